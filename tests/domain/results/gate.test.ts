import { describe, expect, it } from 'vitest'
import {
  canOverride,
  findGateObstacles,
  type GateFacts,
  judgeGate,
  type Obstacle,
  obstacleKey,
} from '~/domain/results/gate'

const NOTHING: GateFacts = {
  openMeetings: [],
  earlierMeetings: [],
  changedRules: [],
  ranked: 3,
  missingSheets: [],
  unranked: [],
  ties: [],
  unsignedStatements: [],
  unsignedRecapitulations: [],
  openObjections: [],
  waitingImports: [],
  lateSheets: [],
}

const tie = { per: 'whole', code: null, entries: ['a', 'b'] } as const

/** Every kind with the facts that make it. */
const KINDS: [Partial<GateFacts>, Obstacle][] = [
  [
    { openMeetings: [{ stage: 'final', kecamatan: null }] },
    { kind: 'plenary_open', stage: 'final', kecamatan: null },
  ],
  [{ ranked: 0 }, { kind: 'no_ranking' }],
  [
    { earlierMeetings: [{ stage: 'proposal', kecamatan: '36.71.01' }] },
    { kind: 'earlier_plenary_open', stage: 'proposal', kecamatan: '36.71.01' },
  ],
  [
    { changedRules: [{ stage: 'final', meeting: 1, now: 2 }] },
    { kind: 'rules_changed_since', stage: 'final', meeting: 1, now: 2 },
  ],
  [
    { ties: [{ ...tie, entries: [...tie.entries] }] },
    { kind: 'tie_unresolved', ...tie, entries: ['a', 'b'] },
  ],
  [
    { missingSheets: [{ stage: 'final', entry: 'a', count: 2 }] },
    { kind: 'sheets_missing', stage: 'final', entry: 'a', count: 2 },
  ],
  [{ unranked: ['a'] }, { kind: 'unranked', entry: 'a' }],
  [
    { lateSheets: [{ stage: 'final', count: 1 }] },
    { kind: 'late_sheet_undecided', stage: 'final', count: 1 },
  ],
  [
    { waitingImports: [{ import: 'i', stage: 'final' }] },
    { kind: 'import_unconfirmed', import: 'i', stage: 'final' },
  ],
  [{ unsignedStatements: ['s'] }, { kind: 'statement_unsigned', seat: 's' }],
  [{ unsignedRecapitulations: ['d'] }, { kind: 'recapitulation_unsigned', document: 'd' }],
  [
    { openObjections: [{ objection: 'o', result: 1 }] },
    { kind: 'objection_open', objection: 'o', result: 1 },
  ],
]

const brief = (facts: Partial<GateFacts>) => findGateObstacles({ ...NOTHING, ...facts })

describe('the gate', () => {
  it('is free where nothing stands in the way', () => {
    expect(judgeGate(brief({}), [])).toEqual({ lines: [], free: true })
    expect(brief({ lateSheets: [{ stage: 'final', count: 0 }] })).toEqual([])
  })

  it.each(KINDS)('names %j', (facts, obstacle) => {
    expect(brief(facts)).toEqual([obstacle])
  })

  it('names them all at once, each once', () => {
    const all = findGateObstacles(Object.assign({}, NOTHING, ...KINDS.map(([facts]) => facts)))
    const kinds = all.map(({ kind }) => kind)
    // The entry whose sheets are missing has no place for that very reason.
    expect(kinds.sort()).toEqual(
      KINDS.map(([, { kind }]) => kind)
        .filter((kind) => kind !== 'unranked')
        .sort(),
    )
  })

  it('can be overridden but for the open meeting and the missing ranking', () => {
    const fixed = KINDS.map(([, obstacle]) => obstacle).filter((obstacle) => !canOverride(obstacle))
    expect(fixed.map(({ kind }) => kind)).toEqual(['plenary_open', 'no_ranking'])
    for (const obstacle of fixed)
      expect(judgeGate([obstacle], [{ obstacle: obstacleKey(obstacle) }]).free).toBe(false)
  })

  it('holds an override for exactly the obstacle that was overridden', () => {
    const two = brief({ missingSheets: [{ stage: 'final', entry: 'a', count: 2 }] })
    const three = brief({ missingSheets: [{ stage: 'final', entry: 'a', count: 3 }] })
    const overrides = two.map((obstacle) => ({ obstacle: obstacleKey(obstacle) }))
    expect(judgeGate(two, overrides).free).toBe(true)
    expect(judgeGate(three, overrides)).toEqual({
      lines: [{ obstacle: three[0], override: null }],
      free: false,
    })
  })
})
