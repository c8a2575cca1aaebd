import type { PreparedMeeting } from '~/domain/meeting-view'
import { MEETING_FIELDS } from '~/forms/plenary'
import { useMessages } from '~/i18n'
import { plenaryMessages } from '~/i18n/messages/plenary'
import { Button, ButtonRow } from './button'
import { DateField, TextAreaField, TextField } from './fields'
import { Form } from './form'
import { Section } from './layout'
import { MeetingAttendance } from './meeting-attendance'
import { MeetingDecisions } from './meeting-decisions'
import type { MeetingFieldProps } from './meeting-fields'

interface MeetingFormProps extends MeetingFieldProps {
  meeting: PreparedMeeting
  nameOf: (uid: string) => string
  writeKey: string
  /** Fields that say what the form was filled from. */
  hidden: Readonly<Record<string, string>>
}

/** A meeting in preparation. What is saved holds only once it is closed. */
export function MeetingForm({ meeting, nameOf, writeKey, hidden, ...fields }: MeetingFormProps) {
  const t = useMessages(plenaryMessages)
  const field = (name: string) => ({ name, defaultValue: fields.value(name), error: fields.error(name) })
  return (
    <Form writeKey={writeKey} wide hidden={hidden}>
      <Section title={t('meeting')}>
        <DateField label={t('date')} {...field(MEETING_FIELDS.date)} />
        <TextField
          label={t('time')}
          hint={t('timeHint')}
          width="short"
          optional
          {...field(MEETING_FIELDS.time)}
        />
        <TextField label={t('place')} {...field(MEETING_FIELDS.place)} />
      </Section>
      <Section title={t('attendance')} lead={t('attendanceHelp')}>
        <MeetingAttendance seats={meeting.seats} {...fields} />
        <TextAreaField
          label={t('others')}
          hint={t('othersHint')}
          rows={3}
          optional
          {...field(MEETING_FIELDS.others)}
        />
      </Section>
      <MeetingDecisions meeting={meeting} nameOf={nameOf} {...fields} />
      <Section title={t('notes')}>
        <TextAreaField
          label={t('notesLabel')}
          hint={t('notesHint')}
          rows={6}
          optional
          {...field(MEETING_FIELDS.notes)}
        />
      </Section>
      <ButtonRow>
        <Button>{t('save')}</Button>
        <Button variant="secondary" name="lanjut" value="tutup">
          {t('toClosing')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
