import { expect, it } from 'vitest'
import { useTestContext } from '#tests/support/context'
import { addDossierWorld, DOSSIER_RULES, submitted } from '#tests/support/dossiers'
import type { Rules } from '~/domain/rules'
import { viewImpact } from '~/services/impact.server'
import { returnDossier } from '~/services/submissions.server'

const RULES: Rules = {
  ...DOSSIER_RULES,
  categories: DOSSIER_RULES.categories.map((category) => ({
    ...category,
    form: {
      ...category.form,
      fields: category.form.fields.map((field) =>
        field.code === 'beneficiaries' && field.type === 'number'
          ? { ...field, concept: { code: 'beneficiaries', unit: 'person' } }
          : field,
      ),
    },
  })),
}

it('adds up what submitted dossiers give, and nothing that was sent back', async () => {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx, RULES)
  const rows = async () =>
    (await viewImpact(ctx, world.organizer, 'lomba-uji-2026')).rows.map(({ name, unit, totals }) => [
      ...[name.id, unit.id],
      totals,
    ])
  expect(await rows()).toEqual([])
  await submitted(ctx, world, 'lingkungan')
  const second = await submitted(ctx, world, 'layanan')
  expect(await rows()).toEqual([['Penerima manfaat', 'orang', [{ total: '2500', dossiers: 2 }]]])
  await returnDossier(ctx, world.verifier, { uid: second.uid, reason: 'Lengkapi', notes: {}, until: null })
  expect(await rows()).toEqual([['Penerima manfaat', 'orang', [{ total: '1250', dossiers: 1 }]]])
})

it('is for those who run the competition and the inspector alone', async () => {
  const ctx = await useTestContext()
  const { drafter, verifier } = await addDossierWorld(ctx, RULES)
  for (const actor of [drafter, verifier])
    await expect(viewImpact(ctx, actor, 'lomba-uji-2026')).rejects.toThrow('competition.view_setup')
})
