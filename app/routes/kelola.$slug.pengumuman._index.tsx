import { useActionData, useLoaderData } from '@remix-run/react'
import { AnnouncementFields } from '~/components/announcement-fields'
import { Button, ButtonLink } from '~/components/button'
import { Details } from '~/components/details'
import { ErrorSummary } from '~/components/error-summary'
import { Form } from '~/components/form'
import { Card, Prose, Section, Stack } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { parseForm } from '~/forms/parse'
import { announcementForm } from '~/forms/setup'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { announcementMessages } from '~/i18n/messages/announcements'
import { viewAnnouncements, writeAnnouncement } from '~/services/announcements.server'
import { headOf } from '~/services/overview.server'

export const meta = titled(announcementMessages, 'manageTitle')

export const loader = privateLoader(async (visit) => {
  const { competition, ...rest } = await viewAnnouncements(visit.ctx, visit.actor, param(visit, 'slug'))
  return { head: headOf(competition), ...rest }
})

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  await writeAnnouncement(ctx, actor, slug, parseForm(announcementForm, form.object()), once)
  return done(`/kelola/${slug}/pengumuman`, 'announcement_written')
})

export default function AnnouncementsPage() {
  const { head, announcements, now, mayWrite } = useLoaderData<typeof loader>()
  const t = useMessages(announcementMessages)
  const locale = useLocale()
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  const key = useWriteKey('pengumuman')
  const time = (at: string) => formatShortDateTime(at, head.zone, locale)
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t('manageTitle')}
        lead={t('lead')}
        back={{ href: `/kelola/${head.slug}`, label: t('back') }}
      />
      {mayWrite && (
        <Section title={t('write')}>
          <Form writeKey={key}>
            <AnnouncementFields zone={head.zone} value={value} error={error} />
            <Button>{t('save')}</Button>
          </Form>
        </Section>
      )}
      <Section title={t('soFar')}>
        {announcements.length === 0 && <p>{t('none')}</p>}
        <Stack>
          {announcements.map(({ number, versions: [current, ...former] }) => (
            <Card key={number}>
              <h3>{current?.title}</h3>
              {current && (
                <p className="field-hint">
                  {t(current.publishesAt > now ? 'scheduled' : 'published', {
                    time: time(current.publishesAt),
                  })}
                </p>
              )}
              <Prose>{current?.body}</Prose>
              {former.length > 0 && (
                <Details summary={t('former')}>
                  {former.map(({ version, title, body }) => (
                    <section key={version}>
                      <h4>{title}</h4>
                      <Prose>{body}</Prose>
                    </section>
                  ))}
                </Details>
              )}
              {mayWrite && (
                <ButtonLink small variant="secondary" href={`/kelola/${head.slug}/pengumuman/${number}`}>
                  {t('correct')}
                </ButtonLink>
              )}
            </Card>
          ))}
        </Stack>
      </Section>
    </>
  )
}
