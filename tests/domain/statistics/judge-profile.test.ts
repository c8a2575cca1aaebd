import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeProfiles } from '~/domain/statistics/flags/judge-profile'
import guilford from '../../cases/anomaly_profile_guilford.json'
import { treeDifferences } from './flag-case'

const sheets = guilford.input.scores_judge_item_criterion

describe('reference case', () => {
  it('Guilford’s judges', () => {
    const { tol, ...expected } = guilford.expected
    const profiles = judgeProfiles(sheets)
    expect(treeDifferences(expected, profiles, tol)).toEqual([])
    expect(profiles.halo_judges).toEqual([2])
  })
})

describe('edges', () => {
  const rising = [1, 2, 3, 4, 5, 6].map((mark) => [mark, mark])
  const apart = [
    [1, 4],
    [2, 6],
    [3, 2],
    [4, 5],
    [5, 1],
    [6, 3],
  ]
  it('halo needs six items and others who tell the criteria apart', () => {
    expect(judgeProfiles([rising, apart]).halo_judges).toEqual([0])
    expect(judgeProfiles([rising.slice(1), apart.slice(1)]).halo_judges).toEqual([])
    expect(judgeProfiles([rising, rising]).halo_judges).toEqual([])
  })
  it('identical sheets, and a judge alone', () => {
    expect(judgeProfiles([rising]).judges[0]).toEqual({
      mean: 3.5,
      sd: Math.sqrt(35 / 11),
      leniency_vs_others: null,
      mean_intercriterion_pearson: expect.closeTo(1, 12),
      same_for_mean_of_others: null,
      mean_within_item_sd_across_criteria: 0,
      item_total_spearman_vs_rest: null,
      share_identical_across_criteria: 1,
    })
  })
  it('nothing marked, or a single criterion', () => {
    const nothing = {
      mean: null,
      sd: null,
      leniency_vs_others: null,
      mean_intercriterion_pearson: null,
      same_for_mean_of_others: null,
      mean_within_item_sd_across_criteria: null,
      item_total_spearman_vs_rest: null,
      share_identical_across_criteria: null,
    }
    expect(judgeProfiles([[[null, null]], []])).toEqual({ judges: [nothing, nothing], halo_judges: [] })
    expect(
      judgeProfiles([
        [[4], [6]],
        [[3], [1]],
      ]).judges[0],
    ).toEqual({
      ...nothing,
      mean: 5,
      sd: Math.SQRT2,
      leniency_vs_others: 3,
      item_total_spearman_vs_rest: -1,
    })
  })
  it('others are compared only where the judge marked; half a sheet has no total', () => {
    const [own] = judgeProfiles([
      [
        [2, null],
        [5, 6],
        [9, 8],
        [null, null],
      ],
      [
        [1, 100],
        [4, 4],
        [5, 5],
        [50, 60],
      ],
    ]).judges
    expect(own).toMatchObject({ leniency_vs_others: (1 + 1 + 2 + 4 + 3) / 5, item_total_spearman_vs_rest: 1 })
    expect(own?.same_for_mean_of_others).toBeCloseTo(1, 12)
  })
  it('equal totals of tenths are ties, and a mean that does not vary has no correlation', () => {
    const tenths = [
      [0.1, 0.2, 0.3],
      [0.3, 0.2, 0.1],
      [0.2, 0.2, 0.2],
    ]
    const { judges } = judgeProfiles([
      [
        [1, 2, 3],
        [4, 5, 6],
        [8, 8, 9],
      ],
      tenths,
    ])
    expect(judges.map((judge) => judge.item_total_spearman_vs_rest)).toEqual([null, null])
  })
  it('does not heed the unit or the order of items', () => {
    const mark = fc.integer({ min: 0, max: 5 })
    const sheet = fc.array(fc.tuple(mark, mark, mark), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 2, maxLength: 4 }), (own) => {
        const other = own.map((items) => [...items].reverse().map((marks) => marks.map((each) => each * 8)))
        const [a, b] = [judgeProfiles(own).judges, judgeProfiles(other).judges]
        const free = ({
          mean,
          sd,
          leniency_vs_others,
          mean_within_item_sd_across_criteria,
          ...rest
        }: (typeof a)[0]) => rest
        expect(treeDifferences(a.map(free), b.map(free), 1e-9)).toEqual([])
      }),
    )
  })
})
