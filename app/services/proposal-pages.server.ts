import { listProposalDossiers, listProposalEntries, listProposals } from '#db/queries/proposals'
import type { Actor } from '~/domain/actors'
import { can } from '~/domain/policy'
import { groupChoices, isGroupReady, WITHOUT_CATEGORY } from '~/domain/proposals'
import { PROPOSAL } from '~/domain/rules'
import { windowState } from '~/domain/time'
import { fingerprint } from './based-on.server'
import { subjectOf } from './competition-access.server'
import type { Context } from './context'
import {
  choiceValues,
  entriesOf,
  loadKecamatan,
  loadProposals,
  proposalPrint,
  splitEntries,
  whyLocked,
} from './proposals.server'

/** A kecamatan's proposal as its page shows it: what is chosen, which papers are there, what was sent. */
export async function viewKecamatan(ctx: Context, actor: Actor, slug: string, kecamatan: string) {
  const loaded = await loadKecamatan(ctx.db, actor, slug, kecamatan)
  const now = ctx.now().toISOString()
  const { competition, rules, checked, most, categories } = loaded
  const groups = groupChoices(checked, categories, most)
  const ids = loaded.sent.map(({ id }) => id)
  const said = ids.length > 0 ? await listProposalEntries(ctx.db, ids) : []
  const nameOf = (code: string | null) =>
    rules.categories.find((category) => category.code === code)?.name ?? null
  return {
    now,
    competition: { slug, name: competition.name, zone: competition.zone },
    kecamatan: loaded.kecamatan,
    most,
    closesAt: loaded.window.closesAt,
    groups: groups.map((group) => ({
      ...group,
      code: group.category ?? WITHOUT_CATEGORY,
      name: nameOf(group.category),
      ready: isGroupReady(group),
    })),
    unchecked: loaded.unchecked,
    choices: checked.map(({ entryId: _, ...entry }) => ({ ...entry, categoryName: nameOf(entry.category) })),
    files: loaded.files.map(({ kind, fileName, at, size }) => ({ kind, fileName, at, size })),
    locked: whyLocked(loaded, now),
    maySend: can(actor, 'proposal.send', loaded.subject),
    basedOn: proposalPrint(loaded),
    sent: loaded.sent.toReversed().map(({ id, ...proposal }) => ({
      ...proposal,
      entries: said
        .filter(({ proposalId }) => proposalId === id)
        .map(({ entry, label, ward, category, proposed, reason }) => ({
          ...{ entry, label, ward, reason, categoryName: nameOf(category) },
          proposed: proposed === 1,
        })),
    })),
  }
}

/** One category of a kecamatan, to choose in. @throws NotFoundError for a category without checked entries */
export async function viewChoices(
  ctx: Context,
  actor: Actor,
  input: { slug: string; kecamatan: string; category: string },
) {
  const loaded = await loadKecamatan(ctx.db, actor, input.slug, input.kecamatan)
  const { competition, rules, most } = loaded
  const own = entriesOf(loaded, input.category)
  return {
    now: ctx.now().toISOString(),
    competition: { slug: input.slug, name: competition.name, zone: competition.zone },
    kecamatan: loaded.kecamatan,
    category: rules.categories.find(({ code }) => code === input.category)?.name ?? null,
    most,
    closesAt: loaded.window.closesAt,
    entries: own.map(({ entryId: _, ...entry }) => entry),
    locked: whyLocked(loaded, ctx.now().toISOString()),
    maySend: can(actor, 'proposal.send', loaded.subject),
    basedOn: fingerprint(choiceValues(own)),
  }
}

/** Every kecamatan with entries that this actor may see: what it has checked and whether it has proposed. */
export async function viewProposals(ctx: Context, actor: Actor, slug: string) {
  const { competition, window, most, categories } = await loadProposals(ctx.db, actor, slug)
  const now = ctx.now().toISOString()
  const rows = await listProposalDossiers(ctx.db, competition.id, null, PROPOSAL)
  const sent = await listProposals(ctx.db, competition.id, null)
  const said =
    sent.length > 0
      ? await listProposalEntries(
          ctx.db,
          sent.map(({ id }) => id),
        )
      : []
  const codes = [...new Set(rows.flatMap(({ kecamatan }) => kecamatan ?? []))].sort()
  const seen = codes.filter((region) => can(actor, 'proposal.view', { ...subjectOf(competition), region }))
  return {
    now,
    competition: { slug, name: competition.name, zone: competition.zone },
    most,
    closesAt: window.closesAt,
    open: windowState(window, [], now) !== 'closed',
    mayRemind:
      can(actor, 'proposal.remind', subjectOf(competition)) && windowState(window, [], now) !== 'closed',
    kecamatan: seen.map((code) => {
      const own = rows.filter(({ kecamatan }) => kecamatan === code)
      const { checked, unchecked } = splitEntries(own)
      const latest = sent.findLast(({ kecamatan }) => kecamatan === code)
      const entries = said.filter(({ proposalId }) => proposalId === latest?.id)
      return {
        code,
        name: own[0]?.kecamatanName ?? code,
        checked: checked.length,
        unchecked,
        begun: checked.some(({ proposed, reason }) => proposed || reason !== ''),
        ready: groupChoices(checked, categories, most).every(isGroupReady),
        sent: latest
          ? {
              ...{ number: latest.number, at: latest.sentAt },
              proposed: entries.filter(({ proposed }) => proposed === 1).length,
              entries: entries.length,
            }
          : null,
      }
    }),
  }
}
