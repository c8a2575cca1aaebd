import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { ButtonLink } from '~/components/button'
import { SelectField } from '~/components/choices'
import { EmptyState } from '~/components/empty-state'
import { TextField } from '~/components/fields'
import { FilterForm } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { Pagination } from '~/components/pagination'
import { Table } from '~/components/table'
import { QUEUE_STATES } from '~/domain/check-queue'
import { param, privateLoader } from '~/http/handler.server'
import { pageNumber } from '~/http/scope.server'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { checkQueueMessages } from '~/i18n/messages/check-queue'
import { dossierMessages } from '~/i18n/messages/dossier'
import { setupMessages } from '~/i18n/messages/setup'
import { QUEUE_PAGE, viewCheckQueue } from '~/services/check-queue.server'

export const meta = titled(checkQueueMessages, 'title')

const FILTERS = ['cari', 'keadaan', 'kategori', 'kecamatan'] as const

export const loader = privateLoader(async (visit) => {
  const asked = (name: string) => visit.url.searchParams.get(name)?.trim().slice(0, 100) || undefined
  const view = await viewCheckQueue(visit.ctx, visit.actor, {
    slug: param(visit, 'slug'),
    filter: {
      category: asked('kategori'),
      kecamatan: asked('kecamatan'),
      state: QUEUE_STATES.find((state) => state === asked('keadaan')),
      text: asked('cari'),
    },
    page: pageNumber(asked('halaman')),
  })
  const search = Object.fromEntries(FILTERS.map((name) => [name, asked(name) ?? '']))
  return { ...view, search, size: QUEUE_PAGE }
})

export default function CheckQueuePage() {
  const page = useLoaderData<typeof loader>()
  const t = useMessages(checkQueueMessages)
  const d = useMessages(dossierMessages)
  const overview = useMessages(setupMessages)
  const locale = useLocale()
  const { competition, search, waiting } = page
  const { slug, zone } = competition
  const base = `/kelola/${slug}/antrean`
  const filtered = Object.values(search).some((value) => value !== '')
  const hrefOf = (number: number) => {
    const next = new URLSearchParams(Object.entries(search).filter(([, value]) => value !== ''))
    if (number > 1) next.set('halaman', String(number))
    return next.size > 0 ? `${base}?${next}` : base
  }
  const checkHref = (uid: string) => `/berkas/${uid}/periksa?antrean=${slug}`
  const [first] = waiting
  const waited = useWaited(page.now)
  return (
    <>
      <PageHeader
        title={t('title')}
        over={competition.name}
        lead={t('lead')}
        back={{ href: `/kelola/${slug}`, label: overview('overview') }}
      />
      {first && page.page === 1 && first.state !== 'correcting' && (
        <ButtonLink href={checkHref(first.uid)} icon="clipboard-list">
          {t('next')}
        </ButtonLink>
      )}
      {(page.total > 0 || page.correcting > 0 || filtered) && (
        <FilterForm label={t('filter')} {...(filtered ? { resetHref: base } : {})}>
          <TextField
            name="cari"
            label={t('search')}
            type="search"
            width="medium"
            optional
            defaultValue={search['cari'] ?? ''}
          />
          <SelectField
            name="keadaan"
            label={t('state')}
            optional
            placeholder={t('allWaiting')}
            defaultValue={search['keadaan'] ?? ''}
            options={QUEUE_STATES.map((state) => ({ value: state, label: t(`state_${state}`) }))}
          />
          <SelectField
            name="kategori"
            label={d('category')}
            optional
            placeholder={d('all')}
            defaultValue={search['kategori'] ?? ''}
            options={page.categories.map(({ code, name }) => ({ value: code, label: name }))}
          />
          {(page.kecamatan.length > 1 || search['kecamatan']) && (
            <SelectField
              name="kecamatan"
              label={d('kecamatan')}
              optional
              placeholder={d('all')}
              defaultValue={search['kecamatan'] ?? ''}
              options={page.kecamatan.map(({ code, name }) => ({
                value: code ?? '',
                label: name ?? code ?? '',
              }))}
            />
          )}
        </FilterForm>
      )}
      <Table
        caption={t('caption')}
        captionHidden
        rows={waiting}
        rowKey={({ uid }) => uid}
        empty={
          filtered ? (
            <EmptyState title={t('noneFound')} />
          ) : (
            <EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>
          )
        }
        columns={[
          {
            key: 'title',
            header: d('dossiers'),
            heads: true,
            cell: ({ uid, title, revision, state }) => (
              <>
                <a href={state === 'correcting' ? `/berkas/${uid}` : checkHref(uid)}>{title}</a>
                {revision > 1 && ` (${t('again', { n: revision })})`}
              </>
            ),
          },
          { key: 'ward', header: d('ward'), cell: ({ ward }) => ward },
          { key: 'kecamatan', header: d('kecamatan'), cell: ({ kecamatan }) => kecamatan },
          { key: 'category', header: d('category'), cell: ({ category }) => category },
          {
            key: 'waiting',
            header: t('waiting'),
            cell: ({ state, since }) =>
              state === 'correcting' ? (
                t('until', { time: formatShortDateTime(since, zone, locale) })
              ) : (
                <strong>{waited(since)}</strong>
              ),
          },
          {
            key: 'state',
            header: t('state'),
            cell: ({ state }) => <Badge tone={TONES[state]}>{t(`state_${state}`)}</Badge>,
          },
          {
            key: 'received',
            header: t('received'),
            cell: ({ receivedAt }) => formatShortDateTime(receivedAt, zone, locale),
          },
        ]}
      />
      <Pagination page={page.page} pageSize={page.size} total={page.total} hrefOf={hrefOf} />
    </>
  )
}

const TONES = { new: 'info', corrected: 'info', late: 'warning', correcting: 'neutral' } as const

const HOUR = 3_600_000

/** How long ago something was, in whole days or hours. */
function useWaited(now: string) {
  const t = useMessages(checkQueueMessages)
  return (since: string): string => {
    const hours = Math.floor((Date.parse(now) - Date.parse(since)) / HOUR)
    if (hours >= 24) return t('days', { n: Math.floor(hours / 24) })
    return hours >= 1 ? t('hours', { n: hours }) : t('lessThanHour')
  }
}
