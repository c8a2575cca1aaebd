import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { Button } from '~/components/button'
import { Deadline } from '~/components/deadline'
import { EmptyState } from '~/components/empty-state'
import { Form } from '~/components/form'
import { Unseen } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { param, privateLoader } from '~/http/handler.server'
import { usePage } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { proposalMessages } from '~/i18n/messages/proposal'
import { setupMessages } from '~/i18n/messages/setup'
import { viewProposals } from '~/services/proposal-pages.server'

export const meta = titled(proposalMessages, 'title')

export const loader = privateLoader((visit) => viewProposals(visit.ctx, visit.actor, param(visit, 'slug')))

/** Which kecamatan have sent their proposal, and which have not. */
export default function ProposalsPage() {
  const { competition, kecamatan, most, now, closesAt, mayRemind } = useLoaderData<typeof loader>()
  const t = useMessages(proposalMessages)
  const s = useMessages(setupMessages)
  const locale = useLocale()
  const { writeKey } = usePage()
  const base = `/kelola/${competition.slug}/usulan`
  const waits = kecamatan.some(({ sent }) => sent === null)
  return (
    <>
      <PageHeader
        title={t('title')}
        over={competition.name}
        lead={t('lead', { n: most })}
        back={{ href: `/kelola/${competition.slug}`, label: s('overview') }}
      />
      {closesAt && <Deadline at={closesAt} now={now} zone={competition.zone} label={t('closesAt')} />}
      <p>{t('noProposal')}</p>
      <Table
        caption={t('title')}
        captionHidden
        rows={kecamatan}
        rowKey={({ code }) => code}
        empty={<EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>}
        columns={[
          {
            key: 'name',
            header: t('kecamatan'),
            heads: true,
            cell: ({ code, name }) => <a href={`${base}/${code}`}>{name}</a>,
          },
          {
            key: 'state',
            header: t('state'),
            cell: ({ sent, begun }) =>
              sent ? (
                <>
                  <Badge tone="success">{t('sent', { n: sent.number })}</Badge>{' '}
                  {formatShortDateTime(sent.at, competition.zone, locale)}
                  <span className="cell-note">
                    {t('proposedOf', { proposed: sent.proposed, entries: sent.entries })}
                  </span>
                </>
              ) : (
                <Badge tone={begun ? 'info' : 'warning'}>{t(begun ? 'draft' : 'notBegun')}</Badge>
              ),
          },
          { key: 'checked', header: t('checked'), numeric: true, cell: ({ checked }) => checked },
          { key: 'unchecked', header: t('unchecked'), numeric: true, cell: ({ unchecked }) => unchecked },
          ...(mayRemind && waits
            ? [
                {
                  key: 'remind',
                  header: t('remind'),
                  cell: ({ code, name, sent }: (typeof kecamatan)[number]) =>
                    sent === null && (
                      <Form writeKey={`${writeKey}.ingatkan-${code}`} action={`${base}/${code}/ingatkan`}>
                        <Button small variant="secondary">
                          {t('remind')} <Unseen>{name}</Unseen>
                        </Button>
                      </Form>
                    ),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}
