import { useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { inspectionMessages } from '~/i18n/messages/inspection'
import { requestPack } from '~/services/inspection/pack.server'
import { openRanking } from '~/services/ranking.server'

export const meta = titled(inspectionMessages, 'pack')

export const loader = privateLoader(async (visit) => {
  const { slug, name } = await openRanking(visit.ctx, visit.actor, param(visit, 'slug'), 'export.download')
  return { slug, name }
})

export const action = privateAction(async (visit) => {
  const { uid } = await requestPack(visit.ctx, visit.actor, param(visit, 'slug'))
  return done(`/pekerjaan/${uid}`)
})

export default function PackPage() {
  const { slug, name } = useLoaderData<typeof loader>()
  const t = useMessages(inspectionMessages)
  const writeKey = useWriteKey('paket')
  return (
    <>
      <PageHeader
        title={t('pack')}
        over={name}
        lead={t('packLead')}
        back={{ href: `/kelola/${slug}/pemeriksaan`, label: t('title') }}
      />
      <Notice>
        <p>{t('packWhat')}</p>
        <p>{t('packRecorded')}</p>
      </Notice>
      <Form writeKey={writeKey}>
        <Button icon="download">{t('packMake')}</Button>
      </Form>
      <p>{t('packCheck')}</p>
    </>
  )
}
