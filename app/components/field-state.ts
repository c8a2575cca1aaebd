import { isUnsent, type KeptSheet } from '~/domain/kept-sheet'
import type { Tone } from './badge'
import type { IconName } from './icon'

const LOOKS = {
  blank: { tone: 'neutral', icon: 'not-started' },
  draft: { tone: 'info', icon: 'partial' },
  unsent: { tone: 'warning', icon: 'cloud-off' },
  waiting: { tone: 'warning', icon: 'cloud-off' },
  received: { tone: 'success', icon: 'success' },
  clash: { tone: 'danger', icon: 'danger' },
  wrong: { tone: 'danger', icon: 'danger' },
  late: { tone: 'warning', icon: 'warning' },
  closed: { tone: 'warning', icon: 'warning' },
  gone: { tone: 'neutral', icon: 'circle' },
} as const satisfies Record<string, { tone: Tone; icon: IconName }>

export type FieldSheetState = keyof typeof LOOKS

/** How a sheet on the device stands, the most pressing first. */
export function stateOfSheet(kept: KeptSheet): FieldSheetState {
  const isFinished = kept.finish !== null || kept.asked?.finished === true
  if (kept.state === 'gone' || kept.state === 'clash') return kept.state
  if (isFinished) return 'waiting'
  if (kept.problems.length > 0) return 'wrong'
  if (kept.state === 'closed') return kept.lateAt && !isUnsent(kept) ? 'late' : 'closed'
  if (isUnsent(kept)) return 'unsent'
  if (Object.keys(kept.texts).length === 0) return 'blank'
  return kept.base.draft ? 'draft' : 'received'
}

export const looksOfSheet = (state: FieldSheetState) => LOOKS[state]
