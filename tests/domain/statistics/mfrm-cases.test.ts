import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { mfrm } from '~/domain/statistics/mfrm'
import { severityDifferences } from './severity-case'

it('reference case mfrm_guilford_creativity', () => {
  const file = new URL('../../cases/mfrm_guilford_creativity.json', import.meta.url)
  const { input, expected } = JSON.parse(readFileSync(file, 'utf8'))
  const result = mfrm(input.scores_judge_person_criterion, { min: input.min_score, max: input.max_score })
  expect(severityDifferences(expected, { ...result })).toEqual([])
})
