import type { SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { EmptyState } from '~/components/empty-state'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { SealNotice } from '~/components/seal-notice'
import { Table } from '~/components/table'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatDecimal, useLocale, useMessages } from '~/i18n'
import { disagreementMessages } from '~/i18n/messages/disagreement'
import { assignThird, viewDisagreements } from '~/services/disagreements.server'

export const meta = titled(disagreementMessages, 'titleOf', ({ stage }: SerializeFrom<typeof loader>) => ({
  stage: stage.name,
}))

const placeOf = (visit: Parameters<typeof param>[0]) => ({
  slug: param(visit, 'slug'),
  stage: param(visit, 'stage'),
})

export const loader = privateLoader((visit) => viewDisagreements(visit.ctx, visit.actor, placeOf(visit)))

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const place = placeOf({ params })
  await assignThird(ctx, actor, place, { entry: form.text('entry'), seat: form.text('seat') }, once)
  return done(`/kelola/${place.slug}/selisih/${place.stage}`, 'assigned')
})

/** Entries about which the judges of a stage are far apart. */
export default function DisagreementPage() {
  const { competition, stage, rule, isSealed, entries } = useLoaderData<typeof loader>()
  const t = useMessages(disagreementMessages)
  const locale = useLocale()
  const base = `/kelola/${competition.slug}`
  return (
    <>
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={t('titleOf', { stage: stage.name })}
        lead={t(rule.per === 'total' ? 'leadTotal' : 'leadCriterion', {
          gap: formatDecimal(rule.gap, locale),
        })}
        back={{ href: `${base}/peringkat?tahap=${stage.code}`, label: t('back') }}
      />
      {isSealed && <SealNotice slug={competition.slug} stages={[stage.name]} />}
      {!isSealed && entries.length === 0 && <EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>}
      {entries.map((entry) => (
        <Apart key={entry.uid} entry={entry} />
      ))}
    </>
  )
}

type Entry = ReturnType<typeof useLoaderData<typeof loader>>['entries'][number]

function Apart({ entry }: { entry: Entry }) {
  const { rule } = useLoaderData<typeof loader>()
  const t = useMessages(disagreementMessages)
  const locale = useLocale()
  const figure = (text: string) => (text.includes('/') ? text : formatDecimal(text, locale))
  const said = ({ seat, value }: { seat: string; value: string }) => `${figure(value)} (${seat})`
  return (
    <Section title={`${entry.label} · ${entry.ward}`}>
      <Table
        caption={entry.label}
        captionHidden
        rows={entry.differences}
        rowKey={({ criterion, difference, lowest }) => `${criterion} ${difference} ${lowest.seat}`}
        columns={[
          { key: 'about', header: t('about'), heads: true, cell: ({ criterion }) => criterion ?? t('total') },
          { key: 'lowest', header: t('lowest'), cell: ({ lowest }) => said(lowest) },
          { key: 'highest', header: t('highest'), cell: ({ highest }) => said(highest) },
          {
            key: 'difference',
            header: t('difference'),
            numeric: true,
            cell: ({ difference }) => figure(difference),
          },
        ]}
      />
      {rule.third && <ThirdJudge entry={entry} />}
    </Section>
  )
}

function ThirdJudge({ entry: { uid, third } }: { entry: Entry }) {
  const { mayAssign } = useLoaderData<typeof loader>()
  const t = useMessages(disagreementMessages)
  const writeKey = useWriteKey(`tambahan-${uid}`)
  if (!third) return <p>{t('thirdNone')}</p>
  const proposal = t('third', { judge: third.judge, seat: third.label, n: third.load })
  if (!mayAssign) return <p>{proposal}</p>
  return (
    <Form writeKey={writeKey} hidden={{ entry: uid, seat: third.seat }}>
      <p>{proposal}</p>
      <p className="field-hint">{t('thirdHow')}</p>
      <Button variant="secondary">{t('assign')}</Button>
    </Form>
  )
}
