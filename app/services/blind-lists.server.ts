import { findWriteKey } from '#db/queries/write-keys'
import type { Actor } from '~/domain/actors'
import { textsOf } from '~/domain/blind/content'
import { type BlindKind, type BlindName, isSearchable, nextMark } from '~/domain/blind/names'
import { proposeNames } from '~/domain/blind/proposals'
import { inputError, StateError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { authorize } from './authorize.server'
import { makeBlindFiles } from './blind-files.server'
import { headOfBlind, knownNames, type LoadedBlind, loadBlind } from './blind-loading.server'
import type { Context } from './context'
import { transact, type WriteKey } from './transact.server'

const MOST_NAMES = 300
const LONGEST_NAME = 120

/** What a form was filled from: the event that wrote the list last. */
const versionOf = ({ stored }: LoadedBlind): string => String(stored?.event_id ?? 0)

/** A dossier's list of names and files to check, with what is proposed. */
export async function readBlindList(ctx: Context, actor: Actor, slug: string, revision: string) {
  const blind = await loadBlind(ctx.db, actor, slug, revision)
  const { loaded, content, form, names, files } = blind
  const proposals = proposeNames(textsOf(content, form), await knownNames(ctx.db, blind), names ?? [])
  const isListed = ({ name, kind }: BlindName) =>
    names === null ? undefined : names.some((one) => one.name === name && one.kind === kind)
  const mayCheck = can(actor, 'rendition.check', loaded.subject)
  return {
    ...headOfBlind(blind),
    version: versionOf(blind),
    saved: blind.stored !== undefined,
    mayCheck,
    // Whoever checks the list must see the contacts that it takes out; whoever only looks on need not.
    names: proposals
      .filter(({ kind }) => mayCheck || kind !== 'contact')
      .map((proposal) => ({ ...proposal, chosen: isListed(proposal) ?? proposal.known })),
    files: content.evidence
      .filter(({ visibility }) => visibility !== 'closed')
      .map((item) => {
        const decided = files.find(({ evidence }) => evidence === item.uid)
        return { item, shown: decided?.shown ?? false, problem: decided?.problem ?? null }
      }),
    form,
  }
}

export interface TypedBlindList {
  /** What the form was filled from. */
  version: string
  /** Names that stay, each as `kind name`. */
  chosen: readonly { kind: BlindKind; name: string }[]
  /** Further names, one a line, all of one kind. */
  added: string
  addedKind: BlindKind
  /** Public ids of the evidence that judges may see. */
  shown: readonly string[]
}

/**
 * Saves the list and makes the files; what judges had before is taken from them until the new one is confirmed.
 * @throws InputError at `added`; StateError `blind_list_changed` when somebody else saved meanwhile.
 */
export async function saveBlindList(
  ctx: Context,
  actor: Actor,
  place: { slug: string; revision: string },
  typed: TypedBlindList,
  once?: WriteKey,
): Promise<void> {
  const before = await loadBlind(ctx.db, actor, place.slug, place.revision)
  authorize(actor, 'rendition.check', before.loaded.subject)
  const names = listNames(typed, before.names ?? [])
  // Said before the long work; decided inside the act, where a repeated form gets its first answer.
  const isRepeated = once !== undefined && (await findWriteKey(ctx.db, actor.id ?? 0, once.key)) !== undefined
  if (!isRepeated && versionOf(before) !== typed.version) throw new StateError('blind_list_changed')
  const shown = new Set(isRepeated ? [] : typed.shown)
  const files = await makeBlindFiles(ctx, before.content.evidence, shown, names)
  const act = { type: 'rendition.listed', ...(once ? { once } : {}) } as const
  await transact(ctx, actor, act, async (tx, record) => {
    const blind = await loadBlind(tx, actor, place.slug, place.revision)
    authorize(actor, 'rendition.check', blind.loaded.subject)
    if (versionOf(blind) !== typed.version) throw new StateError('blind_list_changed')
    const values = {
      names: JSON.stringify(names),
      files: JSON.stringify(files),
      ...{ content: null, checked_by: null, checked_at: null },
    }
    if (blind.stored) await record.update('rendition', blind.stored.id, values)
    else
      await record.insert('rendition', { dossier_revision_id: blind.revision.id, kind: 'blind', ...values })
    record.chain(blind.loaded.competition.uid)
    record.refs({
      dossier: blind.loaded.dossier.uid,
      revision: blind.revision.uid,
      number: blind.revision.number,
    })
  })
}

/** The chosen names with the marks that they had, and the added ones with new marks. */
function listNames({ chosen, added, addedKind }: TypedBlindList, former: readonly BlindName[]): BlindName[] {
  const lines = added.split('\n').map((line) => line.trim().replace(/\s+/g, ' '))
  const wanted = [
    ...chosen,
    ...lines.filter((line) => line !== '').map((name) => ({ kind: addedKind, name })),
  ]
  const names: BlindName[] = []
  for (const { kind, name } of wanted) {
    if ([...name].length > LONGEST_NAME) throw inputError('added', 'too_long', { max: LONGEST_NAME })
    if (!isSearchable(name)) throw inputError('added', 'blind_name_short', { name })
    if (names.some((one) => one.name.toLowerCase() === name.toLowerCase())) continue
    const old = former.find((one) => one.name === name && one.kind === kind)
    const relative =
      kind === 'person' ? names.find((one) => one.kind === kind && isPart(name, one.name)) : undefined
    names.push({ name, kind, mark: old?.mark ?? relative?.mark ?? nextMark(kind, [...former, ...names]) })
  }
  if (names.length > MOST_NAMES) throw inputError('added', 'blind_too_many_names', { max: MOST_NAMES })
  return names
}

/** *Fauzi* is the same person as *Ahmad Fauzi*. */
const isPart = (part: string, whole: string) => whole.toLowerCase().split(' ').includes(part.toLowerCase())
