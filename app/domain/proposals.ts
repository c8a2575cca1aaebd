import type { Problem } from './errors'

/** What a kecamatan says about one of the entries that it has checked. */
export interface ProposalChoice {
  /** Public id of the entry. */
  entry: string
  /** Null where all of a kelurahan's dossiers are one entry. */
  category: string | null
  proposed: boolean
  /** Why it is not proposed; told to its team. */
  reason: string
}

/** Stands in addresses for the group of entries that have no category of their own. */
export const WITHOUT_CATEGORY = 'semua'

export const LONGEST_PROPOSAL_REASON = 1000

/** The papers of a proposal: the Camat's letter and the berita acara, by the names of their inputs. */
export const PAPER_FIELDS = { letter: 'surat', minutes: 'berita-acara' } as const
export type ProposalPaper = keyof typeof PAPER_FIELDS

/** Names of the inputs of one entry. */
export const proposedName = (entry: string) => `diusulkan.${entry}`
export const reasonName = (entry: string) => `alasan.${entry}`

/** What cannot even be kept as a draft: more than the rules allow, and reasons too long. */
export function checkChoices(choices: readonly ProposalChoice[], most: number): Problem[] {
  const excess = choices.filter(({ proposed }) => proposed).slice(most)
  return [
    ...excess.map(({ entry }) => ({
      ...{ field: proposedName(entry), kind: 'proposal_too_many', params: { max: most } },
    })),
    ...choices
      .filter(({ reason }) => reason.length > LONGEST_PROPOSAL_REASON)
      .map(({ entry }) => ({
        ...{ field: reasonName(entry), kind: 'too_long', params: { max: LONGEST_PROPOSAL_REASON } },
      })),
  ]
}

/** How far one category is: who is proposed, and who is not without a reason yet. */
export interface ProposalGroup {
  category: string | null
  entries: number
  proposed: number
  /** Entries that are not proposed and lack a reason. */
  lacking: number
  /** More are proposed than the rules allow, which a change of the rules can bring about. */
  tooMany: boolean
}

/** The categories in the order given, those without any entry left out. */
export function groupChoices(
  choices: readonly ProposalChoice[],
  categories: readonly (string | null)[],
  most: number,
): ProposalGroup[] {
  return categories.flatMap((category) => {
    const own = choices.filter((choice) => choice.category === category)
    if (own.length === 0) return []
    const proposed = own.filter((choice) => choice.proposed).length
    const lacking = own.filter((choice) => !choice.proposed && choice.reason === '').length
    return [{ category, entries: own.length, proposed, lacking, tooMany: proposed > most }]
  })
}

export const isGroupReady = ({ lacking, tooMany }: ProposalGroup): boolean => lacking === 0 && !tooMany
