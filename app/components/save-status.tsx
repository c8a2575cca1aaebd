import { formatTime, type Instant, useLocale, useMessages, type Zone } from '~/i18n'
import { componentMessages } from '~/i18n/messages/components'
import { Icon } from './icon'

export type SaveState =
  | { kind: 'unchanged' }
  | { kind: 'saving' }
  /** On disk at the server, at this moment. */
  | { kind: 'saved'; at: Instant; zone: Zone }
  /** Kept on this device, not yet at the server. */
  | { kind: 'unsent'; count: number }
  | { kind: 'failed'; reason?: string }

const icons = {
  unchanged: 'circle',
  saving: 'refresh',
  saved: 'check',
  unsent: 'cloud-off',
  failed: 'warning',
} as const

/** The steady line beside a field or form that says what is on disk. */
export function SaveStatus({ state }: { state: SaveState }) {
  return (
    <p className={`save-status save-${state.kind}`} role="status" aria-live="polite">
      <Icon name={icons[state.kind]} size={16} />
      <span>{useSaveWords(state)}</span>
    </p>
  )
}

function useSaveWords(state: SaveState): string {
  const t = useMessages(componentMessages)
  const locale = useLocale()
  switch (state.kind) {
    case 'unchanged':
      return t('draftUnchanged')
    case 'saving':
      return t('saving')
    case 'saved':
      return t('saved', { time: formatTime(state.at, state.zone, locale) })
    case 'unsent':
      return t('unsent', { n: state.count })
    case 'failed':
      return state.reason ? `${t('saveFailed')}: ${state.reason}` : t('saveFailed')
  }
}
