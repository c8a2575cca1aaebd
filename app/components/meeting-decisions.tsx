import type { PreparedMeeting } from '~/domain/meeting-view'
import { useMessages } from '~/i18n'
import { plenaryMessages } from '~/i18n/messages/plenary'
import { Section } from './layout'
import type { MeetingFieldProps } from './meeting-fields'
import { MeetingOutcomes } from './meeting-outcomes'
import { MeetingTies } from './meeting-ties'

interface MeetingDecisionsProps extends MeetingFieldProps {
  meeting: PreparedMeeting
  nameOf: (uid: string) => string
}

/** The ties that wait for the meeting, and every entry's outcome in the parts by which entries advance. */
export function MeetingDecisions({ meeting, nameOf, ...fields }: MeetingDecisionsProps) {
  const t = useMessages(plenaryMessages)
  const { parts, ties, lines, isLast, isFurther, hasRanking, mayPrepare } = meeting
  if (lines.length === 0) return null
  const partName = (code: string | null) => parts.find((part) => part.code === code)?.name ?? null
  const help = isFurther ? t('outcomesHelpFurther') : t(hasRanking ? 'outcomesHelp' : 'outcomesHelpNone')
  return (
    <>
      {ties.length > 0 && mayPrepare && (
        <Section title={t('ties')} lead={t('tiesHelp')}>
          <MeetingTies ties={ties} nameOf={nameOf} partName={partName} {...fields} />
        </Section>
      )}
      <Section title={t('outcomes')} lead={help}>
        {meeting.absentCounts && <p>{t('absentHelp')}</p>}
        {parts.map(({ code, name }) => (
          <div key={code}>
            {name !== null && <h3>{name}</h3>}
            <MeetingOutcomes
              caption={[t('outcomes'), name].filter(Boolean).join(' · ')}
              lines={lines.filter(({ part }) => part === code)}
              editable={mayPrepare}
              {...{ isLast, hasRanking, ...fields }}
            />
          </div>
        ))}
      </Section>
    </>
  )
}

/** What an entry is called in sentences. */
export function namesOf(lines: PreparedMeeting['lines']) {
  const known = new Map(lines.map(({ uid, label, ward }) => [uid, `${label} · ${ward}`]))
  return (uid: string) => known.get(uid) ?? uid
}
