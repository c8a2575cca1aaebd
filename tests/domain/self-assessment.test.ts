import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withSelfAssessment } from '#tests/support/attendance'
import { RULES } from '#tests/support/competition'
import { criterion, instrument } from '#tests/support/rules'
import { type CriterionNode, criterionGrid, formatMark, isOnGrid } from '~/domain/criteria'
import { checkValue } from '~/domain/fields'
import { leaves } from '~/domain/instrument'
import {
  claimField,
  dossierCategory,
  markOfDecimal,
  noteField,
  readClaims,
  SELF_SECTION,
} from '~/domain/self-assessment'
import { findGaps } from '~/domain/sheet-input'

const steps = fc.constantFrom('1', '5', '0.5', '0.25', '0.1', '0.05', '0.125', '20')
const numbered = steps.map((step) => criterion('a', { min: '-20', max: '100', step, filledBy: 'team' }))
const levelled: CriterionNode = {
  ...{ code: 'a', name: 'A', parent: null, type: 'levels', weight: '1', filledBy: 'team' },
  ...{ required: true, reason: 'none' },
  levels: ['0', '37.5', '100'].map((value) => ({ value, label: `Nilai ${value}` })),
}
const leaf = fc.oneof(numbered, fc.constant(levelled))
const marks = leaf.chain((node) => {
  const grid = criterionGrid(node)
  const all = Array.from({ length: grid.max - grid.min + 1 }, (_, index) => grid.min + index)
  return fc.record({
    node: fc.constant(node),
    mark: fc.constantFrom(...all.filter((mark) => isOnGrid(grid, mark))),
  })
})
const stageOf = (node: CriterionNode) => ({ code: 'proposal', instrument: instrument([node]) })

describe('what a team says of itself', () => {
  it('is every mark that its criterion has, exactly, and no other', () => {
    fc.assert(
      fc.property(marks, ({ node, mark }) => {
        expect(markOfDecimal(node, formatMark(node, mark))).toBe(mark)
      }),
    )
    expect(markOfDecimal(levelled, '50')).toBe(null)
    for (const text of ['', 'tujuh', '37,5', '1e3']) expect(markOfDecimal(levelled, text)).toBe(null)
  })

  it('is asked by a field that takes each of its marks', () => {
    fc.assert(
      fc.property(marks, ({ node, mark }) => {
        const [stage] = RULES.stages
        if (!stage) throw new Error('no stage')
        const rules = { ...RULES, stages: [{ ...stage, instrument: instrument([node]) }] }
        const form = dossierCategory(rules, 'lingkungan')?.form
        const field = form?.fields.find(({ code }) => code === claimField('proposal', 'a'))
        expect(field?.section).toBe(SELF_SECTION)
        if (field) expect(checkValue(field, formatMark(node, mark))).toEqual([])
      }),
    )
  })

  it('is absent without an answer, and never zero', () => {
    expect(readClaims(stageOf(levelled), [{}, { [noteField('proposal', 'a')]: 'Belum tahu' }])).toEqual({})
    expect(readClaims(stageOf(levelled), [{}, { [claimField('proposal', 'a')]: '0' }])).toEqual({
      a: { mark: 0, value: '0', note: '' },
    })
  })

  it('needs a reason of whoever differs, and none of whoever confirms', () => {
    fc.assert(
      fc.property(marks, fc.boolean(), fc.boolean(), ({ node, mark }, confirms, explains) => {
        const claims = { a: { mark: confirms ? mark : null } }
        const reasons: Record<string, string> = explains ? { a: 'Sebab' } : {}
        const content = { marks: { a: mark }, reasons }
        const kinds = findGaps(leaves(instrument([node])), content, claims).map(({ kind }) => kind)
        expect(kinds).toEqual(confirms || explains ? [] : ['claim_reason_missing'])
      }),
    )
  })
})

it('leaves a form as it is where no criterion asks the team', () => {
  expect(dossierCategory(RULES, 'lingkungan')?.form).toBe(RULES.categories[0]?.form)
  const form = dossierCategory(withSelfAssessment(RULES), 'lingkungan')?.form
  expect(form?.sections.map(({ code }) => code)).toEqual(['umum', SELF_SECTION])
})
