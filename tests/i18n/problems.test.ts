import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { dossierProblems } from '~/i18n/messages/dossier-problems'
import { judgingProblems } from '~/i18n/messages/judging-problems'
import { problemMessages } from '~/i18n/messages/problems'

/** Kinds that the code throws by name; those that it computes come from the parts below. */
const THROWN = /(?:inputError\((?:'[^']*'|[\w.]+|`[^`]*`), |new StateError\()'([\w-]+)'/g

it('has a sentence for every problem that the code names', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  )
  const thrown = files.flatMap((file) =>
    [...readFileSync(`app/${file}`, 'utf8').matchAll(THROWN)].map(([, kind = '']) => kind),
  )
  expect(thrown.length).toBeGreaterThan(50)
  expect([...new Set(thrown)].filter((kind) => !(kind in problemMessages.id))).toEqual([])
})

it('holds the sentences of dossiers and of judging', () => {
  for (const part of [dossierProblems, judgingProblems])
    expect(Object.keys(part.id).filter((kind) => !(kind in problemMessages.id))).toEqual([])
})
