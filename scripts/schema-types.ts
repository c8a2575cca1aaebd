import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { generateSchemaTypes } from '#db/sqlite/schema-types'

/** Writes db/schema.ts from the migrations: run after adding one. */
const target = fileURLToPath(new URL('../db/schema.ts', import.meta.url))
writeFileSync(target, await generateSchemaTypes())
