import { useMessages } from '~/i18n'
import { plenaryMessages } from '~/i18n/messages/plenary'
import { Button, ButtonLink, ButtonRow } from './button'
import { Form } from './form'

interface ClosedMeetingProps {
  writeKey: string
  next: { name: string; candidates: number; href: string; putHref: string } | null
  mayPut: boolean
  /** Where a further meeting begins, for those who may. */
  furtherHref: string | null
  /** Where its result is prepared and frozen. */
  resultsHref: string
}

/** What follows a closed meeting: the next stage, or a further meeting. */
export function ClosedMeeting({ writeKey, next, mayPut, furtherHref, resultsHref }: ClosedMeetingProps) {
  const t = useMessages(plenaryMessages)
  return (
    <>
      {next && next.candidates === 0 && <p>{t('nextDone', { stage: next.name })}</p>}
      {mayPut && next && next.candidates > 0 && (
        <Form writeKey={writeKey} action={next.putHref}>
          <Button>{t('putNext', { n: next.candidates, stage: next.name })}</Button>
        </Form>
      )}
      <ButtonRow>
        <ButtonLink href={resultsHref}>{t('toResults')}</ButtonLink>
        {next && (
          <ButtonLink href={next.href} variant="secondary">
            {t('toNext', { stage: next.name })}
          </ButtonLink>
        )}
        {furtherHref && (
          <ButtonLink href={furtherHref} variant="secondary">
            {t('beginFurther')}
          </ButtonLink>
        )}
      </ButtonRow>
    </>
  )
}
