import type { Zone } from '~/i18n'
import { Icon, type IconName } from './icon'

const ICONS: [state: string, icon: IconName][] = [
  ['saving', 'refresh'],
  ['saved', 'check'],
  ['unsent', 'cloud-off'],
  ['failed', 'warning'],
]

type SaveBarProps = {
  dossier: string
  /** Whose page it is: nothing is ever saved in another's name. */
  person: string
  zone: Zone
}

/** What of this page is on disk; the page's script fills it and shows it. */
export function SaveBar({ dossier, person, zone }: SaveBarProps) {
  return (
    <div
      className="save-bar no-print"
      data-save-bar=""
      data-state="unchanged"
      data-address={`/berkas/${dossier}/simpan`}
      data-dossier={dossier}
      data-person={person}
      data-zone={zone}
      hidden
    >
      <div role="status" aria-live="polite" className="save-words">
        {ICONS.map(([state, icon]) => (
          <span key={state} data-icon={state}>
            <Icon name={icon} size={16} />
          </span>
        ))}
        <span data-save-words="" />
      </div>
      <div data-save-notes="" className="save-notes" />
    </div>
  )
}
