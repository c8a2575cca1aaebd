import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { EXCEPTIONS, findBreaches, listSources } from '#tests/support/import-law'
import { listImports } from '#tests/support/imports'

/** Runs the law over a tree of its own, so that what it finds cannot depend on the real one. */
function judgeTree(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'import-law-'))
  try {
    for (const folder of ['app', 'db', 'scripts']) mkdirSync(join(root, folder))
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true })
      writeFileSync(join(root, name), text)
    }
    return findBreaches(root)
  } finally {
    rmSync(root, { recursive: true })
  }
}

it('holds for every source file', () => {
  expect(listSources('.')).toContain('app/domain/rational.ts')
  expect(findBreaches('.')).toEqual([])
})

it('has no exception for a file that is gone', () => {
  const sources = new Set(listSources('.'))
  expect(EXCEPTIONS.map(({ file }) => file).filter((file) => !sources.has(file))).toEqual([])
})

it.each([
  ['app/domain/a.ts', "import { x } from '~/services/x.server'"],
  ['app/domain/a.ts', "import { readFileSync } from 'node:fs'"],
  ['app/domain/a.ts', "export * from '../http/page'"],
  ['app/domain/a.ts', "type A = import('#db/schema').Schema"],
  ['app/domain/sub/a.ts', "const x = await import('../../i18n')"],
  ['app/forms/a.ts', "import { z } from 'zod'"],
  ['app/i18n/a.ts', "import '~/domain/rational'"],
  ['app/components/a.tsx', "import { useLoaderData } from '@remix-run/react'"],
  ['app/components/a.tsx', "import type { Context } from '~/services/context'"],
  ['app/routes/a.tsx', "import { findPerson } from '#db/queries/people'"],
  ['app/routes/a.tsx', "import type { Schema } from '../../db/schema'"],
  ['app/routes/a.tsx', "import { openContext } from '~/server/context'"],
  ['app/routes/a.tsx', "import { Lucia } from 'lucia'"],
  ['app/services/a.server.ts', "import { page } from '~/http/page'"],
  ['app/services/a.server.ts', "import { connect } from '#db/connect'"],
  ['app/services/a.server.ts', "import Database from 'better-sqlite3'"],
  ['app/exports/a.server.ts', "import { page } from '~/forms/a'"],
  ['app/http/a.server.ts', "import { findPerson } from '#db/queries/people'"],
  ['app/server/workers/a.ts', "import { usePage } from '~/http/page'"],
  ['app/server/jobs.ts', "import { openSqlite as open } from '#db/connect'"],
  ['db/queries/a.ts', "import { rank } from '~/domain/ranking'"],
  ['db/queries/a.ts', "import Papa from 'papaparse'"],
  ['db/migrations/0001-a.ts', "import type { Schema } from '../schema'"],
  ['scripts/a.ts', "import { findPerson } from '#db/queries/people'"],
  ['scripts/a.ts', "import { startServer } from '#tests/support/server'"],
  ['app/a.tsx', "import { openContext } from './server/context'"],
])('names file and import: %s %s', (file, line) => {
  const specifier = /'([^']+)'\)?(\.Schema)?$/.exec(line)?.[1]
  const breaches = judgeTree({ [file]: `\n${line}\n` })
  expect(breaches.map((breach) => breach.split(': ')[0])).toEqual([`${file}:2 imports ${specifier}`])
})

it.each([
  ['app/domain/a.ts', "import * as z from 'zod/mini'\nimport { rank } from './ranking'"],
  ['app/services/a.server.ts', "import type { Db } from '#db/connect'\nimport { x } from '#db/queries/x'"],
  ['app/http/lucia-adapter.server.ts', "import { x } from '#db/queries/x'\nimport { Lucia } from 'lucia'"],
  ['app/server/context.ts', "import { connect } from '#db/connect'"],
  ['app/root.tsx', "import styles from './styles/index.css?url'\nimport { A } from './components/a'"],
  ['db/queries/a.ts', "import { type A } from '~/domain/a'\nimport type { B } from '~/domain/b'"],
  ['scripts/a.ts', "import { openContext } from '../app/server/context'"],
])('allows: %s', (file, text) => {
  expect(judgeTree({ [file]: text })).toEqual([])
})

it.each(['Date.now()', 'new Date()', 'Date()', 'Math.random()', 'process.env.TZ', 'crypto.randomUUID()'])(
  'keeps clock, chance and process out of the domain: %s',
  (use) => {
    const breaches = judgeTree({ 'app/domain/a.ts': `export const a = () =>\n  ${use}\n` })
    expect(breaches.map((breach) => breach.slice(0, 18))).toEqual(['app/domain/a.ts:2:'])
  },
)

it('lets the domain handle times it is given', () => {
  const text = 'export const later = (at: Date) => new Date(at.getTime() + 1)\nexport const process = 1\n'
  expect(judgeTree({ 'app/domain/a.ts': text })).toEqual([])
})

it('tells type imports from others', () => {
  const text = [
    "import type { A } from './a'",
    "import { type B, c as d } from './b'",
    "export type { E } from './e'",
    "import './f'",
    "const g = () => import('./g')",
  ].join('\n')
  expect(listImports('x.ts', text)).toEqual([
    { specifier: './a', typeOnly: true, names: ['A'], line: 1 },
    { specifier: './b', typeOnly: false, names: ['B', 'c'], line: 2 },
    { specifier: './e', typeOnly: true, names: [], line: 3 },
    { specifier: './f', typeOnly: false, names: [], line: 4 },
    { specifier: './g', typeOnly: false, names: [], line: 5 },
  ])
})
