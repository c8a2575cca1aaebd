import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fieldTypes } from '~/domain/fields'
import { problemMessages } from '~/i18n/messages/problems'

const files = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name)
    return entry.isDirectory() ? files(path) : path.endsWith('.ts') ? [path] : []
  })

/** Kinds that code names in a thrown error: `StateError('kind'`, `inputError('field', 'kind'`. */
function thrownKinds(): string[] {
  const sources = files('app/services')
    .concat(files('app/forms'))
    .map((path) => readFileSync(path, 'utf8'))
  const state = sources.flatMap((text) =>
    [...text.matchAll(/StateError\(\s*'(\w+)'/g)].map(([, kind]) => kind ?? ''),
  )
  const input = sources.flatMap((text) =>
    [...text.matchAll(/inputError\(\s*[^,()]+,\s*'([\w-]+)'/g)].map(([, kind]) => kind ?? ''),
  )
  return [...new Set([...state, ...input])].sort()
}

it('has a sentence for every problem that a service throws', () => {
  const kinds = thrownKinds()
  expect(kinds.length).toBeGreaterThan(50)
  expect(kinds.filter((kind) => !Object.hasOwn(problemMessages.id, kind))).toEqual([])
})

it('knows field types whose problems it can say', () => {
  expect(Object.keys(fieldTypes).length).toBeGreaterThan(5)
  expect(Object.hasOwn(problemMessages.id, 'too-many-words')).toBe(true)
})

it('tells a dossier that changed from rules that changed', () => {
  const { draft_changed, rules_draft_changed } = problemMessages.id
  expect(draft_changed).toContain('Isi berkas')
  expect(rules_draft_changed).toContain('Ketentuan')
})
