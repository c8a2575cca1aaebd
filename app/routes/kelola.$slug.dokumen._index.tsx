import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DocumentState } from '~/components/document-state'
import { EmptyState } from '~/components/empty-state'
import { Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { param, privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { formatDay, useLocale, useMessages } from '~/i18n'
import { officialDocumentMessages } from '~/i18n/messages/official-documents'
import { viewRegister } from '~/services/documents.server'

export const meta = titled(officialDocumentMessages, 'title')

export const loader = privateLoader((visit) => viewRegister(visit.ctx, visit.actor, param(visit, 'slug')))

/** The register of documents, and what can be made. */
export default function DocumentsPage() {
  const { competition, documents, results, mayMake } = useLoaderData<typeof loader>()
  const t = useMessages(officialDocumentMessages)
  const base = `/kelola/${competition.slug}/dokumen`
  return (
    <>
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={t('title')}
        lead={t('lead')}
        back={{ href: `/kelola/${competition.slug}`, label: competition.name }}
      />
      <Section title={t('register')}>
        {documents.length === 0 ? <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState> : <Register />}
      </Section>
      {mayMake && (
        <Section title={t('make')} lead={t('makeLead')}>
          {results.length === 0 ? (
            <p>{t('noResults')}</p>
          ) : (
            <ul>
              {results.map(({ number, stage }) => (
                <li key={number}>
                  <a href={`${base}/berita-acara/${number}`}>{t('recordOf', { n: number })}</a>
                  {', '}
                  {stage === null ? t('ofFinal') : t('ofStage', { stage })}
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
      <Section title={t('texts')} lead={t('textsLead')}>
        <p>
          <a href={`${base}/naskah`}>{t('textsLink')}</a>
        </p>
      </Section>
    </>
  )
}

type Row = SerializeFrom<typeof loader>['documents'][number]

function Register() {
  const { competition, documents } = useLoaderData<typeof loader>()
  const t = useMessages(officialDocumentMessages)
  const locale = useLocale()
  const about = ({ stage, resultStage }: Row) =>
    resultStage === null ? t('ofFinal') : t('ofStage', { stage: stage ?? '' })
  return (
    <Table
      caption={t('register')}
      captionHidden
      rows={documents}
      rowKey={({ uid }) => uid}
      columns={[
        {
          key: 'type',
          header: t('type'),
          heads: true,
          cell: (row) => (
            <a href={`/kelola/${competition.slug}/dokumen/${row.uid}`}>
              {t(row.type)}
              {' · '}
              {about(row)}
              {' · '}
              {row.code}
            </a>
          ),
        },
        { key: 'number', header: t('number'), cell: ({ number }) => number ?? t('noNumber') },
        { key: 'date', header: t('date'), cell: ({ date }) => (date ? formatDay(date, locale) : '–') },
        { key: 'signatory', header: t('signatory'), cell: ({ signatory }) => signatory },
        { key: 'state', header: t('state'), cell: (row) => <DocumentState {...row} /> },
      ]}
    />
  )
}
