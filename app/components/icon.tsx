/** Names in public/icons.svg, which scripts/icons.tsx draws. */
export type IconName =
  | 'arrow-down'
  | 'arrow-left'
  | 'arrow-right'
  | 'arrow-up'
  | 'award'
  | 'calendar'
  | 'chart-column'
  | 'check'
  | 'chevron-down'
  | 'chevron-left'
  | 'chevron-right'
  | 'circle'
  | 'clipboard-list'
  | 'clock'
  | 'close'
  | 'cloud-off'
  | 'copy'
  | 'danger'
  | 'download'
  | 'external-link'
  | 'eye'
  | 'eye-off'
  | 'file-text'
  | 'filter'
  | 'help'
  | 'history'
  | 'image'
  | 'inbox'
  | 'info'
  | 'link'
  | 'list-checks'
  | 'lock'
  | 'log-out'
  | 'map-pin'
  | 'menu'
  | 'message'
  | 'minus'
  | 'not-started'
  | 'paperclip'
  | 'partial'
  | 'pencil'
  | 'plus'
  | 'printer'
  | 'qr-code'
  | 'refresh'
  | 'save'
  | 'scale'
  | 'search'
  | 'send'
  | 'settings'
  | 'sortable'
  | 'success'
  | 'trash'
  | 'trophy'
  | 'upload'
  | 'user'
  | 'users'
  | 'verified'
  | 'warning'

/** A decorative icon, hidden from assistive technology: the word beside it says the same. */
export function Icon({ name, size = 20 }: { name: IconName; size?: 16 | 20 | 24 | 40 }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={size > 24 ? 1.5 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <use href={`/icons.svg#${name}`} />
    </svg>
  )
}
