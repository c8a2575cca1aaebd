import { useActionData, useLoaderData } from '@remix-run/react'
import { AnnouncementFields } from '~/components/announcement-fields'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { parseForm } from '~/forms/parse'
import { correctionForm } from '~/forms/setup'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { toLocalInput, useMessages } from '~/i18n'
import { announcementMessages } from '~/i18n/messages/announcements'
import { correctAnnouncement, viewAnnouncement } from '~/services/announcements.server'
import { headOf } from '~/services/overview.server'

export const meta = titled(announcementMessages, 'correctTitle')

export const loader = privateLoader(async (visit) => {
  const number = Number(param(visit, 'number'))
  const { competition, current, now } = await viewAnnouncement(
    visit.ctx,
    visit.actor,
    param(visit, 'slug'),
    number,
  )
  const waits = current.publishesAt > now
  return {
    head: headOf(competition),
    version: current.version,
    stored: {
      title: current.title,
      body: current.body,
      ...(waits ? { publishesAt: toLocalInput(current.publishesAt, competition.zone) } : {}),
    },
  }
})

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  const number = Number(param({ params }, 'number'))
  await correctAnnouncement(ctx, actor, slug, number, parseForm(correctionForm, form.object()), once)
  return done(`/kelola/${slug}/pengumuman`, 'announcement_corrected')
})

export default function CorrectAnnouncementPage() {
  const { head, version, stored } = useLoaderData<typeof loader>()
  const t = useMessages(announcementMessages)
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t('correctTitle')}
        lead={t('correctLead')}
        back={{ href: `/kelola/${head.slug}/pengumuman`, label: t('title') }}
      />
      <Form writeKey={useWriteKey('ralat')} hidden={{ version: String(version) }}>
        <AnnouncementFields zone={head.zone} value={value} error={error} stored={stored} />
        <TextAreaField
          name="reason"
          label={t('reason')}
          hint={t('reasonHint')}
          rows={3}
          defaultValue={value('reason')}
          error={error('reason')}
        />
        <Button>{t('saveCorrection')}</Button>
      </Form>
    </>
  )
}
