import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { DERIVED, OPERATIONAL, RECORDED, REFERENCE, SEALED } from '#db/recorded'
import { generateSchemaTypes } from '#db/sqlite/schema-types'
import { useTestContext } from '#tests/support/context'

it('has types that equal the migrations', async () => {
  const generated = execFileSync('node_modules/.bin/biome', ['format', '--stdin-file-path=db/schema.ts'], {
    input: await generateSchemaTypes(),
    encoding: 'utf8',
  })
  expect(readFileSync('db/schema.ts', 'utf8')).toBe(generated)
})

it('lists every table as recorded, derived, operational or reference, and makes all of them strict', async () => {
  const ctx = await useTestContext()
  const { rows } = await sql<{ name: string; strict: number }>`
    SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`.execute(
    ctx.db,
  )
  const listed = [...Object.keys(RECORDED), ...DERIVED, ...OPERATIONAL, ...REFERENCE, 'event', 'migration']
  expect(rows.map(({ name }) => name).sort()).toEqual(listed.sort())
  expect(rows.filter(({ strict }) => !strict)).toEqual([])
})

it('keeps no floating-point column in a recorded table', async () => {
  const ctx = await useTestContext()
  for (const table of Object.keys(RECORDED)) {
    const { rows } = await sql<{ type: string }>`SELECT type FROM pragma_table_info(${table})`.execute(ctx.db)
    expect(rows.filter(({ type }) => type !== 'INTEGER' && type !== 'TEXT')).toEqual([])
  }
})

it('lets no sealed text go without its recorded erasure', async () => {
  const ctx = await useTestContext()
  const { rows } = await sql<{ name: string }>`
    SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%\\_erased' ESCAPE '\\'`.execute(
    ctx.db,
  )
  const sealed = Object.entries(SEALED).flatMap(([table, columns]) =>
    columns.map((column) => `${table}_${column}_erased`),
  )
  expect(rows.map(({ name }) => name).sort()).toEqual(sealed.sort())
})
