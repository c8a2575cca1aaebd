import { useActionData, useLoaderData } from '@remix-run/react'
import {
  Button,
  CopyField,
  Details,
  EmptyState,
  Form,
  Notice,
  PageHeader,
  Pagination,
  Section,
  Table,
} from '~/components'
import { wardName } from '~/domain/ward-name'
import { param, privateAction, privateLoader } from '~/http/handler.server'
import { useWriteKey } from '~/http/page'
import { pageNumber } from '~/http/scope.server'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { eventMessages } from '~/i18n/messages/events'
import { recordMessages } from '~/i18n/messages/record'
import { setupMessages } from '~/i18n/messages/setup'
import { verifyMessages } from '~/i18n/messages/verify'
import type { EventSubject } from '~/services/event-subjects.server'
import { checkRecord, RECORD_PAGE, type RecordCheck, readRecord } from '~/services/record.server'

export const meta = titled(recordMessages, 'title')

export const loader = privateLoader(async (visit) => {
  const page = pageNumber(visit.url.searchParams.get('halaman'))
  const record = await readRecord(visit.ctx, visit.actor, param(visit, 'slug'), page)
  return { ...record, page, pageSize: RECORD_PAGE }
})

/** Changes nothing: a POST because it is work that nobody should start by following a link. */
export const action = privateAction((visit) => checkRecord(visit.ctx, visit.actor, param(visit, 'slug')))

export default function RecordPage() {
  const { competition, events, head, total, page, pageSize } = useLoaderData<typeof loader>()
  const check = useActionData<typeof action>()
  const locale = useLocale()
  const t = useMessages(recordMessages)
  const overview = useMessages(setupMessages)
  const kind = useMessages(eventMessages)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        back={{ href: `/kelola/${competition.slug}`, label: overview('overview') }}
      />
      {check && 'findings' in check && <CheckOutcome check={check} />}
      <Form writeKey={useWriteKey('periksa')}>
        <Button variant="secondary" icon="check">
          {t('check')}
        </Button>
        <p className="field-hint">{t('checkHelp')}</p>
      </Form>
      {events.length === 0 ? (
        <EmptyState title={t('empty')} />
      ) : (
        <Table
          caption={t('caption')}
          rows={events}
          rowKey={({ seq }) => String(seq)}
          columns={[
            { key: 'seq', header: t('number'), numeric: true, cell: ({ seq }) => seq },
            { key: 'what', header: t('what'), heads: true, cell: ({ type }) => kind(type) },
            { key: 'about', header: t('about'), cell: ({ subjects }) => <Subjects subjects={subjects} /> },
            {
              key: 'at',
              header: t('when'),
              cell: ({ at }) => formatShortDateTime(at, competition.zone, locale),
            },
            { key: 'by', header: t('who'), cell: ({ by }) => (by === 'system' ? t('system') : by) },
          ]}
        />
      )}
      <Pagination page={page} pageSize={pageSize} total={total} hrefOf={(to) => `?halaman=${to}`} />
      {head && (
        <Details summary={t('technical')}>
          <p>{t('headHelp')}</p>
          <CopyField label={t('head')} value={`${competition.uid} ${head.seq} ${head.hash}`} />
        </Details>
      )}
    </>
  )
}

/** What an event is about, one thing a line; a dash where the competition itself is meant. */
function Subjects({ subjects }: { subjects: EventSubject[] }) {
  const t = useMessages(recordMessages)
  const say = (subject: EventSubject): string => {
    switch (subject.kind) {
      case 'entry':
        return subject.ward
          ? t('entry', { ...subject, ward: wardName(subject.ward, subject.kecamatan) })
          : subject.label
      case 'person':
      case 'seat':
      case 'region':
        return subject.name
      case 'stage':
        return t('stage', { name: subject.name })
      case 'rules':
      case 'revision':
        return t(subject.kind, { n: subject.number })
      case 'submission':
        return t('submission')
      default:
        return t(subject.kind, { n: subject.count })
    }
  }
  const [first, ...rest] = subjects.map(say)
  if (first === undefined) return '–'
  return rest.length === 0 ? first : `${first} · ${rest.join(' · ')}`
}

function CheckOutcome({ check }: { check: RecordCheck }) {
  const t = useMessages(recordMessages)
  const place = useMessages(verifyMessages)
  if (check.findings.length === 0 && check.elsewhere === 0)
    return (
      <Notice tone="success" title={t('intact')}>
        {t('intactHelp', { events: check.events, rows: check.rows })}
      </Notice>
    )
  return (
    <Notice tone="danger" title={t('broken')}>
      <p>{t('brokenHelp')}</p>
      <Section title={t('technical')} level={3}>
        <ul>
          {check.findings.map(({ kind, seq, table, uid, column, result, sheet }, index) => (
            <li key={index}>
              {t(kind, {
                ...{ seq: String(seq ?? '?'), table: table ?? '', uid: uid ?? '', column: column ?? '' },
                ...{ result: String(result ?? '?') },
              })}{' '}
              {sheet && place('sheet', { ...sheet, number: String(sheet.number) })}
            </li>
          ))}
        </ul>
        {check.elsewhere > 0 && <p>{t('elsewhere', { n: check.elsewhere })}</p>}
      </Section>
    </Notice>
  )
}
