import { expect, it } from 'vitest'
import { useTestContext } from '#tests/support/context'
import { ANSWERS, addDossierWorld, DOSSIER_RULES, submitted } from '#tests/support/dossiers'
import { SYSTEM } from '~/domain/actors'
import type { Rules } from '~/domain/rules'
import { viewDraft } from '~/services/dossiers.server'
import { readRevision } from '~/services/revisions.server'
import { freezeRules } from '~/services/rules-freeze.server'
import { withdrawDossier } from '~/services/submissions.server'
import { transact } from '~/services/transact.server'

/** The same rules with another name of the field `summary`. */
const renamed = (rules: Rules): Rules => ({
  ...rules,
  categories: rules.categories.map((category) => ({
    ...category,
    form: {
      ...category.form,
      fields: category.form.fields.map((field) =>
        field.code === 'summary' ? { ...field, label: { id: 'Intisari', en: 'Essence' } } : field,
      ),
    },
  })),
})

it('a submitted dossier keeps the form that it was written with, a draft gets the one in force', async () => {
  const ctx = await useTestContext()
  const world = await addDossierWorld(ctx)
  const { uid, revision } = await submitted(ctx, world)
  await withdrawDossier(ctx, world.drafter, { uid })
  const { id: guidelineId } = await ctx.db.selectFrom('guideline').select('id').executeTakeFirstOrThrow()
  const { id: competitionId, uid: competition } = world.competition
  await transact(ctx, SYSTEM, { type: 'rules.changed', competition }, async (tx, record) => {
    await freezeRules(tx, record, {
      ...{ competitionId, guidelineId, rules: renamed(DOSSIER_RULES), at: ctx.now().toISOString() },
      ...{ approvalId: null, reason: 'Nama bagian' },
    })
  })
  const nameOf = ({ fields }: { fields: readonly { code: string; label: { id: string } }[] }) =>
    fields.find(({ code }) => code === 'summary')?.label.id
  const old = await readRevision(ctx, world.drafter, revision, 'full')
  expect([nameOf(old.form), old.content.values['summary']]).toEqual(['Ringkasan', ANSWERS['summary']])
  const now = await viewDraft(ctx, world.drafter, uid)
  expect([nameOf(now.form), now.values['summary']?.value]).toEqual(['Intisari', ANSWERS['summary']])
})
