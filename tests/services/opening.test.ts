import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSqlite } from '#db/connect'
import { RULES } from '#tests/support/competition'
import { useTestContext } from '#tests/support/context'
import { addSetupPeople, incomingFile, NO_JUKNIS, PDF } from '#tests/support/setup-people'
import { InputError, NotFoundError, StateError } from '~/domain/errors'
import { decideApproval, viewApprovals, withdrawApproval } from '~/services/approvals.server'
import { createCompetition } from '~/services/competitions.server'
import { requestOpening, viewOpening } from '~/services/opening.server'
import { currentRules } from '~/services/rules.server'
import { changeDraft, viewDraft } from '~/services/rules-draft.server'
import { verifyDatabase } from '~/services/verify.server'

async function useDraftCompetition() {
  const ctx = await useTestContext()
  const people = await addSetupPeople(ctx)
  const { slug } = await createCompetition(ctx, people.rahman, { rules: RULES })
  return { ctx, slug, ...people }
}

const kindOf = (error: unknown) =>
  error instanceof InputError
    ? error.problems.map(({ field, kind }) => `${field}:${kind}`)
    : error instanceof StateError
      ? error.reason
      : error

describe('opening', () => {
  it('freezes rules no. 1 when a second person agrees, and leaves a proof that verifies', async () => {
    const { ctx, slug, rahman, hadi } = await useDraftCompetition()
    expect(slug).toBe('lomba-inovasi-kelurahan-kota-tangerang-2026')
    const file = incomingFile(ctx, PDF)
    const juknis = { number: '400/12/2026', date: '2026-01-15', title: 'Juknis', noneReason: '', file }
    const { approval } = await requestOpening(ctx, rahman, slug, juknis)
    expect(existsSync(ctx.files.path(file.sha256))).toBe(true)
    expect(await decideApproval(ctx, hadi, approval, { approve: true })).toEqual({
      act: 'competition.open',
      approved: true,
    })
    const view = await viewDraft(ctx, rahman, slug)
    expect(view.competition.opened_at).toBe('2026-03-02T03:00:00.000Z')
    const current = await currentRules(ctx.db, view.competition.id)
    expect({ number: current.number, rules: current.rules }).toEqual({ number: 1, rules: RULES })
    expect(current.sha256).toBe(view.sha256)
    expect(await ctx.db.selectFrom('guideline').select(['number', 'blob_sha256']).execute()).toEqual([
      { number: '400/12/2026', blob_sha256: file.sha256 },
    ])
    const criteria = await ctx.db.selectFrom('rules_criterion').select(['code', 'weight']).execute()
    expect(criteria).toEqual([
      { code: 'kebaruan', weight: '40' },
      { code: 'dampak', weight: '60' },
    ])
    const types = await ctx.db
      .selectFrom('event')
      .select('type')
      .where('chain', '=', view.competition.uid)
      .orderBy('seq')
      .execute()
    expect(types.map(({ type }) => type)).toEqual([
      'competition.created',
      'approval.requested',
      'competition.opened',
    ])
    const sqlite = openSqlite(join(ctx.dataDir, 'sinilai.sqlite'), 'read')
    expect(verifyDatabase(sqlite).findings).toEqual([])
    sqlite.close()
  })

  it('cannot change or delete what is frozen, and verify finds derived rows that differ', async () => {
    const { ctx, slug, rahman, siti } = await useDraftCompetition()
    const { approval } = await requestOpening(ctx, rahman, slug, NO_JUKNIS)
    await decideApproval(ctx, siti, approval, { approve: true })
    await expect(ctx.db.updateTable('rules').set({ content: '{}' }).execute()).rejects.toThrow('never change')
    await expect(ctx.db.deleteFrom('rules').execute()).rejects.toThrow('never deleted')
    await expect(ctx.db.updateTable('rules_criterion').set({ weight: '99' }).execute()).rejects.toThrow(
      'never changed',
    )
    const path = join(ctx.dataDir, 'sinilai.sqlite')
    const sqlite = openSqlite(path)
    sqlite.exec("DROP TRIGGER rules_criterion_update_refused; UPDATE rules_criterion SET weight = '99'")
    const { uid } = await ctx.db.selectFrom('rules').select('uid').executeTakeFirstOrThrow()
    expect(verifyDatabase(sqlite).findings).toEqual([
      { kind: 'derived_changed', table: 'rules_criterion', uid },
    ])
    sqlite.close()
  })

  it('refuses the same person, outsiders and a request that is over', async () => {
    const { ctx, slug, rahman, tono, budi, siti } = await useDraftCompetition()
    const { approval } = await requestOpening(ctx, rahman, slug, NO_JUKNIS)
    const decide = (actor: typeof rahman) => decideApproval(ctx, actor, approval, { approve: true })
    await expect(decide(rahman).catch(kindOf)).resolves.toBe('second_person_needed')
    await expect(decide(tono)).rejects.toBeInstanceOf(NotFoundError)
    await expect(decide(budi)).rejects.toMatchObject({ name: 'ForbiddenError' })
    await decide(siti)
    await expect(decide(siti).catch(kindOf)).resolves.toBe('approval_decided')
  })

  it('has exactly one effect when two approve at once', async () => {
    const { ctx, slug, rahman, hadi, dewi } = await useDraftCompetition()
    const { approval } = await requestOpening(ctx, rahman, slug, NO_JUKNIS)
    const results = await Promise.allSettled(
      [hadi, dewi].map((actor) => decideApproval(ctx, actor, approval, { approve: true })),
    )
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await ctx.db.selectFrom('rules').select('number').execute()).toEqual([{ number: 1 }])
    const [first] = (await viewApprovals(ctx, rahman, slug)).approvals
    expect(first?.decision).toBe('approved')
    expect(['chair', 'deputy']).toContain(first?.decided_as)
  })

  it('locks the draft while the request waits, until it is withdrawn or refused', async () => {
    const { ctx, slug, rahman, hadi, siti } = await useDraftCompetition()
    const rename = (version: number) =>
      changeDraft(ctx, rahman, slug, version, (rules) => ({ ...rules, name: 'Nama lain' }))
    const first = await requestOpening(ctx, rahman, slug, NO_JUKNIS)
    await expect(rename(1).catch(kindOf)).resolves.toBe('draft_locked')
    await expect(requestOpening(ctx, siti, slug, NO_JUKNIS).catch(kindOf)).resolves.toBe('approval_pending')
    await expect(withdrawApproval(ctx, siti, first.approval)).rejects.toMatchObject({
      name: 'ForbiddenError',
    })
    await withdrawApproval(ctx, rahman, first.approval)
    await rename(1)
    const second = await requestOpening(ctx, rahman, slug, NO_JUKNIS)
    await decideApproval(ctx, hadi, second.approval, { approve: false, note: 'Perbaiki bobot' })
    await rename(2)
    expect(await ctx.db.selectFrom('rules').select('id').execute()).toEqual([])
  })

  it('says what keeps it from opening', async () => {
    const { ctx, rahman } = await useDraftCompetition()
    const rules = {
      ...RULES,
      submission: { ...RULES.submission, closesAt: '2026-03-01T16:59:00.000Z' },
      categories: [],
      tieBreaks: [],
    }
    const { slug } = await createCompetition(ctx, rahman, { rules })
    const { obstacles } = await viewOpening(ctx, rahman, slug)
    expect(obstacles.map(({ part, kind }) => `${part}:${kind}`)).toEqual([
      'submission:closing_passed',
      'categories:no_category',
      'tie_breaks:no_tie_break',
    ])
    await expect(requestOpening(ctx, rahman, slug, NO_JUKNIS).catch(kindOf)).resolves.toBe('rules_incomplete')
  })

  it('takes a juknis only as a PDF with number and date, or a reason without one', async () => {
    const { ctx, slug, rahman } = await useDraftCompetition()
    const open = (
      input: Partial<Omit<typeof NO_JUKNIS, 'file'> & { file: ReturnType<typeof incomingFile> }>,
    ) => requestOpening(ctx, rahman, slug, { ...NO_JUKNIS, noneReason: '', ...input }).catch(kindOf)
    expect(await open({})).toEqual(['number:required', 'date:required', 'file:required'])
    const png = incomingFile(ctx, '\u0089PNG not a pdf')
    expect(await open({ number: '1', date: '2026-01-15', file: png })).toEqual(['file:not_pdf'])
    const pdf = incomingFile(ctx, PDF)
    expect(await open({ number: '1', date: '2026-02-30', file: pdf })).toEqual(['date:not_a_date'])
  })
})
