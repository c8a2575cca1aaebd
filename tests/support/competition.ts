import { insertDerivedRows } from '#db/queries/derived-rules'
import { insertRulesDraft } from '#db/queries/rules-drafts'
import type { Actor } from '~/domain/actors'
import { SYSTEM } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { deriveRows } from '~/domain/derive-rows'
import type { Form } from '~/domain/fields/form'
import type { Rules } from '~/domain/rules'
import type { Context } from '~/services/context'
import { newUid, sha256Hex } from '~/services/ids.server'
import { transact } from '~/services/transact.server'

/** A few regions of Kota Tangerang, and what stands above them. Karawaci is a kecamatan and a kelurahan. */
export const REGIONS = [
  ['ID', 'Indonesia', 'nasional', null],
  ['36', 'Banten', 'provinsi', 'ID'],
  ['36.71', 'Kota Tangerang', 'kota', '36'],
  ['36.71.01', 'Tangerang', 'kecamatan', '36.71'],
  ['36.71.01.1001', 'Sukarasa', 'kelurahan', '36.71.01'],
  ['36.71.01.1002', 'Sukaasih', 'kelurahan', '36.71.01'],
  ['36.71.07', 'Karawaci', 'kecamatan', '36.71'],
  ['36.71.07.1001', 'Karawaci', 'kelurahan', '36.71.07'],
  ['36.71.07.1004', 'Nusa Jaya', 'kelurahan', '36.71.07'],
  ['36.74', 'Kota Tangerang Selatan', 'kota', '36'],
  ['36.74.01', 'Serpong', 'kecamatan', '36.74'],
  ['36.74.01.1001', 'Buaran', 'kelurahan', '36.74.01'],
] as const

export async function addRegions(ctx: Context): Promise<void> {
  const rows = REGIONS.map(([code, name, level, parent_code]) => ({ code, name, level, parent_code }))
  await ctx.db
    .insertInto('region')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const criterion = (code: string, name: string, weight: string) => ({
  code,
  parent: null,
  name,
  type: 'number' as const,
  min: '0',
  max: '100',
  step: '1',
  weight,
  filledBy: 'judge' as const,
  required: true,
  reason: 'optional' as const,
})

const FORM: Form = {
  code: 'formulir-uji',
  name: { id: 'Formulir uji', en: 'Test form' },
  description: { id: 'Untuk pengujian', en: 'For tests' },
  sections: [{ code: 'umum', name: { id: 'Umum', en: 'General' } }],
  fields: [
    {
      code: 'ringkasan',
      section: 'umum',
      type: 'text',
      size: 'long',
      label: { id: 'Ringkasan', en: 'Summary' },
      required: true,
      maxWords: 200,
    },
  ],
  evidence: [],
} as unknown as Form

/** Complete rules of a small competition of Kota Tangerang, open for submission and scoring at the test clock. */
export const RULES: Rules = {
  schema: 1,
  name: 'Lomba Inovasi Kelurahan Kota Tangerang',
  year: 2026,
  tier: 'kota',
  hostRegion: { code: '36.71', name: 'Kota Tangerang' },
  zone: 'WIB',
  unit: 'innovation',
  wardKind: 'kelurahan',
  submission: {
    opensAt: '2026-02-01T01:00:00.000Z',
    closesAt: '2026-03-31T16:59:00.000Z',
    release: 'account',
    entriesPerWard: 'one_per_category',
  },
  categories: [{ code: 'lingkungan', name: 'Lingkungan', form: FORM }],
  stages: [
    {
      code: 'proposal',
      name: 'Penilaian proposal',
      kind: 'proposal',
      judgeLabel: 'juri',
      opensAt: '2026-03-01T01:00:00.000Z',
      closesAt: '2026-04-30T16:59:00.000Z',
      partition: 'whole',
      conflictLevel: 'kecamatan',
      sealed: false,
      blind: false,
      assignment: 'all',
      instrument: {
        weighting: 'absolute',
        weightSum: '100',
        criteria: [criterion('kebaruan', 'Kebaruan', '40'), criterion('dampak', 'Dampak', '60')],
      },
      totalling: {
        contribution: 'hundred',
        order: 'sheets-first',
        aggregate: { kind: 'mean' },
        rounding: [],
        minimumSheets: 2,
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

/** A competition whose rules no. 1 are frozen, written as the opening writes them but without its two people. */
export async function addOpenCompetition(
  ctx: Context,
  by: Actor,
  rules: Rules = RULES,
  slug = 'lomba-uji-2026',
) {
  await addRegions(ctx)
  const at = ctx.now().toISOString()
  const content = canonicalJson(rules as never)
  const uid = newUid(ctx)
  return transact(ctx, SYSTEM, { type: 'competition.opened', competition: uid }, async (tx, record) => {
    const competition = await record.insert('competition', {
      uid,
      slug,
      name: rules.name,
      year: rules.year,
      tier: rules.tier,
      host_region: rules.hostRegion.code,
      host_region_name: rules.hostRegion.name,
      zone: rules.zone,
      unit: rules.unit,
      opened_at: at,
      created_by: by.id,
      created_at: at,
    })
    const guideline = await record.insert('guideline', {
      competition_id: competition.id,
      none_reason: 'Pengujian',
      added_by: by.id ?? 0,
      added_at: at,
    })
    const frozen = await record.insert('rules', {
      competition_id: competition.id,
      number: 1,
      content,
      sha256: sha256Hex(content),
      guideline_id: guideline.id,
      frozen_at: at,
    })
    await insertDerivedRows(tx, frozen.id, deriveRows(rules))
    await insertRulesDraft(tx, {
      competition_id: competition.id,
      version: 1,
      content,
      updated_by: by.id,
      updated_at: at,
    })
    return { competition, rulesId: frozen.id }
  })
}
