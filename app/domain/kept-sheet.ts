import type { FieldProblem, SyncAnswer } from './field-kit'
import { CHANGE_REASON, DOSSIERS, mergeTexts, type SheetTexts, sameTexts, tidyTexts } from './sheet-texts'

/** What the server is known to have of a sheet, as texts of its fields. */
export interface Base {
  texts: SheetTexts
  version: number
  revision: number
  /** It differs from what was received last. */
  draft: boolean
  /** Changes with the dossiers that are judged. */
  dossierStamp: string
}

/** What was asked of the server: repeated as it was until an answer comes. */
export interface Asked {
  key: string
  finished: boolean
  texts: SheetTexts
  version: number
  revision: number
  /** Of those that were before the judge when it was finished. */
  dossierStamp: string
  at: string
}

export type KeptState =
  /** Goes to the server by itself. */
  | 'open'
  /** Changed elsewhere in the same fields: waits for the judge's choice. */
  | 'clash'
  /** The stage is over: only a finished sheet is still taken, for the chair. */
  | 'closed'
  /** This person may not judge the entry any more. */
  | 'gone'

/** A sheet on a judge's device: what was typed, what of it the server has, and what is on its way. */
export interface KeptSheet {
  readonly person: string
  readonly uid: string
  readonly slug: string
  readonly stage: string
  readonly label: string
  readonly base: Base
  readonly texts: SheetTexts
  /** When something was typed last. */
  readonly typedAt: string | null
  /** Finished by its judge, to be received as it is. */
  readonly finish: { key: string; at: string } | null
  readonly asked: Asked | null
  readonly state: KeptState
  /** In a clash: what stands at the server, and the fields that are still to be chosen. */
  readonly theirs: Base | null
  readonly clashes: readonly string[]
  /** What the server would not take of `texts`, by field. */
  readonly problems: readonly FieldProblem[]
  /** Texts that the server refuses as they are: typing on tries again. */
  readonly refused: SheetTexts | null
  readonly savedAt: string | null
  readonly received: { number: number; at: string } | null
  /** Since when the chair has it, where it came after the closing. */
  readonly lateAt: string | null
  /** Counts up whenever the texts change otherwise than by typing, so that a form shows them anew. */
  readonly turn: number
}

const withoutReason = (texts: SheetTexts): SheetTexts =>
  tidyTexts(Object.entries(texts).filter(([name]) => name !== CHANGE_REASON))

export function keepSheet(
  sheet: Pick<KeptSheet, 'person' | 'uid' | 'slug' | 'stage' | 'label' | 'base'>,
): KeptSheet {
  return {
    ...sheet,
    texts: sheet.base.texts,
    typedAt: null,
    finish: null,
    asked: null,
    state: 'open',
    theirs: null,
    clashes: [],
    problems: [],
    refused: null,
    savedAt: null,
    received: null,
    lateAt: null,
    turn: 0,
  }
}

/** Whether something of the sheet is on this device alone, or not known to be elsewhere. */
export const isUnsent = (kept: KeptSheet): boolean =>
  kept.asked !== null || kept.finish !== null || !sameTexts(withoutReason(kept.texts), kept.base.texts)

/** What a judge typed. A sheet that was finished is no longer, once it is typed on. */
export function typeSheet(kept: KeptSheet, texts: SheetTexts, at: string): KeptSheet {
  const tidy = tidyTexts(Object.entries(texts))
  if (sameTexts(tidy, kept.texts)) return kept
  const problems = kept.problems.filter(({ field }) => tidy[field] === kept.texts[field])
  return { ...kept, texts: tidy, typedAt: at, finish: null, problems }
}

/** The judge has finished it; `key` makes sure that it is received once. */
export const finishSheet = (kept: KeptSheet, key: string, at: string): KeptSheet =>
  kept.state === 'clash' || kept.state === 'gone'
    ? kept
    : { ...kept, finish: { key, at }, problems: [], refused: null }

/** What to ask of the server next; null when nothing is to be sent. The same until `settleSheet` has its answer. */
export function nextRequest(kept: KeptSheet, key: () => string, now: string): Asked | null {
  if (kept.asked) return kept.asked
  if (kept.state === 'clash' || kept.state === 'gone') return null
  const { texts, base, finish } = kept
  const { version, revision, dossierStamp } = base
  if (finish)
    return { key: finish.key, finished: true, texts, version, revision, dossierStamp, at: finish.at }
  if (kept.state === 'closed' || sameTexts(withoutReason(texts), base.texts)) return null
  if (kept.refused && sameTexts(kept.refused, texts)) return null
  return { key: key(), finished: false, texts, version, revision, dossierStamp, at: kept.typedAt ?? now }
}

/** The sheet after the server's answer to what was asked; `textsOf` writes what the server stores as a form does. */
export function settleSheet(
  kept: KeptSheet,
  answer: SyncAnswer,
  textsOf: (content: Extract<SyncAnswer, { outcome: 'clash' }>['stored']['content']) => SheetTexts,
): KeptSheet {
  const { asked } = kept
  if (!asked) return kept
  const next: KeptSheet = { ...kept, asked: null }
  const isLatest = sameTexts(kept.texts, asked.texts)
  switch (answer.outcome) {
    case 'saved': {
      const wrong = new Set(answer.problems.map(({ field }) => field))
      const taken = Object.entries(withoutReason(asked.texts)).filter(([field]) => !wrong.has(field))
      const base = { ...kept.base, texts: tidyTexts(taken), version: answer.version, draft: true }
      const problems = isLatest ? answer.problems : kept.problems
      const refused = wrong.size > 0 ? asked.texts : null
      return { ...next, state: 'open', base, savedAt: answer.savedAt, problems, refused }
    }
    case 'received': {
      const { version, revision } = answer
      return {
        ...next,
        state: 'open',
        base: { ...kept.base, texts: withoutReason(asked.texts), version, revision, draft: false },
        texts: isLatest ? withoutReason(kept.texts) : kept.texts,
        finish: kept.finish?.key === asked.key ? null : kept.finish,
        savedAt: answer.receivedAt,
        received: { number: revision, at: answer.receivedAt },
        lateAt: null,
        problems: [],
        refused: null,
        turn: isLatest ? kept.turn + 1 : kept.turn,
      }
    }
    case 'clash': {
      const { content, version, revision, draft } = answer.stored
      // The judge has read what was there before: new dossiers come with the page that shows them.
      const { dossierStamp } = kept.base
      return meetStored(next, { texts: textsOf(content), version, revision, draft, dossierStamp })
    }
    case 'wrong': {
      const isRenewed = answer.problems.some(({ field }) => field === DOSSIERS)
      return { ...next, finish: null, problems: answer.problems, refused: isRenewed ? null : asked.texts }
    }
    case 'late': {
      const lateAt = answer.keptAt ?? kept.lateAt
      if (answer.keptAt === null) return { ...next, state: 'closed', lateAt }
      const finish = kept.finish?.key === asked.key ? null : kept.finish
      return {
        ...next,
        state: 'closed',
        lateAt,
        finish,
        base: { ...kept.base, texts: withoutReason(asked.texts) },
      }
    }
    case 'early':
      return next
  }
}

/** What is known of the server's sheet; one that was finished stays so on the grounds of the dossiers that were read. */
const baseFor = ({ base, finish }: KeptSheet, theirs: Base): Base =>
  finish ? { ...theirs, dossierStamp: base.dossierStamp } : theirs

const withoutRenewal = (problems: readonly FieldProblem[]) =>
  problems.filter(({ field }) => field !== DOSSIERS)

/**
 * The sheet once the server's own is known: what either side changed alone is joined; where both changed a field, the
 * judge chooses. A sheet that was finished on the grounds of another has to be finished anew.
 */
export function meetStored(kept: KeptSheet, theirs: Base): KeptSheet {
  const { base } = kept
  if (kept.asked) return kept
  if (theirs.version === base.version && theirs.revision === base.revision)
    return kept.finish || theirs.dossierStamp === base.dossierStamp
      ? kept
      : {
          ...kept,
          base: { ...base, dossierStamp: theirs.dossierStamp },
          problems: withoutRenewal(kept.problems),
        }
  const own = withoutReason(kept.texts)
  const { texts, clashes } = mergeTexts(base.texts, own, theirs.texts)
  const isMine = sameTexts(texts, own)
  const finish = isMine && theirs.revision === base.revision ? kept.finish : null
  if (clashes.length > 0) return { ...kept, state: 'clash', theirs, clashes, finish: null }
  const reason = kept.texts[CHANGE_REASON]
  const joined = reason === undefined ? texts : tidyTexts([...Object.entries(texts), [CHANGE_REASON, reason]])
  return {
    ...kept,
    state: kept.state === 'clash' ? 'open' : kept.state,
    base: baseFor(kept, theirs),
    texts: joined,
    finish,
    theirs: null,
    clashes: [],
    turn: isMine ? kept.turn : kept.turn + 1,
  }
}

/** The judge's choice for one field; after the last one the sheet goes on from what the server has. */
export function chooseText(kept: KeptSheet, field: string, whose: 'mine' | 'theirs'): KeptSheet {
  const { theirs } = kept
  if (!theirs || !kept.clashes.includes(field)) return kept
  const clashes = kept.clashes.filter((each) => each !== field)
  // Their text becomes the common ground, so that the field clashes no more whichever was chosen.
  const ground = (texts: SheetTexts, text: string | undefined) =>
    tidyTexts([...Object.entries(texts).filter(([name]) => name !== field), [field, text ?? '']])
  const base = { ...kept.base, texts: ground(kept.base.texts, theirs.texts[field]) }
  const texts = whose === 'theirs' ? ground(kept.texts, theirs.texts[field]) : kept.texts
  const chosen = { ...kept, base, texts, clashes, turn: whose === 'theirs' ? kept.turn + 1 : kept.turn }
  return clashes.length > 0 ? chosen : meetStored({ ...chosen, state: 'open' }, theirs)
}

/** The sheet of an entry that this person may not judge any more: what was typed stays on the device. */
export const loseSheet = (kept: KeptSheet): KeptSheet => ({
  ...kept,
  state: 'gone',
  asked: null,
  finish: null,
})
