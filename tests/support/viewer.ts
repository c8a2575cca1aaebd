import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import express from 'express'
import type { Page } from 'playwright-core'
import { AXE, openPage } from './browser'

/** A document as somebody got it. */
export interface Shown {
  name: string
  path: string
  status: number
  html: string
}

export interface Viewer {
  page: Page
  /**
   * Shows the very document that a server gave, so that answers to forms and other people's pages can be looked at.
   * @throws when the browser got another one
   */
  show(document: Shown): Promise<void>
  /** What the scripts of the shown document have thrown since it was shown. */
  errors(): string[]
  close(): Promise<void>
}

/** A page of a fresh profile, with axe-core in it, that shows documents with the build's assets around them. */
export async function openViewer(): Promise<Viewer> {
  let shown: Shown | undefined
  const assets = express.static(resolve('build', 'client'), { immutable: true, maxAge: '1h' })
  const app = express().use((request, response, next) => {
    if (shown && request.originalUrl === shown.path)
      response.status(shown.status).type('html').set('Cache-Control', 'no-store').send(shown.html)
    else next()
  }, assets)
  const server = createServer(app)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const page = await openPage({})
  await page.addInitScript(AXE)
  let errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  return {
    page,
    async show(document) {
      shown = document
      errors = []
      const response = await page.goto(origin + document.path)
      if ((await response?.text()) !== document.html) throw new Error(`${document.path} shows something else`)
    },
    errors: () => errors,
    async close() {
      await page.context().close()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
