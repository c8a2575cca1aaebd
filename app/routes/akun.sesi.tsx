import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { Button } from '~/components/button'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { done, privateAction, privateLoader } from '~/http/handler.server'
import { useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { accountMessages } from '~/i18n/messages/account'
import { endOwnSessions, listOwnSessions } from '~/services/sessions.server'

export const meta = titled(accountMessages, 'sessionsTitle')

export const loader = privateLoader(async ({ ctx, actor, context }) => ({
  sessions: await listOwnSessions(ctx, actor, context.session?.id ?? null),
}))

/** Ends every session of this person, this one too. */
export const action = privateAction(async ({ ctx, actor, context }) => {
  await endOwnSessions(ctx, actor)
  if (context.session) context.setCookie(await context.sessions.end(context.session.id))
  const response = done('/masuk', 'logged_out_everywhere')
  response.headers.set('Clear-Site-Data', '"cache"')
  return response
})

export default function SessionsPage() {
  const { sessions } = useLoaderData<typeof loader>()
  const t = useMessages(accountMessages)
  const locale = useLocale()
  return (
    <>
      <PageHeader
        title={t('sessionsTitle')}
        lead={t('sessionsLead')}
        back={{ href: '/akun', label: t('back') }}
      />
      <Table
        caption={t('sessionsTitle')}
        captionHidden
        rows={sessions}
        rowKey={({ createdAt }) => createdAt}
        columns={[
          {
            key: 'device',
            header: t('device'),
            heads: true,
            cell: ({ device, current }) => (
              <>
                {device ?? t('unknownDevice')} {current && <Badge tone="info">{t('thisDevice')}</Badge>}
              </>
            ),
          },
          {
            key: 'since',
            header: t('since'),
            cell: ({ createdAt }) => formatShortDateTime(createdAt, 'WIB', locale),
          },
          {
            key: 'seen',
            header: t('lastSeen'),
            cell: ({ lastSeenAt }) => formatShortDateTime(lastSeenAt, 'WIB', locale),
          },
        ]}
      />
      <Form writeKey={useWriteKey('sesi')}>
        <Button variant="danger" icon="log-out">
          {t('endAll')}
        </Button>
      </Form>
    </>
  )
}
