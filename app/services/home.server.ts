import type { Actor } from '~/domain/actors'
import type { Context } from './context'
import { waitingForSecondPerson } from './home/approvals.server'
import { dossiersToCheck } from './home/checks.server'
import { dossiersToWrite } from './home/dossiers.server'
import { competitionsWithoutTeams } from './home/invitations.server'
import { sheetsToScore } from './home/judging.server'
import { ownLinkNotices, reissuedLinkNotices } from './home/links.server'
import { objectionsToAnswer } from './home/objections.server'
import { entriesNotProposed, proposalsToSend } from './home/proposals.server'
import { questionsToAnswer } from './home/questions.server'
import { ownRegistrations, waitingRegistrations } from './home/registrations.server'

/**
 * One thing on the front page of somebody who is logged in: `kind` is a key of the i18n area `home`, `params`
 * fill its sentence, `href` leads to where it is done.
 */
export interface HomeItem {
  kind: string
  params?: Record<string, string | number>
  href?: string
  /** `work` waits for this person; `notice` is something to know. */
  as: 'work' | 'notice'
  tone?: 'info' | 'success' | 'warning' | 'danger'
}

/** What one area of the product has for this person; nothing for most people. */
export type HomeSection = (ctx: Context, actor: Actor) => Promise<HomeItem[]>

/** In the order in which the page shows them. A new area adds its function here. */
const SECTIONS: readonly HomeSection[] = [
  ownLinkNotices,
  ownRegistrations,
  entriesNotProposed,
  waitingForSecondPerson,
  dossiersToWrite,
  sheetsToScore,
  dossiersToCheck,
  proposalsToSend,
  questionsToAnswer,
  objectionsToAnswer,
  waitingRegistrations,
  competitionsWithoutTeams,
  reissuedLinkNotices,
]

/** What waits for the actor and what they should know. */
export async function showHome(ctx: Context, actor: Actor): Promise<HomeItem[]> {
  const items: HomeItem[] = []
  for (const section of SECTIONS) items.push(...(await section(ctx, actor)))
  return items
}
