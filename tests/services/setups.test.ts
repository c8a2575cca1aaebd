import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { setupTemplates } from '#db/templates/setups'
import { useTestContext } from '#tests/support/context'
import { draftOf, fillGaps, runThrough } from '#tests/support/setup-run'
import { leaves } from '~/domain/instrument'
import { checkRules } from '~/domain/rules-check'
import { rulesSchema } from '~/forms/rules'
import { verifyFile } from '~/services/verify-report.server'

const CODES = ['lomba-kelurahan-19-aspek', 'jakarta-barat-2024', 'cilegon-2022', 'jawa-barat']

/** What keeps a draft from opening, by stage. */
function gaps(code: string) {
  const found = new Map<string, Set<string>>()
  for (const { stage, part, kind } of checkRules(draftOf(code))) {
    const where = stage ?? part
    found.set(where, (found.get(where) ?? new Set()).add(kind))
  }
  return [...found].map(([where, kinds]) => [where, [...kinds]])
}

it('all load as drafts, and ask for what their sources do not say', () => {
  expect(setupTemplates.map(({ code }) => code)).toEqual(CODES)
  for (const code of CODES) expect(rulesSchema.safeParse(draftOf(code)).success).toBe(true)
  const unknown = ['no_criteria', 'missing_stage_weight']
  const uncut = ['bad_advance', ...unknown]
  expect(gaps('jakarta-barat-2024')).toEqual([
    ['kecamatan', ['missing_closing']],
    ['administrasi', unknown],
    ['lapangan', unknown],
  ])
  expect(gaps('cilegon-2022')).toEqual([
    ['administrasi', unknown],
    ['paparan', unknown],
    ['lapangan', unknown],
  ])
  expect(gaps('jawa-barat')).toEqual([
    ['kecamatan', ['bad_advance', 'no_criteria']],
    ['administrasi', uncut],
    ['lapangan', unknown],
  ])
  expect(gaps('lomba-kelurahan-19-aspek')).toEqual([
    [
      'administrasi',
      [
        'bad_advance',
        'missing_range',
        'missing_step',
        'missing_weight_sum',
        'missing_weight',
        'missing_stage_weight',
      ],
    ],
    ['lapangan', uncut],
    ['pemaparan', unknown],
  ])
})

it('open once the gaps are filled', () => {
  for (const code of CODES) expect([code, checkRules(fillGaps(draftOf(code)))]).toEqual([code, []])
})

describe('run through', () => {
  const run = async (code: string, kecamatan: number, wards: number, counts: Record<string, number> = {}) => {
    const ctx = await useTestContext()
    const done = await runThrough(ctx, fillGaps(draftOf(code), counts), kecamatan, wards)
    const { findings } = await verifyFile(join(ctx.dataDir, 'sinilai.sqlite'), null)
    expect(findings).toEqual([])
    return done.counts
  }

  it('Jakarta Barat 2024: 24 → 8 → 3 → 1', async () => {
    expect(await run('jakarta-barat-2024', 8, 4)).toEqual([
      ['administrasi', 24, 8],
      ['lapangan', 8, 3],
      ['penetapan', 3, 1],
    ])
  })

  it('Cilegon 2022: 8 → 5 → 2, each judge on the criteria of their sector', async () => {
    expect(await run('cilegon-2022', 8, 1)).toEqual([
      ['administrasi', 8, 5],
      ['paparan', 5, 2],
      ['lapangan', 2, 2],
    ])
  })

  it('a Jawa Barat flow: every kelurahan in its kecamatan, a plenary after each stage', async () => {
    expect(await run('jawa-barat', 3, 4, { kecamatan: 2, administrasi: 3 })).toEqual([
      ['kecamatan', 12, 6],
      ['administrasi', 6, 3],
      ['lapangan', 3, 3],
    ])
  })

  it('a lomba kelurahan: 19 aspects', async () => {
    expect(
      leaves(
        draftOf('lomba-kelurahan-19-aspek').stages[0]?.instrument ?? {
          weighting: 'absolute',
          weightSum: null,
          criteria: [],
        },
      ).length,
    ).toBe(19)
    expect(await run('lomba-kelurahan-19-aspek', 2, 4, { administrasi: 4, lapangan: 2 })).toEqual([
      ['administrasi', 8, 4],
      ['lapangan', 4, 2],
      ['pemaparan', 2, 2],
    ])
  })
})
