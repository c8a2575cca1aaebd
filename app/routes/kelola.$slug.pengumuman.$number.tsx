import { useActionData, useLoaderData } from '@remix-run/react'
import { AnnouncementFields } from '~/components/announcement-fields'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { parseForm } from '~/forms/parse'
import { correctionForm } from '~/forms/setup'
import { BASED_ON } from '~/http/based-on'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { announcementMessages } from '~/i18n/messages/announcements'
import { correctAnnouncement, viewAnnouncement } from '~/services/announcements.server'
import { headOf } from '~/services/overview.server'

export const meta = titled(announcementMessages, 'correctTitle')

export const loader = privateLoader(async (visit) => {
  const number = Number(param(visit, 'number'))
  const slug = param(visit, 'slug')
  const { competition, stored, basedOn } = await viewAnnouncement(visit.ctx, visit.actor, slug, number)
  const { publishesAt, ...words } = stored
  return { head: headOf(competition), basedOn, stored: publishesAt ? { ...words, publishesAt } : words }
})

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  const number = Number(param({ params }, 'number'))
  const correction = { ...parseForm(correctionForm, form.object()), basedOn: form.text(BASED_ON) }
  await correctAnnouncement(ctx, actor, slug, number, correction, once)
  return done(`/kelola/${slug}/pengumuman`, 'announcement_corrected')
})

export default function CorrectAnnouncementPage() {
  const { head, basedOn, stored } = useLoaderData<typeof loader>()
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
      <Form writeKey={useWriteKey('ralat')} hidden={{ [BASED_ON]: value(BASED_ON, basedOn) }}>
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
