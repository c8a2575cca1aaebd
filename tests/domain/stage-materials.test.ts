import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RULES } from '#tests/support/competition'
import type { Rules, Stage } from '~/domain/rules'
import { findStage, withSchedule } from '~/domain/rules'
import { compareRules, withTimesOf } from '~/domain/rules-changes'
import { checkRules } from '~/domain/rules-check'
import {
  materialExtensions,
  materialsTarget,
  materialsWindow,
  missingMaterials,
  type StageMaterials,
  stageOfTarget,
} from '~/domain/stage-materials'
import { windowState } from '~/domain/time'
import { parseForm } from '~/forms/parse'
import { rulesSchema } from '~/forms/rules'

const ITEMS: StageMaterials['items'] = [
  { code: 'tayangan', label: 'Bahan tayang', kind: 'pdf', required: true },
  { code: 'video', label: 'Video', kind: 'link', required: false },
]
const asking = (fields: Partial<StageMaterials> = {}, stage: Partial<Stage> = {}): Rules => ({
  ...RULES,
  stages: RULES.stages.map((one) => ({
    ...one,
    ...stage,
    materials: { closesAt: '2026-03-20T16:59:00.000Z', dossier: false, items: ITEMS, ...fields },
  })),
})

describe('materials of a stage', () => {
  it('are read as they are, and rules without them have no trace of them', () => {
    expect(parseForm(rulesSchema, asking())).toEqual(asking())
    expect(Object.hasOwn(parseForm(rulesSchema, RULES).stages[0] ?? {}, 'materials')).toBe(false)
    expect(() => parseForm(rulesSchema, asking({ items: Array(7).fill(ITEMS[0]) }))).toThrow()
  })

  it.each<[string[], Rules]>([
    [[], asking()],
    [['missing_materials_closing'], asking({ closesAt: null })],
    [['materials_after_stage'], asking({ closesAt: '2027-03-20T16:59:00.000Z' })],
    [['improved_while_scored'], asking({ dossier: true }, { opensAt: null })],
    [['improved_while_scored'], asking({ dossier: true }, { opensAt: '2026-03-20T16:00:00.000Z' })],
    [[], asking({ dossier: true }, { opensAt: '2026-03-21T01:00:00.000Z' })],
    [['materials_name_people'], asking({}, { blind: true })],
  ])('%# %j', (kinds, rules) => {
    expect(checkRules(rules).map(({ kind }) => kind)).toEqual(kinds)
  })

  it('have a closing time that is moved for everybody by itself, and given to one entry', () => {
    const rules = asking()
    const target = materialsTarget('proposal')
    expect([stageOfTarget(target), stageOfTarget('proposal'), stageOfTarget('@proposal')]).toEqual([
      ...['proposal', null, null],
    ])
    const later = '2026-03-25T16:59:00.000Z'
    const moved = withSchedule(rules, [{ target, bound: 'closes', newAt: later }])
    const stage = findStage(moved, 'proposal')
    expect([stage?.materials?.closesAt, stage?.closesAt]).toEqual([later, RULES.stages[0]?.closesAt])
    const given = [
      { target: 'submission', until: '2026-06-01T00:00:00.000Z' },
      { target, until: '2026-03-27T16:59:00.000Z' },
    ]
    const window = stage && materialsWindow(stage)
    if (!window) throw new Error('no window')
    const extensions = materialExtensions('proposal', given)
    const at = (moment: string) => windowState(window, extensions, moment)
    expect([at('2026-03-27T16:59:59.999Z'), at('2026-03-27T17:00:00.000Z')]).toEqual(['open', 'closed'])
  })

  it('keep the time in force when the rules change', () => {
    const moved = asking({ closesAt: '2026-03-25T16:59:00.000Z' })
    const next = asking({ items: ITEMS.slice(0, 1) })
    expect(findStage(withTimesOf(next, moved), 'proposal')?.materials).toEqual({
      ...{ closesAt: '2026-03-25T16:59:00.000Z', dossier: false, items: ITEMS.slice(0, 1) },
    })
    expect(compareRules(asking(), moved).stages).toEqual([])
    expect(compareRules(asking(), next).stages.map(({ kind }) => kind)).toEqual(['other'])
  })

  it('lack exactly the demanded items that nothing was given for', () => {
    const item = fc.record({ code: fc.constantFrom('a', 'b', 'c', 'd'), required: fc.boolean() })
    fc.assert(
      fc.property(fc.uniqueArray(item, { selector: ({ code }) => code }), fc.array(item), (asked, given) => {
        const items = asked.map(({ code, required }) => ({
          code,
          required,
          label: code,
          kind: 'pdf' as const,
        }))
        const missing = missingMaterials({ items }, given)
        for (const { code, required } of items)
          expect(missing.includes(code)).toBe(required && !given.some((one) => one.code === code))
      }),
    )
  })
})
