import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addPerson, useTestContext } from '#tests/support/context'
import { addDossierWorld } from '#tests/support/dossiers'
import { ChangedError, ForbiddenError, InputError, NotFoundError, TooManyError } from '~/domain/errors'
import { showHome } from '~/services/home.server'
import { readOwnData } from '~/services/own-data.server'
import {
  answerQuestion,
  askQuestion,
  listPublicAnswers,
  mayAsk,
  viewOwnQuestions,
  viewQuestion,
  viewQuestions,
} from '~/services/questions.server'
import { verifyFile } from '~/services/verify-report.server'

const SLUG = 'lomba-uji-2026'
const ASKED = 'Kami dari Sukarasa: bolehkah dua berkas?'
const PUBLISHED = { question: 'Bolehkah dua berkas?', answer: 'Satu untuk setiap kategori.', reason: '' }

async function world() {
  const ctx = await useTestContext()
  const people = await addDossierWorld(ctx)
  const chair = await addPerson(ctx, {
    account: 'ketua',
    grants: [{ role: 'chair', competition: people.competition.id }],
  })
  return { ctx, ...people, chair }
}

it('publishes an answer for all with the wording of the committee, and never what was asked or by whom', async () => {
  const { ctx, drafter, organizer, otherTeam } = await world()
  expect(await askQuestion(ctx, drafter, SLUG, { text: ASKED })).toEqual({ number: 1 })
  expect((await listPublicAnswers(ctx, SLUG)).answers).toEqual([])
  expect((await viewOwnQuestions(ctx, otherTeam, SLUG)).own).toEqual([])
  await answerQuestion(ctx, organizer, SLUG, 1, PUBLISHED)
  const { answers } = await listPublicAnswers(ctx, SLUG)
  const at = ctx.now().toISOString()
  const { reason: _, ...published } = PUBLISHED
  expect(answers).toEqual([
    { number: 1, current: { number: 1, version: 1, ...published, reason: null, answeredAt: at }, former: [] },
  ])
  expect((await viewOwnQuestions(ctx, drafter, SLUG)).own).toEqual([
    { number: 1, text: ASKED, askedAt: at, answered: true },
  ])
})

it('keeps a corrected answer readable, wants its reason, and lets nobody overwrite what they have not read', async () => {
  const { ctx, drafter, organizer } = await world()
  await askQuestion(ctx, drafter, SLUG, { text: ASKED })
  const { basedOn } = await viewQuestion(ctx, organizer, SLUG, 1)
  await answerQuestion(ctx, organizer, SLUG, 1, { ...PUBLISHED, basedOn })
  const other = { ...PUBLISHED, answer: 'Dua boleh.', reason: 'Juknis diubah' }
  await expect(answerQuestion(ctx, organizer, SLUG, 1, { ...other, basedOn })).rejects.toEqual(
    new ChangedError('changed_since', [
      { field: 'answer', kind: 'stored_other', params: { stored: PUBLISHED.answer } },
    ]),
  )
  const seen = (await viewQuestion(ctx, organizer, SLUG, 1)).basedOn
  await expect(
    answerQuestion(ctx, organizer, SLUG, 1, { ...other, reason: '', basedOn: seen }),
  ).rejects.toEqual(new InputError([{ field: 'reason', kind: 'required' }]))
  await answerQuestion(ctx, organizer, SLUG, 1, { ...other, basedOn: seen })
  const { answers } = await listPublicAnswers(ctx, SLUG)
  expect(
    answers.map(({ current, former }) => [
      current.answer,
      current.reason,
      former.map(({ answer }) => answer),
    ]),
  ).toEqual([['Dua boleh.', 'Juknis diubah', [PUBLISHED.answer]]])
  expect((await verifyFile(join(ctx.dataDir, 'sinilai.sqlite'), null)).findings).toEqual([])
})

it('lets teams and verifiers ask, the organizer answer, and nobody else', async () => {
  const { ctx, drafter, organizer, verifier, chair } = await world()
  await askQuestion(ctx, drafter, SLUG, { text: ASKED })
  await askQuestion(ctx, verifier, SLUG, { text: 'Kapan sosialisasi?' })
  for (const actor of [organizer, chair]) {
    expect(await mayAsk(ctx, actor, SLUG)).toBe(false)
    await expect(askQuestion(ctx, actor, SLUG, { text: ASKED })).rejects.toBeInstanceOf(ForbiddenError)
  }
  expect([await mayAsk(ctx, drafter, SLUG), await mayAsk(ctx, null, SLUG)]).toEqual([true, false])
  await expect(answerQuestion(ctx, chair, SLUG, 1, PUBLISHED)).rejects.toBeInstanceOf(ForbiddenError)
  await expect(viewQuestions(ctx, drafter, SLUG)).rejects.toBeInstanceOf(NotFoundError)
  await expect(viewQuestion(ctx, organizer, SLUG, 3)).rejects.toBeInstanceOf(NotFoundError)
  const { waiting } = await viewQuestions(ctx, chair, SLUG)
  expect(waiting.map(({ number, text }) => [number, text])).toEqual([
    [1, ASKED],
    [2, 'Kapan sosialisasi?'],
  ])
  const items = async (actor: typeof organizer) =>
    (await showHome(ctx, actor)).filter(({ kind }) => kind === 'questions_to_answer')
  expect((await items(organizer)).map(({ params }) => params?.['n'])).toEqual([2])
  expect(await items(chair)).toEqual([])
})

it('slows somebody down who asks without end', async () => {
  const { ctx, drafter } = await world()
  for (let n = 0; n < 20; n++) await askQuestion(ctx, drafter, SLUG, { text: `Pertanyaan ${n}` })
  await expect(askQuestion(ctx, drafter, SLUG, { text: 'Satu lagi' })).rejects.toEqual(new TooManyError(3600))
})

it('belongs to what a person can see of their own', async () => {
  const { ctx, drafter } = await world()
  await askQuestion(ctx, drafter, SLUG, { text: ASKED })
  expect((await readOwnData(ctx, drafter)).questions).toEqual([
    { competition: 'Lomba Inovasi Kelurahan Kota Tangerang', text: ASKED, askedAt: ctx.now().toISOString() },
  ])
})
