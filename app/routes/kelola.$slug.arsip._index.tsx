import { useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { searchMessages } from '~/i18n/messages/search'
import { requestArchive } from '~/services/dossier-archive.server'
import { openRanking } from '~/services/ranking.server'

export const meta = titled(searchMessages, 'archiveTitle')

export const loader = privateLoader(async (visit) => {
  const { slug, name } = await openRanking(visit.ctx, visit.actor, param(visit, 'slug'), 'export.download')
  return { slug, name }
})

export const action = privateAction(async (visit) => {
  const { uid } = await requestArchive(visit.ctx, visit.actor, param(visit, 'slug'))
  return done(`/pekerjaan/${uid}`)
})

export default function ArchivePage() {
  const { slug, name } = useLoaderData<typeof loader>()
  const t = useMessages(searchMessages)
  const writeKey = useWriteKey('arsip')
  return (
    <>
      <PageHeader
        title={t('archiveTitle')}
        over={name}
        lead={t('archiveLead')}
        back={{ href: `/kelola/${slug}/cari`, label: t('title') }}
      />
      <Notice>
        <p>{t('archiveWhat')}</p>
        <p>{t('archiveRecorded')}</p>
      </Notice>
      <Form writeKey={writeKey}>
        <Button icon="download">{t('archiveMake')}</Button>
      </Form>
      <p>
        {t('archiveCsv')} <a href={`/kelola/${slug}/ekspor`}>{t('exports')}</a>
      </p>
    </>
  )
}
