import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RULES } from '#tests/support/competition'
import { useTestContext } from '#tests/support/context'
import {
  addDossierWorld,
  completeDraft,
  DOSSIER_FORM,
  DOSSIER_RULES,
  release,
  startDraft,
  submitted,
} from '#tests/support/dossiers'
import { ForbiddenError, InputError, StateError } from '~/domain/errors'
import type { Rules } from '~/domain/rules'
import { moveLetter } from '~/http/category-mail.server'
import { moveDossier, viewMove } from '~/services/category-move.server'
import { viewDossier } from '~/services/dossiers.server'
import { saveFields } from '~/services/drafts.server'
import { hadSection } from '~/services/former-forms.server'
import { saveContact } from '~/services/people.server'
import { readRevisionNumber } from '~/services/revisions.server'
import { putEntries } from '~/services/stage-entries.server'
import { acceptDossier, submitDossier } from '~/services/submissions.server'
import { transact } from '~/services/transact.server'
import { verifyFile } from '~/services/verify-report.server'

/** The other category asks for no budget and no beneficiaries, but for something of its own. */
const OTHER_FORM = {
  ...DOSSIER_FORM,
  code: 'formulir-layanan',
  fields: [
    ...DOSSIER_FORM.fields.filter(({ code }) => code !== 'beneficiaries' && code !== 'budget'),
    {
      ...{ code: 'counter', section: 'hasil', type: 'number', required: true, min: '0' },
      unit: { id: 'loket', en: 'counters' },
      label: { id: 'Loket', en: 'Counters' },
    },
  ],
} as typeof DOSSIER_FORM

const TWO: Rules = {
  ...DOSSIER_RULES,
  categories: [
    { code: 'lingkungan', name: 'Lingkungan', form: DOSSIER_FORM },
    { code: 'layanan', name: 'Layanan publik', form: OTHER_FORM },
  ],
}
const REASON = 'Isinya tentang pelayanan.'

async function world(rules = TWO) {
  const ctx = await useTestContext()
  const cast = await addDossierWorld(ctx, rules)
  const move = (uid: string, typed: { category?: string; reason?: string } = {}, actor = cast.organizer) =>
    moveDossier(ctx, actor, { uid, category: 'layanan', reason: REASON, ...typed }, moveLetter)
  return { ctx, ...cast, move }
}

const findings = async ({ dataDir }: { dataDir: string }) =>
  (await verifyFile(join(dataDir, 'sinilai.sqlite'), null)).findings

describe('moving a dossier', () => {
  it('that was handed in sends it back with the other form; what was written stays readable', async () => {
    const { ctx, move, ...cast } = await world()
    const { uid } = await submitted(ctx, cast)
    await acceptDossier(ctx, cast.verifier, { uid })
    await move(uid)
    const dossier = await viewDossier(ctx, cast.drafter, uid)
    expect(dossier).toMatchObject({
      ...{ state: 'returned', edit: 'open', returned: REASON, corrections: [] },
      category: { code: 'layanan', name: 'Layanan publik' },
    })
    // What both forms ask for came along; what only the other asks for is missing.
    expect(dossier.content.values['summary']).toBe('Warga memilah sampah di rumah dan menabungnya.')
    expect(dossier.completeness.missing).toContain('counter')
    const [former] = dossier.moved?.former ?? []
    expect([former?.category, former?.values]).toEqual(['Lingkungan', { beneficiaries: '1250' }])
    expect(dossier.moved?.moves).toEqual([
      { from: 'Lingkungan', to: 'Layanan publik', reason: REASON, at: ctx.now().toISOString() },
    ])
    const entry = await ctx.db.selectFrom('entry').select('category').executeTakeFirstOrThrow()
    expect(entry.category).toBe('layanan')
    const { reading: first } = await readRevisionNumber(ctx, cast.drafter, uid, 1)
    expect([first.categoryName, first.content.values['beneficiaries']]).toEqual(['Lingkungan', '1250'])
    await saveFields(ctx, cast.drafter, {
      ...{ uid, edits: [{ field: 'counter', typed: '3', base: 0 }], locale: 'id' },
    })
    await release(ctx, cast.responsible, uid)
    await submitDossier(ctx, cast.drafter, { uid })
    const { reading: second } = await readRevisionNumber(ctx, cast.drafter, uid, 2)
    expect([second.categoryName, second.content.category]).toEqual(['Layanan publik', 'layanan'])
    expect(await findings(ctx)).toEqual([])
  })

  it('that is a draft leaves it one', async () => {
    const { ctx, move, ...cast } = await world()
    const uid = await completeDraft(ctx, cast.drafter)
    await move(uid)
    const dossier = await viewDossier(ctx, cast.drafter, uid)
    expect([dossier.state, dossier.category.code, dossier.returned]).toEqual(['draft', 'layanan', null])
    expect(await ctx.db.selectFrom('correction_request').selectAll().execute()).toEqual([])
  })

  it('tells everybody of its team by mail, once', async () => {
    const { ctx, move, ...cast } = await world()
    const { uid } = await submitted(ctx, cast)
    for (const { id } of [cast.drafter, cast.responsible, cast.otherTeam])
      await transact(ctx, cast.organizer, { type: 'account.changed' }, (tx, record) =>
        saveContact(tx, record, id ?? 0, { email: `orang-${id}@contoh.id`, phone: null }),
      )
    const withMail = { ...ctx, mail: { enabled: true, send: async () => {} } } as typeof ctx
    await moveDossier(withMail, cast.organizer, { uid, category: 'layanan', reason: REASON }, moveLetter)
    const mails = await ctx.db.selectFrom('outbox').select(['address', 'subject', 'body']).execute()
    const to = [cast.drafter, cast.responsible].map(({ id }) => `orang-${id}@contoh.id`)
    expect(mails.map(({ address }) => address).filter((address) => to.includes(address))).toEqual(to)
    expect(mails.map(({ address }) => address)).not.toContain(`orang-${cast.otherTeam.id}@contoh.id`)
    expect(mails[0]?.subject).toBe('Kategori berkas diubah')
    expect(mails[0]?.body).toContain(`Alasan: ${REASON}`)
  })
})

describe('a move is refused', () => {
  it('without a reason or a category, and to one that the kelurahan has a dossier in', async () => {
    const { ctx, move, ...cast } = await world()
    const { uid } = await submitted(ctx, cast)
    await expect(move(uid, { reason: ' ' })).rejects.toEqual(
      new InputError([{ field: 'reason', kind: 'required' }]),
    )
    await expect(move(uid, { category: '' })).rejects.toEqual(
      new InputError([{ field: 'category', kind: 'required' }]),
    )
    await startDraft(ctx, cast.drafter, 'layanan')
    expect((await viewMove(ctx, cast.organizer, uid)).hindrance).toBe('move_nowhere')
    await expect(move(uid)).rejects.toEqual(new InputError([{ field: 'category', kind: 'category_taken' }]))
  })

  it('once its entry has been in a stage', async () => {
    const { ctx, move, ...cast } = await world()
    const { uid } = await submitted(ctx, cast)
    const [stage] = RULES.stages
    await putEntries(ctx, cast.organizer, 'lomba-uji-2026', stage?.code ?? '', 'all')
    expect((await viewMove(ctx, cast.organizer, uid)).hindrance).toBe('move_in_stage')
    await expect(move(uid)).rejects.toThrow(new StateError('move_in_stage'))
  })

  it('to everybody but organizers', async () => {
    const { ctx, move, ...cast } = await world()
    const { uid } = await submitted(ctx, cast)
    for (const actor of [cast.drafter, cast.verifier])
      await expect(move(uid, {}, actor)).rejects.toThrow(ForbiddenError)
  })
})

describe('what is typed while the form changes', () => {
  it('is saved: into the present form where it asks for it, else with the answers of the former one', async () => {
    const { ctx, move, drafter } = await world()
    const uid = await completeDraft(ctx, drafter)
    const before = await versionsOf(ctx)
    await move(uid)
    const edits = [
      { field: 'summary', typed: 'Ditulis di halaman lama.', base: before['summary'] ?? 0 },
      { field: 'beneficiaries', typed: '777', base: before['beneficiaries'] ?? 0 },
    ]
    const { outcomes } = await saveFields(ctx, drafter, { uid, edits, locale: 'id' })
    expect(outcomes.map(({ field, outcome }) => [field, outcome])).toEqual([
      ['summary', 'saved'],
      ['beneficiaries', 'saved'],
    ])
    const dossier = await viewDossier(ctx, drafter, uid)
    expect(dossier.content.values['summary']).toBe('Ditulis di halaman lama.')
    expect(dossier.moved?.former.map(({ values }) => values)).toEqual([{ beneficiaries: '777' }])
    await expect(
      saveFields(ctx, drafter, { uid, edits: [{ field: 'asing', typed: 'x', base: 0 }], locale: 'id' }),
    ).rejects.toBeInstanceOf(InputError)
  })

  it('finds the sections that a former form had, and no others', async () => {
    const gone = { ...OTHER_FORM, sections: OTHER_FORM.sections.map((each) => ({ ...each })) }
    const { ctx, move, drafter } = await world({
      ...TWO,
      categories: TWO.categories.map((category) =>
        category.code === 'layanan'
          ? {
              ...category,
              form: {
                ...gone,
                sections: gone.sections.filter(({ code }) => code === 'hasil'),
                fields: gone.fields.filter(({ section }) => section === 'hasil'),
              },
            }
          : category,
      ),
    })
    const uid = await completeDraft(ctx, drafter)
    const [umum] = DOSSIER_FORM.sections.filter(({ code }) => code !== 'hasil')
    expect(await hadSection(ctx, drafter, { uid, section: umum?.code ?? '' })).toBe(false)
    await move(uid)
    expect(await hadSection(ctx, drafter, { uid, section: umum?.code ?? '' })).toBe(true)
    expect(await hadSection(ctx, drafter, { uid, section: 'asing' })).toBe(false)
  })
})

const versionsOf = async ({ db }: Awaited<ReturnType<typeof useTestContext>>) =>
  Object.fromEntries(
    (await db.selectFrom('dossier_value').select(['field', 'version']).execute()).map((row) => [
      row.field,
      row.version,
    ]),
  )
