import { useActionData, useLoaderData } from '@remix-run/react'
import { AssignmentBoard, type BoardRow } from '~/components/assignment-board'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { EmptyState } from '~/components/empty-state'
import { ErrorSummary } from '~/components/error-summary'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { can } from '~/domain/policy'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { assignmentDraftMessages } from '~/i18n/messages/assignment-draft'
import { blindMessages } from '~/i18n/messages/blind'
import { panelMessages } from '~/i18n/messages/panel'
import { proposalMessages } from '~/i18n/messages/proposal'
import { assignPairs } from '~/services/assignments.server'
import { readBoard } from '~/services/progress.server'
import { countHeldBack, listCandidates, viewIncoming } from '~/services/stage-entries.server'

export const meta = titled(panelMessages, 'assignmentTitle')

export const loader = privateLoader(async (visit) => {
  const { ctx, actor } = visit
  const [slug, stage] = [param(visit, 'slug'), param(visit, 'stage')]
  const board = await readBoard(ctx, actor, slug, stage)
  const { competition } = board
  const candidates = await listCandidates(ctx, actor, slug, stage)
  return {
    slug,
    name: competition.name,
    stage: { code: stage, name: board.stage.name, blind: board.stage.blind, kind: board.stage.assignment },
    seats: board.seats,
    rows: board.board,
    candidates: candidates.length,
    heldBack: await countHeldBack(ctx, actor, slug),
    incoming: await viewIncoming(ctx, actor, slug, stage),
    withoutPanel: board.withoutPanel,
    parted: board.stage.partition === 'kecamatan',
    mayManage: can(actor, 'assignment.manage', { id: competition.id, hostRegion: competition.host_region }),
  }
})

/** Assigns the ticked pairs, each sent as `seat entry`. */
export const action = privateAction(async (visit) => {
  const [slug, stage] = [param(visit, 'slug'), param(visit, 'stage')]
  const pairs = visit.form.all('pasangan').map((text) => {
    const [seat = '', entry = ''] = text.split(' ')
    return { seat, entry }
  })
  const { assigned } = await assignPairs(visit.ctx, visit.actor, slug, stage, pairs, visit.once)
  return done(`/kelola/${slug}/penugasan/${stage}`, assigned > 0 ? 'assigned' : 'assigned_none')
})

const LEADS = {
  all: 'assignmentLead',
  sector: 'assignmentLeadSector',
  subset: 'assignmentLeadSubset',
} as const

/** Whether any pair can be ticked. */
const hasFree = (rows: readonly BoardRow[]) =>
  rows.some(({ cells }) =>
    cells.some(
      ({ state, conflict }) => conflict === null && ['free', 'withdrawn', 'stepped_aside'].includes(state),
    ),
  )

/** Whether a seat judges any of these entries, or did. */
const isNeeded = (seat: string, rows: readonly BoardRow[]) =>
  rows.some(({ cells }) => cells.some((cell) => cell.seat === seat && cell.state !== 'elsewhere'))

export default function AssignmentPage() {
  const { slug, name, stage, seats, rows, candidates, heldBack, incoming, mayManage, ...page } =
    useLoaderData<typeof loader>()
  const t = useMessages(panelMessages)
  const d = useMessages(assignmentDraftMessages)
  const b = useMessages(blindMessages)
  const p = useMessages(proposalMessages)
  const failure = useFailure(useActionData<typeof action>())
  const path = `/kelola/${slug}/penugasan/${stage.code}`
  const vacant = seats.filter(({ judge }) => judge === null).map(({ label }) => label)
  const draftLink = rows.length > 0 && seats.length > 0 && (
    <ButtonLink href={`${path}/rancangan`} variant={stage.kind === 'subset' ? 'primary' : 'secondary'}>
      {d('toDraft')}
    </ButtonLink>
  )
  const putKey = useWriteKey('peserta')
  const allKey = useWriteKey('semua')
  const pairsKey = useWriteKey('pasangan')
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={`${name} · ${stage.name}`}
        title={t('assignmentTitle')}
        lead={t(page.parted ? 'assignmentLeadParted' : LEADS[stage.kind])}
        back={{ href: `/kelola/${slug}/kemajuan`, label: t('progressTitle') }}
      />
      {stage.blind && (
        <Notice>
          <p>{b('boardNotice')}</p>
          <a href={`/kelola/${slug}/tanpa-nama`}>{b('boardLink')}</a>
        </Notice>
      )}
      {vacant.length > 0 && (
        <Notice tone="warning" title={t('vacantSeats', { seats: vacant.join(', ') })}>
          <p>{t('vacantSeatsHelp')}</p>
          <a href={`/kelola/${slug}/penilai`}>{t('panelTitle')}</a>
        </Notice>
      )}
      {incoming && (!incoming.decided || candidates > 0) && (
        <Notice tone={incoming.decided ? 'info' : 'warning'}>
          {candidates > 0 && <p>{t('incoming', { n: candidates, stage: incoming.from.name })}</p>}
          {!incoming.decided && (
            <p>
              {t('incomingWait', { stage: incoming.from.name })}{' '}
              <a href={`/kelola/${slug}/pleno`}>{t('toPlenary')}</a>
            </p>
          )}
          {incoming.ranked && <a href={`/kelola/${slug}/lolos/${incoming.from.code}`}>{t('toAdvance')}</a>}
        </Notice>
      )}
      {page.withoutPanel.length > 0 && (
        <Notice tone="warning" title={t('withoutPanel', { names: page.withoutPanel.join(', ') })}>
          <p>{t('withoutPanelHelp')}</p>
          <a href={`/kelola/${slug}/penilai`}>{t('panelTitle')}</a>
        </Notice>
      )}
      {heldBack > 0 && (
        <Notice>
          <p>{p('heldBack', { n: heldBack })}</p>
          <a href={`/kelola/${slug}/usulan`}>{p('toProposals')}</a>
        </Notice>
      )}
      {mayManage && (
        <ButtonRow>
          {candidates > 0 && (
            <Form writeKey={putKey} action={`${path}/peserta`}>
              <Button variant={rows.length === 0 ? 'primary' : 'secondary'}>
                {t(incoming ? 'putAdvancing' : 'putAll', { n: candidates })}
              </Button>
            </Form>
          )}
          {stage.kind === 'subset' && draftLink}
          {rows.length > 0 && seats.length > 0 && (
            <Form writeKey={allKey} action={`${path}/semua`}>
              <Button variant={stage.kind === 'subset' ? 'secondary' : 'primary'}>{t('assignAll')}</Button>
            </Form>
          )}
          {stage.kind !== 'subset' && draftLink}
          {rows.length > 0 && seats.length > 0 && (
            <ButtonLink href={`${path}/tabel`} variant="quiet">
              {d('toTable')}
            </ButtonLink>
          )}
        </ButtonRow>
      )}
      {rows.length === 0 ? (
        <EmptyState title={t('noEntries')}>
          <p>{t('noEntriesHelp')}</p>
        </EmptyState>
      ) : seats.length === 0 ? (
        <EmptyState title={t('noSeats')}>
          <a href={`/kelola/${slug}/penilai`}>{t('panelTitle')}</a>
        </EmptyState>
      ) : (
        <Form writeKey={pairsKey}>
          {page.parted ? (
            [...new Set(rows.map(({ kecamatan }) => kecamatan))].map((kecamatan) => {
              const own = rows.filter((row) => row.kecamatan === kecamatan)
              const title = kecamatan ?? t('noKecamatan')
              return (
                <Section key={title} title={title}>
                  <AssignmentBoard
                    caption={title}
                    slug={slug}
                    seats={seats.filter(({ uid }) => isNeeded(uid, own))}
                    rows={own}
                    mayManage={mayManage}
                  />
                </Section>
              )
            })
          ) : (
            <AssignmentBoard
              caption={t('entries')}
              slug={slug}
              seats={seats}
              rows={rows}
              mayManage={mayManage}
            />
          )}
          {mayManage && hasFree(rows) && <Button variant="secondary">{t('assignChosen')}</Button>}
        </Form>
      )}
    </>
  )
}
