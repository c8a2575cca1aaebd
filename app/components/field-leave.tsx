import { useMessages } from '~/i18n'
import { fieldMessages } from '~/i18n/messages/field'
import { Button, ButtonLink, ButtonRow } from './button'
import { Card } from './layout'
import { PageHeader } from './page-header'

type FieldLeaveProps = {
  /** Labels of the entries of which something is not sent; null while it is being sent. */
  unsent: readonly string[] | null
  stayHref: string
  onLeave: () => void
}

/** Logging out on a device that carries sheets: what is left is sent first, or listed. */
export function FieldLeave({ unsent, stayHref, onLeave }: FieldLeaveProps) {
  const t = useMessages(fieldMessages)
  return (
    <>
      <PageHeader title={t('leaveTitle')} />
      <Card>
        {unsent === null ? (
          <p role="status">{t('leaveSending')}</p>
        ) : unsent.length === 0 ? (
          <p role="status">{t('leaveDone')}</p>
        ) : (
          <>
            <p>{t('leaveLead')}</p>
            <ul>
              {unsent.map((label) => (
                <li key={label}>{label}</li>
              ))}
            </ul>
            <p>{t('leaveKept')}</p>
          </>
        )}
        {unsent !== null && (
          <ButtonRow>
            <Button type="button" onClick={onLeave}>
              {t(unsent.length === 0 ? 'leave' : 'leaveAnyway')}
            </Button>
            <ButtonLink variant="secondary" href={stayHref}>
              {t('stay')}
            </ButtonLink>
          </ButtonRow>
        )}
      </Card>
    </>
  )
}
