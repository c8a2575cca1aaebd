import { useLoaderData } from '@remix-run/react'
import { markText } from '~/components/criterion-input'
import { EmptyState } from '~/components/empty-state'
import { Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { SeenTable } from '~/components/seen-table'
import { totalText } from '~/components/sheet-total'
import { Table } from '~/components/table'
import { scoreSheet } from '~/domain/scoring'
import { sheetLeaves } from '~/domain/sheet-input'
import { param, privateLoader } from '~/http/handler.server'
import { readLocale } from '~/http/locale.server'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { visitMessages } from '~/i18n/messages/visit'
import { readSheetHistory } from '~/services/sheet-reading.server'

export const meta = titled(judgingMessages, 'history')

export const loader = privateLoader(async (visit) => {
  const locale = readLocale(visit.context.cookies, visit.actor) === 'en' ? 'en' : 'id'
  const { access, claims, verified, indicators, revisions } = await readSheetHistory(
    visit.ctx,
    visit.actor,
    param(visit, 'assignment'),
    locale,
  )
  const { work, rules, scope } = access
  return {
    uid: work.uid,
    label: work.label,
    zone: work.zone,
    stage: rules.stage.name,
    mine: Boolean(work.occupies),
    indicators,
    counting: rules.stage.instrument.selfAssessment ?? ('judge' as const),
    beside: {
      team: Object.fromEntries(Object.entries(claims).map(([code, { mark }]) => [code, mark])),
      verifier: Object.fromEntries(Object.entries(verified).map(([code, { mark }]) => [code, mark])),
    },
    revisions: revisions.map(({ stage, compiled, content, ...row }) => {
      const { total } = scoreSheet(compiled, content.marks, scope)
      return {
        uid: row.uid,
        number: row.number,
        author: row.author,
        enteredBy: row.enteredBy,
        confirmedBy: row.confirmedBy,
        source: row.source,
        receivedAt: row.receivedAt,
        rulesNumber: row.rulesNumber,
        changeReason: row.changeReason,
        judged: row.judged,
        content,
        leaves: sheetLeaves(stage.instrument, compiled, scope),
        total: { n: String(total.n), d: String(total.d) },
      }
    }),
  }
})

type Revision = Awaited<ReturnType<Awaited<ReturnType<typeof loader>>['json']>>['revisions'][number]

export default function SheetHistoryPage() {
  const { uid, label, stage, zone, mine, counting, beside, indicators, revisions } =
    useLoaderData<typeof loader>()
  const t = useMessages(judgingMessages)
  const v = useMessages(visitMessages)
  const locale = useLocale()
  const at = (instant: string) => formatShortDateTime(instant, zone, locale)
  const by = ({ source, author, receivedAt, enteredBy, confirmedBy }: Revision) =>
    source === 'paper'
      ? `${t('revisionBy', { name: author, at: at(receivedAt) })}. ${t('sourcePaper', { by: enteredBy, second: confirmedBy ?? '' })}`
      : t('revisionBy', { name: author, at: at(receivedAt) })
  return (
    <>
      <PageHeader
        over={stage}
        title={t('history')}
        {...(mine ? { back: { href: `/menilai/lembar/${uid}`, label: t('sheetTitle', { label }) } } : {})}
      />
      {revisions.length === 0 && (
        <EmptyState title={t('noRevisions')}>
          <p>{t('noRevisionsHelp')}</p>
        </EmptyState>
      )}
      {revisions.length > 0 && (
        <Comparison label={label} beside={beside} revisions={revisions as Revision[]} />
      )}
      {revisions.some(({ leaves }) => leaves.some(({ filledBy }) => filledBy === 'team')) && (
        <p>{t('besideCounts', { whose: t(`whose_${counting}`) })}</p>
      )}
      {revisions.map((revision) => (
        <Section
          key={revision.uid}
          title={t('revision', { n: revision.number })}
          lead={by(revision as Revision)}
        >
          <p>{t('rulesNumber', { n: revision.rulesNumber })}</p>
          {revision.judged.map(({ number, title }) => (
            <p key={`${number} ${title}`}>
              {title === null ? t('judgedRevision', { n: number }) : t('judgedDossier', { n: number, title })}
            </p>
          ))}
          {revision.changeReason && (
            <p>
              {t('changeReason')}: {revision.changeReason}
            </p>
          )}
          <Table
            caption={t('revision', { n: revision.number })}
            captionHidden
            rows={revision.leaves.filter(({ code }) => revision.content.reasons[code])}
            rowKey={({ code }) => code}
            columns={[
              { key: 'criterion', header: t('criterion'), heads: true, cell: ({ name }) => name },
              { key: 'reason', header: t('reasonWord'), cell: ({ code }) => revision.content.reasons[code] },
            ]}
            empty={<p>{t('noReason')}</p>}
          />
          <SeenTable
            observations={revision.content.observations ?? {}}
            indicators={indicators}
            caption={v('seenIn', { n: revision.number })}
          />
        </Section>
      ))}
    </>
  )
}

interface ComparisonProps {
  label: string
  /** Marks that team and verifier gave, by criterion code. */
  beside: Record<'team' | 'verifier', Readonly<Record<string, number | null>>>
  revisions: Revision[]
}

/** Marks of the team, the verifier and all revisions side by side, old to new. */
function Comparison({ label, beside, revisions }: ComparisonProps) {
  const t = useMessages(judgingMessages)
  const locale = useLocale()
  const leaves = new Map(
    revisions.flatMap((revision) => revision.leaves.map((leaf) => [leaf.code, leaf] as const)),
  )
  const others = (['team', 'verifier'] as const).filter((who) => Object.keys(beside[who]).length > 0)
  const total = ({ n, d }: Revision['total']) => totalText({ n: BigInt(n), d: BigInt(d) }, locale)
  return (
    <Table
      caption={t('sheetTitle', { label })}
      rows={[...leaves.values()]}
      rowKey={({ code }) => code}
      columns={[
        { key: 'criterion', header: t('criterion'), heads: true, cell: ({ name }) => name },
        ...others.map((who) => ({
          key: who,
          header: t(`${who}Column`),
          numeric: true,
          cell: (leaf: Revision['leaves'][number]) =>
            markText(leaf, beside[who][leaf.code] ?? undefined, locale),
        })),
        ...revisions.map((revision) => ({
          key: revision.uid,
          header: t('revision', { n: revision.number }),
          numeric: true,
          cell: (leaf: Revision['leaves'][number]) => {
            const own = revision.leaves.find(({ code }) => code === leaf.code)
            return own ? markText(own, revision.content.marks[leaf.code], locale) : ''
          },
        })),
      ]}
      foot={[t('total'), ...others.map(() => ''), ...revisions.map((revision) => total(revision.total))]}
    />
  )
}
