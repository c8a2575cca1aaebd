import { useLoaderData } from '@remix-run/react'
import { Badge, type Tone } from '~/components/badge'
import { SelectField } from '~/components/choices'
import { EmptyState } from '~/components/empty-state'
import { TextField } from '~/components/fields'
import { FilterForm } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { Pagination } from '~/components/pagination'
import { Table } from '~/components/table'
import { Tabs } from '~/components/tabs'
import { param, privateLoader } from '~/http/handler.server'
import { pageNumber } from '~/http/scope.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { setupMessages } from '~/i18n/messages/setup'
import { ENTRIES_PER_PAGE, type EntryState, viewEntries } from '~/services/entries.server'

export const meta = titled(dossierMessages, 'participants')

const FILTERS = ['keadaan', 'kategori', 'kecamatan', 'cari'] as const
const STATES = ['registered', 'submitted', 'returned', 'complete'] as const
/** Shown once somebody is in one of them. */
const LATER_STATES = [
  'in_stage',
  'lolos',
  'tidak_lolos',
  'gugur',
  'mengundurkan_diri',
  'tidak_hadir',
] as const

export const loader = privateLoader(async (visit) => {
  const slug = param(visit, 'slug')
  const asked = (name: string) => visit.url.searchParams.get(name)?.trim().slice(0, 100) || undefined
  const filter = {
    state: asked('keadaan'),
    category: asked('kategori'),
    kecamatan: asked('kecamatan'),
    text: asked('cari'),
  }
  const view = await viewEntries(visit.ctx, visit.actor, { slug, filter, page: pageNumber(asked('halaman')) })
  const search = Object.fromEntries(
    FILTERS.flatMap((name) => (asked(name) ? [[name, asked(name) ?? '']] : [])),
  )
  return { ...view, slug, search, size: ENTRIES_PER_PAGE }
})

const tones: Partial<Record<EntryState, Tone>> = {
  submitted: 'info',
  returned: 'warning',
  complete: 'success',
}

export default function EntriesPage() {
  const page = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  const overview = useMessages(setupMessages)
  const { slug, search, counts, competition } = page
  const base = `/kelola/${slug}/peserta`
  const href = (changes: Record<string, string | undefined>) => {
    const next = new URLSearchParams()
    for (const [name, value] of Object.entries({ ...search, ...changes })) if (value) next.set(name, value)
    return next.size > 0 ? `${base}?${next}` : base
  }
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const filtered = Object.keys(search).length > 0
  return (
    <>
      <PageHeader
        title={t('participants')}
        lead={t('participantsLead')}
        back={{ href: `/kelola/${competition.slug}`, label: overview('overview') }}
      />
      <Tabs
        label={t('state')}
        tabs={[
          { href: href({ keadaan: undefined }), label: t('all'), count: all, current: !search['keadaan'] },
          ...[...STATES, ...LATER_STATES.filter((state) => counts[state])].map((state) => ({
            href: href({ keadaan: state }),
            label: t(`${state}_state`),
            count: counts[state] ?? 0,
            current: search['keadaan'] === state,
          })),
        ]}
      />
      <FilterForm
        label={t('filterEntries')}
        hidden={search['keadaan'] ? { keadaan: search['keadaan'] } : {}}
        {...(filtered ? { resetHref: base } : {})}
      >
        <TextField
          name="cari"
          type="search"
          label={t('search')}
          optional
          defaultValue={search['cari'] ?? ''}
        />
        <SelectField
          name="kategori"
          label={t('category')}
          optional
          placeholder={t('all')}
          defaultValue={search['kategori'] ?? ''}
          options={page.categories.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <SelectField
          name="kecamatan"
          label={t('kecamatan')}
          optional
          placeholder={t('all')}
          defaultValue={search['kecamatan'] ?? ''}
          options={page.kecamatan.map(({ code, name }) => ({ value: code ?? '', label: name ?? code ?? '' }))}
        />
      </FilterForm>
      <Table
        caption={t('participants')}
        captionHidden
        rows={page.entries}
        rowKey={({ uid }) => uid}
        empty={
          filtered ? (
            <EmptyState title={t('noEntriesFound')} />
          ) : (
            <EmptyState title={t('noEntries')}>{t('noEntriesHelp')}</EmptyState>
          )
        }
        columns={[
          { key: 'label', header: t('label'), heads: true, cell: ({ label }) => label },
          { key: 'ward', header: t('ward'), cell: ({ ward }) => ward },
          { key: 'kecamatan', header: t('kecamatan'), cell: ({ kecamatan }) => kecamatan },
          {
            key: 'dossiers',
            header: t('dossiers'),
            cell: ({ dossiers }) => (
              <ul className="plain-list">
                {dossiers.map(({ uid, title }) => (
                  <li key={uid}>
                    <a href={`/berkas/${uid}`}>{title}</a>
                  </li>
                ))}
              </ul>
            ),
          },
          {
            key: 'category',
            header: t('category'),
            cell: ({ dossiers }) =>
              dossiers
                .map(
                  ({ category }) => page.categories.find(({ code }) => code === category)?.name ?? category,
                )
                .join(', '),
          },
          {
            key: 'state',
            header: t('state'),
            cell: ({ state }) => <Badge tone={tones[state] ?? 'neutral'}>{t(`${state}_state`)}</Badge>,
          },
        ]}
      />
      <Pagination
        page={page.page}
        pageSize={page.size}
        total={page.total}
        hrefOf={(number: number) => href({ halaman: number > 1 ? String(number) : undefined })}
      />
    </>
  )
}
