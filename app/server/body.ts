import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import type { Request, RequestHandler } from 'express'
import type { UploadedFile } from '~/http/load-context'
import type { Context } from '~/services/context'
import { FILES_AT_ONCE, MAX_FILE_BYTES } from '~/services/evidence-room.server'
import { askToLogInAgain, refuseBody } from './refusal'

const KIB = 1024
const MIB = 1024 * KIB

/** Largest form body by path: the log-in least, pages with long text most. */
const TEXT_FORMS = /^\/(berkas|menilai|kelola|wilayah)\//
export function formLimit(path: string): number {
  if (path === '/masuk') return 16 * KIB
  return TEXT_FORMS.test(path) ? MIB : 64 * KIB
}

async function readText(request: Request, limit: number): Promise<string | null> {
  if (Number(request.get('Content-Length') ?? 0) > limit) return null
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function readMultipart(
  request: Request,
  ctx: Context,
  files: UploadedFile[],
  tooLarge: string[],
): Promise<string | null> {
  const fields = new URLSearchParams()
  const written: Promise<void>[] = []
  let exceeded = false
  const parser = busboy({
    headers: request.headers,
    defParamCharset: 'utf8',
    limits: {
      // Busboy calls a file truncated that only reaches its limit.
      fileSize: MAX_FILE_BYTES + 1,
      files: FILES_AT_ONCE,
      fields: 200,
      fieldSize: MIB,
      parts: 220,
      headerPairs: 20,
    },
  })
  parser.on('field', (name, value, { valueTruncated }) => {
    if (valueTruncated) exceeded = true
    fields.append(name, value)
  })
  for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
    parser.on(limit, () => {
      exceeded = true
    })
  parser.on('file', (field, stream, { filename }) => {
    const hash = createHash('sha256')
    const file: UploadedFile = {
      field,
      name: filename ?? '',
      path: ctx.files.temporary(),
      size: 0,
      sha256: '',
    }
    stream.on('data', (chunk: Buffer) => {
      hash.update(chunk)
      file.size += chunk.length
    })
    files.push(file)
    written.push(
      pipeline(stream, createWriteStream(file.path)).then(async () => {
        file.sha256 = hash.digest('hex')
        // No service ever sees part of a file: it only learns the name, to say so.
        if (!stream.truncated) return
        files.splice(files.indexOf(file), 1)
        tooLarge.push(file.name)
        await rm(file.path, { force: true })
      }),
    )
  })
  try {
    await pipeline(request, parser)
  } finally {
    // A broken connection ends every stream; only then is it known what lies on disk.
    await Promise.allSettled(written)
  }
  await Promise.all(written)
  return exceeded ? null : fields.toString()
}

/**
 * Reads form bodies within their limits before any route sees them: text into memory, files to disk. Files
 * are only read from people who are logged in, and what no service kept is removed after the response.
 */
export function readBody(ctx: Context): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== 'POST') return next()
    const type = (request.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase()
    const files: UploadedFile[] = []
    const tooLarge: string[] = []
    response.locals['files'] = files
    response.locals['tooLarge'] = tooLarge
    response.locals['begun'] = ctx.now()
    response.on('close', () => {
      for (const file of files) void rm(file.path, { force: true })
    })
    try {
      let body: string | null = ''
      if (type === 'multipart/form-data') {
        if (!response.locals['session']) return askToLogInAgain(request, response)
        body = await readMultipart(request, ctx, files, tooLarge)
      } else if (type === 'application/x-www-form-urlencoded' || type === '') {
        body = await readText(request, formLimit(request.path))
      } else return refuseBody(request, response, 415)
      if (body === null) return refuseBody(request, response, 413)
      response.locals['body'] = body
      next()
    } catch {
      for (const file of files) await rm(file.path, { force: true })
      refuseBody(request, response, 400)
    }
  }
}
