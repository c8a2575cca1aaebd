import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { ButtonLink, ButtonRow } from '~/components/button'
import { SelectField } from '~/components/choices'
import { DossierStateBadge } from '~/components/dossier-state'
import { EmptyState } from '~/components/empty-state'
import { TextField } from '~/components/fields'
import { FilterForm } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { Pagination } from '~/components/pagination'
import { Snippet } from '~/components/snippet'
import { Table } from '~/components/table'
import { COMPLETENESS, isCompleteness } from '~/domain/dossier-search'
import { DOSSIER_STATES } from '~/domain/dossiers'
import { wardName } from '~/domain/ward-name'
import { param, privateLoader } from '~/http/handler.server'
import { pageNumber } from '~/http/scope.server'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { searchMessages } from '~/i18n/messages/search'
import { HITS_PER_PAGE, searchDossiers } from '~/services/dossier-search.server'

export const meta = titled(searchMessages, 'title')

const FILTERS = ['cari', 'kategori', 'kecamatan', 'keadaan', 'kelengkapan', 'tahap', 'program'] as const
const LONGEST = 200

export const loader = privateLoader(async (visit) => {
  const asked = (name: string) => visit.url.searchParams.get(name)?.trim().slice(0, LONGEST) || undefined
  const completeness = asked('kelengkapan')
  const view = await searchDossiers(visit.ctx, visit.actor, {
    slug: param(visit, 'slug'),
    text: asked('cari') ?? '',
    category: asked('kategori'),
    kecamatan: asked('kecamatan'),
    state: asked('keadaan'),
    ...(isCompleteness(completeness) ? { completeness } : {}),
    phase: asked('tahap'),
    programme: asked('program'),
    page: pageNumber(asked('halaman')),
  })
  const search = Object.fromEntries(
    FILTERS.flatMap((name) => (asked(name) ? [[name, asked(name) ?? '']] : [])),
  )
  return { ...view, search, size: HITS_PER_PAGE }
})

export default function SearchPage() {
  const page = useLoaderData<typeof loader>()
  const t = useMessages(searchMessages)
  const { competition, search, hits, total } = page
  const base = `/kelola/${competition.slug}/cari`
  const href = (number: number) => {
    const next = new URLSearchParams(search)
    if (number > 1) next.set('halaman', String(number))
    return next.size > 0 ? `${base}?${next}` : base
  }
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        back={{ href: `/kelola/${competition.slug}`, label: t('back') }}
      />
      <SearchForm base={base} />
      <p className="field-hint">{t('textHint')}</p>
      {page.wordless && <Notice tone="warning">{t('wordless')}</Notice>}
      {page.due > 0 && <Notice>{t('due', { n: page.due })}</Notice>}
      <p role="status">{t('found', { n: total })}</p>
      <Table
        caption={t('caption')}
        captionHidden
        rows={hits}
        rowKey={({ uid }) => uid}
        empty={<EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>}
        columns={[
          {
            key: 'title',
            header: t('dossier'),
            heads: true,
            cell: ({ uid, title, snippet }) => (
              <>
                <a href={`/berkas/${uid}`}>{title}</a>
                <Snippet parts={snippet} />
              </>
            ),
          },
          { key: 'label', header: t('entry'), cell: ({ label }) => label },
          { key: 'ward', header: t('ward'), cell: ({ ward, kecamatan }) => wardName(ward, kecamatan) },
          { key: 'category', header: t('category'), cell: ({ categoryName }) => categoryName },
          {
            key: 'filled',
            header: t('filled'),
            cell: ({ filled, total: fields, missing }) => (
              <>
                {t('filledOf', { filled, total: fields })}{' '}
                {missing > 0 && <Badge tone="warning">{t('missing', { n: missing })}</Badge>}
              </>
            ),
          },
          { key: 'state', header: t('state'), cell: ({ state }) => <DossierStateBadge state={state} /> },
        ]}
      />
      <Pagination page={page.page} pageSize={page.size} total={total} hrefOf={href} />
      <ButtonRow>
        <ButtonLink href={`/kelola/${competition.slug}/kemiripan`} variant="secondary">
          {t('toLikeness')}
        </ButtonLink>
        {page.mayImport && (
          <ButtonLink href={`/kelola/${competition.slug}/impor-berkas`} variant="secondary">
            {t('toImport')}
          </ButtonLink>
        )}
        {page.mayTakeOut && (
          <ButtonLink href={`/kelola/${competition.slug}/arsip`} variant="secondary">
            {t('toArchive')}
          </ButtonLink>
        )}
      </ButtonRow>
    </>
  )
}

function SearchForm({ base }: { base: string }) {
  const { search, categories, kecamatan, phases, programmes } = useLoaderData<typeof loader>()
  const t = useMessages(searchMessages)
  const d = useMessages(dossierMessages)
  const locale = languageTag(useLocale())
  const choice = (name: string, label: string, options: readonly { value: string; label: string }[]) =>
    options.length > 0 && (
      <SelectField
        name={name}
        label={label}
        optional
        placeholder={t('all')}
        defaultValue={search[name] ?? ''}
        options={options}
      />
    )
  const bilingual = (options: readonly { code: string; label: { id: string; en: string } }[]) =>
    options.map(({ code, label }) => ({ value: code, label: label[locale] }))
  return (
    <FilterForm label={t('filter')} {...(Object.keys(search).length > 0 ? { resetHref: base } : {})}>
      <TextField
        name="cari"
        type="search"
        label={t('text')}
        optional
        maxLength={LONGEST}
        defaultValue={search['cari'] ?? ''}
      />
      {choice(
        'kategori',
        t('category'),
        categories.map(({ code, name }) => ({ value: code, label: name })),
      )}
      {choice(
        'kecamatan',
        t('kecamatan'),
        kecamatan.map(({ code, name }) => ({ value: code ?? '', label: name ?? code ?? '' })),
      )}
      {choice(
        'keadaan',
        t('state'),
        DOSSIER_STATES.map((value) => ({ value, label: d(value) })),
      )}
      {choice(
        'kelengkapan',
        t('completeness'),
        COMPLETENESS.map((value) => ({ value, label: t(value) })),
      )}
      {choice('tahap', t('phase'), bilingual(phases))}
      {choice('program', t('programme'), bilingual(programmes))}
    </FilterForm>
  )
}
