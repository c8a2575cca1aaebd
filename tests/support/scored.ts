import type { Context } from '~/services/context'
import { addOpenCompetition, RULES } from './competition'
import { addPerson } from './context'
import { addPanel, addSheet } from './scores'

/** Marks of kebaruan and dampak, by entry and judge; P-001 and P-002 are equal in total, P-004 lacks a sheet. */
export const MARKS = [
  [
    [80, 90],
    [80, 90],
  ],
  [
    [83, 88],
    [83, 88],
  ],
  [
    [70, 71],
    [70, 70],
  ],
  [[95, 95]],
] as const

/** A competition of four wards and two judges whose sheets are in but for one. */
export async function addScoredCompetition(ctx: Context, rules = RULES) {
  const organizer = await addPerson(ctx, { account: 'rahman', grants: [{ role: 'organizer' }] })
  const { competition, rulesId } = await addOpenCompetition(ctx, organizer, rules)
  const judges = []
  for (const account of ['wati', 'budi'])
    judges.push(await addPerson(ctx, { account, grants: [{ role: 'judge', competition: competition.id }] }))
  const panel = await addPanel(ctx, competition, judges)
  const sheets = []
  for (const [at, entry] of panel.entries.entries())
    for (const [seat, [kebaruan, dampak]] of (MARKS[at] ?? []).entries()) {
      const assignment = entry.assignments[seat]
      if (!assignment) throw new Error('more marks than judges')
      const reasons = { dampak: `Alasan ${entry.label} oleh juri ${seat + 1}` }
      sheets.push(await addSheet(ctx, competition, rulesId, assignment, { dampak, kebaruan }, reasons))
    }
  return { organizer, competition, rulesId, judges, panel, sheets }
}
