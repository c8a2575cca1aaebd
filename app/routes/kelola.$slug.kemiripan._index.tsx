import { useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { EmptyState } from '~/components/empty-state'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { Pagination } from '~/components/pagination'
import { Table } from '~/components/table'
import { COMMON_TEXT, TITLE_PERMILLE } from '~/domain/likeness'
import { PASSAGE_WORDS } from '~/domain/passages'
import { wardName } from '~/domain/ward-name'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useWriteKey } from '~/http/page'
import { pageNumber } from '~/http/scope.server'
import { titled } from '~/http/title'
import { formatDateTime, useLocale, useMessages } from '~/i18n'
import { searchMessages } from '~/i18n/messages/search'
import { PAIRS_PER_PAGE, requestComparison, viewLikenesses } from '~/services/likeness.server'

export const meta = titled(searchMessages, 'likenessTitle')

export const loader = privateLoader(async (visit) => ({
  ...(await viewLikenesses(
    visit.ctx,
    visit.actor,
    param(visit, 'slug'),
    pageNumber(visit.url.searchParams.get('halaman') ?? undefined),
  )),
  size: PAIRS_PER_PAGE,
  rule: { words: PASSAGE_WORDS, percent: TITLE_PERMILLE / 10, common: COMMON_TEXT },
}))

export const action = privateAction(async (visit) => {
  const { uid } = await requestComparison(visit.ctx, visit.actor, param(visit, 'slug'))
  return done(`/pekerjaan/${uid}`)
})

export default function LikenessPage() {
  const { competition, run, rule, pairs, mayCompare, ...page } = useLoaderData<typeof loader>()
  const t = useMessages(searchMessages)
  const locale = useLocale()
  const writeKey = useWriteKey('banding')
  const base = `/kelola/${competition.slug}/kemiripan`
  type Side = (typeof pairs)[number]['first']
  const side = ({ uid, title, label, ward, kecamatan }: Side) => (
    <>
      <a href={`/berkas/${uid}`}>{title}</a>
      <br />
      <span className="field-hint">
        {label} · {wardName(ward, kecamatan)}
      </span>
    </>
  )
  return (
    <>
      <PageHeader
        title={t('likenessTitle')}
        over={competition.name}
        lead={t('likenessLead')}
        back={{ href: `/kelola/${competition.slug}/cari`, label: t('title') }}
      />
      <p className="field-hint">{t('likenessRule', rule)}</p>
      {run && (
        <p>{t('compared', { n: run.compared, at: formatDateTime(run.at, competition.zone, locale) })}</p>
      )}
      {mayCompare && (
        <Form writeKey={writeKey}>
          <Button variant={run ? 'secondary' : 'primary'}>{t(run ? 'compareAgain' : 'compare')}</Button>
        </Form>
      )}
      <Table
        caption={t('pairs')}
        captionHidden
        rows={pairs}
        rowKey={({ first, second }) => `${first.uid} ${second.uid}`}
        empty={
          <EmptyState title={t(run ? 'noLikeness' : 'neverCompared')}>
            {t(run ? 'noLikenessHelp' : 'neverComparedHelp')}
          </EmptyState>
        }
        columns={[
          { key: 'first', header: t('first'), heads: true, cell: ({ first }) => side(first) },
          { key: 'second', header: t('second'), cell: ({ second }) => side(second) },
          {
            key: 'words',
            header: t('copied'),
            cell: ({ words, first, second }) =>
              words > 0 ? (
                <>
                  {t('words', { n: words })}{' '}
                  <a href={`${base}/${first.uid}/${second.uid}`}>{t('sideBySide')}</a>
                </>
              ) : (
                '–'
              ),
          },
          {
            key: 'titles',
            header: t('titles'),
            cell: ({ titlePermille }) =>
              titlePermille > 0 ? t('titlesAlike', { percent: Math.floor(titlePermille / 10) }) : '–',
          },
        ]}
      />
      <Pagination
        page={page.page}
        pageSize={page.size}
        total={page.total}
        hrefOf={(number) => (number > 1 ? `${base}?halaman=${number}` : base)}
      />
    </>
  )
}
