import { OBJECTION_STATES, type ObjectionState } from '~/domain/objections'
import type { Instant, Zone } from '~/domain/time'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { objectionMessages } from '~/i18n/messages/objections'
import { Badge, type Tone } from './badge'
import { Prose } from './layout'

const TONES: Record<ObjectionState, Tone> = {
  ...{ received: 'warning', upheld: 'success', partly_upheld: 'success', dismissed: 'neutral' },
  withdrawn: 'neutral',
}

/** What became of an objection. */
export function ObjectionBadge({ state }: { state: string }) {
  const t = useMessages(objectionMessages)
  const known = OBJECTION_STATES.find((each) => each === state) ?? 'received'
  return <Badge tone={TONES[known]}>{t(known)}</Badge>
}

interface ObjectionTextProps {
  objection: {
    state: string
    grounds: string | null
    answer: string | null
    submittedAt: Instant
    answeredAt: Instant | null
    code?: string | null
    files: readonly { uid: string; fileName: string; erased: boolean }[]
  }
  zone: Zone
}

/** An objection with its evidence and its decision. */
export function ObjectionText({ objection, zone }: ObjectionTextProps) {
  const t = useMessages(objectionMessages)
  const locale = useLocale()
  const { state, grounds, answer, submittedAt, answeredAt, code, files } = objection
  const at = (instant: Instant) => formatShortDateTime(instant, zone, locale)
  return (
    <>
      <p className="page-facts">
        <ObjectionBadge state={state} />
        <span>{t('sentAt', { time: at(submittedAt) })}</span>
      </p>
      <Prose>{grounds ?? t('erased')}</Prose>
      {files.length > 0 && (
        <ul className="plain-list">
          {files.map(({ uid, fileName, erased }) => (
            <li key={uid}>
              {erased ? (
                t('fileErased', { name: fileName })
              ) : (
                <a href={`/unduh/sanggahan/${uid}`} download>
                  {fileName}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      {code && (
        <p>
          {t('receipt')}: <a href={`/verifikasi/${code}`}>{code}</a>
        </p>
      )}
      {answeredAt && (
        <>
          <h3>{t('decision')}</h3>
          <p>{t('decidedAt', { time: at(answeredAt) })}</p>
          <Prose>{answer ?? t('erased')}</Prose>
        </>
      )}
    </>
  )
}
