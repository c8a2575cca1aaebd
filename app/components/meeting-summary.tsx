import type { PreparedMeeting } from '~/domain/meeting-view'
import { LEAVING, OUTCOMES } from '~/domain/outcomes'
import { MEETING_FIELDS, orderReasonField, placeField, presentField, reasonField } from '~/forms/plenary'
import { formatDay, useLocale, useMessages } from '~/i18n'
import { plenaryMessages } from '~/i18n/messages/plenary'
import { DefinitionList } from './definition-list'
import { Grid, Section, Stat } from './layout'
import { outcomeWord } from './meeting-words'

interface MeetingSummaryProps {
  meeting: PreparedMeeting
  nameOf: (uid: string) => string
}

/** What a prepared meeting would decide: how many of each outcome, and everything that does not follow the ranking. */
export function MeetingSummary({ meeting, nameOf }: MeetingSummaryProps) {
  const t = useMessages(plenaryMessages)
  const locale = useLocale()
  const { lines, values, seats, ties, isLast, isFurther } = meeting
  const date = values[MEETING_FIELDS.date]
  const time = values[MEETING_FIELDS.time]
  const day = date ? formatDay(date, locale) : '–'
  const shown = isFurther ? lines.filter(({ changes }) => changes) : lines.filter(({ departs }) => departs)
  const counts = OUTCOMES.map((outcome) => ({
    outcome,
    n: lines.filter((line) => line.outcome === outcome).length,
  })).filter(({ outcome, n }) => n > 0 || !LEAVING.has(outcome))
  const ordered = ties.filter(({ ids }) => ids.some((uid) => values[placeField(uid)]))
  return (
    <Section title={t('summary')}>
      <Grid>
        {counts.map(({ outcome, n }) => (
          <Stat key={outcome} label={outcomeWord(outcome, isLast, t)} value={n} />
        ))}
      </Grid>
      <DefinitionList
        items={[
          { term: t('when'), description: time ? t('heldAt', { date: day, time }) : day },
          { term: t('where'), description: values[MEETING_FIELDS.place] ?? '–' },
          {
            term: t('attendance'),
            description: t('presentCount', {
              present: seats.filter(({ uid }) => values[presentField(uid)]).length,
              all: seats.length,
            }),
          },
          ...ordered.map(({ rank, ids }) => ({
            term: `${t('ties')}, ${t('tieOf', { rank }).toLowerCase()}`,
            description: [
              ids.map((uid) => `${nameOf(uid)}: ${values[placeField(uid)] ?? '–'}`).join('; '),
              values[orderReasonField(ids[0] ?? '')],
            ]
              .filter(Boolean)
              .join('. '),
          })),
        ]}
      />
      <h3>{t(isFurther ? 'changes' : 'departures')}</h3>
      {shown.length === 0 ? (
        <p>{t(isFurther ? 'obstacle_nothing_changed' : 'noDepartures')}</p>
      ) : (
        <ul>
          {shown.map(({ uid, outcome }) => (
            <li key={uid}>
              {[
                `${nameOf(uid)}: ${outcome ? outcomeWord(outcome, isLast, t) : t('choose')}`,
                values[reasonField(uid)],
              ]
                .filter(Boolean)
                .join('. ')}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
