import type { Rules } from '~/domain/rules'

export const STAGE = 'proposal'
export const FORM_FIELD = 'ringkasan'
export const codeOf = (index: number) => `kriteria-${index + 1}`

const YEAR = 365 * 86_400_000

/** Rules whose one stage has that many criteria of 0–100 points and is open for a year on both sides of `now`. */
export function loadRules(criteria: number, now: Date): Rules {
  const window = {
    opensAt: new Date(now.getTime() - YEAR).toISOString(),
    closesAt: new Date(now.getTime() + YEAR).toISOString(),
  }
  return {
    schema: 1,
    name: 'Lomba Inovasi Kelurahan',
    year: now.getFullYear(),
    tier: 'nasional',
    hostRegion: { code: 'ID', name: 'Indonesia' },
    zone: 'WIB',
    unit: 'innovation',
    wardKind: 'kelurahan',
    submission: { ...window, release: 'account', entriesPerWard: 'one_per_category' },
    categories: [
      {
        code: 'umum',
        name: 'Umum',
        form: {
          code: 'beban',
          name: { id: 'Formulir', en: 'Form' },
          description: { id: 'Formulir', en: 'Form' },
          sections: [{ code: 'isi', name: { id: 'Isi', en: 'Content' } }],
          fields: [
            {
              code: FORM_FIELD,
              section: 'isi',
              type: 'text',
              size: 'long',
              required: true,
              maxWords: 500,
              label: { id: 'Ringkasan', en: 'Summary' },
            },
          ],
          evidence: [],
        } as never,
      },
    ],
    stages: [
      {
        code: STAGE,
        name: 'Penilaian proposal',
        kind: 'proposal',
        judgeLabel: 'juri',
        ...window,
        partition: 'whole',
        conflictLevel: 'none',
        sealed: false,
        blind: false,
        assignment: 'all',
        instrument: {
          weighting: 'absolute',
          weightSum: String(criteria),
          criteria: Array.from({ length: criteria }, (_, index) => ({
            code: codeOf(index),
            parent: null,
            name: `Kriteria ${index + 1}`,
            type: 'number' as const,
            ...{ min: '0', max: '100', step: '1', weight: '1' },
            filledBy: 'judge' as const,
            required: true,
            reason: 'optional' as const,
          })),
        },
        totalling: {
          contribution: 'hundred',
          order: 'sheets-first',
          aggregate: { kind: 'mean' },
          rounding: [],
          minimumSheets: 1,
        },
        combination: { weight: '100', maximum: '100' },
        advance: null,
      },
    ],
    finalRounding: null,
    tieBreaks: [{ kind: 'criterion-weight-descending' }, { kind: 'lower-median' }],
    awards: [],
    independenceStatement: 'Saya menilai dengan jujur dan tidak memihak.',
  }
}
