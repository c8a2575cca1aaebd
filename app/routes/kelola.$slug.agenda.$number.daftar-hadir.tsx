import { useActionData, useLoaderData } from '@remix-run/react'
import { meetingTime } from '~/components/agenda-words'
import { AttendanceList } from '~/components/attendance-list'
import { AttendanceSheets } from '~/components/attendance-sheets'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { FileField } from '~/components/fields'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { InputError } from '~/domain/errors'
import { evidenceTypes } from '~/domain/fields/form'
import { toLocal } from '~/domain/time'
import { receivedFiles } from '~/http/evidence-form.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useLocale, useMessages } from '~/i18n'
import { agendaMessages } from '~/i18n/messages/agenda'
import { keepAttendanceSheet, viewAttendance } from '~/services/attendance.server'
import { headOf } from '~/services/overview.server'

export const meta = titled(agendaMessages, 'attendance')

export const loader = privateLoader(async (visit) => {
  const number = Number(param(visit, 'number'))
  const { competition, sheets, ...rest } = await viewAttendance(
    visit.ctx,
    visit.actor,
    param(visit, 'slug'),
    number,
  )
  return {
    head: headOf(competition),
    number,
    sheets: sheets.map(({ uid, version, sha256, uploadedAt, uploadedBy, erasedAt }) => ({
      ...{ uid, version, sha256, uploadedAt, uploadedBy, erasedAt },
    })),
    ...rest,
  }
})

export const action = privateAction(async ({ ctx, actor, files, once, context, params }) => {
  const slug = param({ params }, 'slug')
  const number = Number(param({ params }, 'number'))
  const [tooLarge] = context.tooLarge
  if (tooLarge !== undefined)
    throw new InputError([{ field: 'scan', kind: 'file_too_large', params: { name: tooLarge } }])
  const [file] = receivedFiles(files, 'scan')
  await keepAttendanceSheet(ctx, actor, slug, number, file, once)
  return done(`/kelola/${slug}/agenda/${number}/daftar-hadir`, 'attendance_kept')
})

/** The list as it is printed, and what came back signed. */
export default function AttendancePage() {
  const { head, number, meeting, invitees, emptyLines, sheets, mayWrite } = useLoaderData<typeof loader>()
  const t = useMessages(agendaMessages)
  const locale = useLocale()
  const { errors, error } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('hadir')
  const problem = error('scan')
  const base = `/kelola/${head.slug}/agenda/${number}`
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t('attendance')}
        lead={<span className="no-print">{t('attendanceLead')}</span>}
        back={{ href: base, label: t('backToItem') }}
        actions={
          <ButtonLink variant="secondary" icon="download" href={`${base}/daftar-hadir/pdf`} download>
            {t('attendancePdf')}
          </ButtonLink>
        }
      />
      <div className="no-print">
        <Section title={t('scan')} lead={t('attendanceNeeds')}>
          <AttendanceSheets sheets={sheets} zone={head.zone} />
          {mayWrite && (
            <Form writeKey={writeKey} files>
              <FileField
                name="scan"
                label={t('scan')}
                hint={t('scanHint')}
                accept={evidenceTypes.join(',')}
                {...(problem ? { error: problem } : {})}
              />
              <ButtonRow>
                <Button icon="upload">{t(sheets.length > 0 ? 'replace' : 'upload')}</Button>
              </ButtonRow>
            </Form>
          )}
        </Section>
      </div>
      <Section title={meeting.title} lead={`${meetingTime(meeting, head.zone, locale)}, ${meeting.place}`}>
        <AttendanceList invitees={invitees} emptyLines={emptyLines} />
        <div className="statement-sign">
          <p>
            {t('sheetPlace', { year: toLocal(meeting.startsAt, head.zone).date.slice(0, 4) })}
            <br />
            {t('sheetSigner')}
          </p>
          <p>(……………………………………)</p>
        </div>
      </Section>
    </>
  )
}
