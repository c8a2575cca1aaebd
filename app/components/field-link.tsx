import { useMessages } from '~/i18n'
import { fieldMessages } from '~/i18n/messages/field'
import { Button, ButtonLink } from './button'
import { Icon } from './icon'

type FieldLinkProps = {
  /** Sheets of which something is on this device alone. */
  unsent: number
  link: 'idle' | 'sending' | 'failing' | 'logged-out'
  loginHref: string
  onSend: () => void
}

/** The steady line that says how much is not sent yet. */
export function FieldLink({ unsent, link, loginHref, onSend }: FieldLinkProps) {
  const t = useMessages(fieldMessages)
  const state = unsent === 0 ? 'saved' : link === 'sending' ? 'saving' : 'unsent'
  const icons = { saved: 'check', saving: 'refresh', unsent: 'cloud-off' } as const
  return (
    <div className="field-link">
      <p className={`save-status save-${state}`} role="status" aria-live="polite">
        <Icon name={icons[state]} size={16} />
        <span>
          {unsent === 0 ? t('allSent') : state === 'saving' ? t('sending') : t('unsent', { n: unsent })}
        </span>
      </p>
      {link === 'logged-out' && unsent > 0 && (
        <>
          <p>{t('loggedOut')}</p>
          <ButtonLink href={loginHref} variant="secondary" small>
            {t('logIn')}
          </ButtonLink>
        </>
      )}
      {unsent > 0 && link === 'failing' && (
        <Button type="button" variant="secondary" small icon="refresh" onClick={onSend}>
          {t('sendNow')}
        </Button>
      )}
    </div>
  )
}
