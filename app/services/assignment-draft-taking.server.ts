import { deleteAssignmentDraft } from '#db/queries/assignment-drafts'
import type { Actor } from '~/domain/actors'
import { inputError, StateError } from '~/domain/errors'
import {
  type DraftPlace,
  manageAssignments,
  openDraft,
  panelsOf,
  requireFresh,
} from './assignment-drafts.server'
import { writeAssignment } from './assignments.server'
import type { Context } from './context'
import { transact, type WriteKey } from './transact.server'

/**
 * Makes the draft what is assigned, whole or not at all: judges get the entries that are new to them, and what was
 * taken from them is withdrawn. The event names the seed, so that anyone can compute the draft again.
 * @throws InputError without a reason for what is withdrawn; ChangedError, StateError `assignment_draft_outdated` or
 * `assignment_draft_blocked`
 */
export async function takeDraftOver(
  ctx: Context,
  actor: Actor,
  { slug, stage }: DraftPlace,
  sent: { basedOn: string; reason: string },
  once?: WriteKey,
): Promise<{ assigned: number; withdrawn: number }> {
  const act = { type: 'assignment.created', ...(once ? { once } : {}) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const competition = await manageAssignments(tx, actor, slug)
    const { draft, problem } = await openDraft(tx, ctx, competition.id, stage)
    requireFresh(draft, problem, sent.basedOn)
    if (draft.content.blocks.length > 0) throw new StateError('assignment_draft_blocked')
    const panels = panelsOf(draft, problem)
    const taken = problem.released.filter(({ seat, entry }) => !panels[entry]?.includes(seat))
    const reason = sent.reason.trim()
    if (taken.length > 0 && reason === '') throw inputError('alasan', 'required')
    for (const { id } of taken) await record.update('assignment', id, { state: 'withdrawn', reason })
    let assigned = 0
    for (const [at, panel] of panels.entries())
      for (const place of panel) {
        const [seat, entry] = [problem.seats[place], problem.entries[at]]
        if (!seat || !entry) continue
        if (problem.existing.get(`${seat.id} ${entry.id}`)?.state === 'active') continue
        await writeAssignment(record, ctx, actor, problem, seat, entry)
        assigned++
      }
    await deleteAssignmentDraft(tx, competition.id, stage)
    if (assigned + taken.length > 0) {
      if (assigned === 0) record.as('assignment.changed')
      record.chain(competition.uid)
      record.refs({ stage, count: assigned, withdrawn: taken.length })
      if (draft.seed !== null) record.refs({ seed: draft.seed, per_entry: draft.order.perEntry })
    }
    return { assigned, withdrawn: taken.length }
  })
}
