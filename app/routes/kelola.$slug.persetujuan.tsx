import { useActionData, useLoaderData } from '@remix-run/react'
import { Badge, type Tone } from '~/components/badge'
import { Button, ButtonRow } from '~/components/button'
import { Details } from '~/components/details'
import { EmptyState } from '~/components/empty-state'
import { ErrorSummary } from '~/components/error-summary'
import { TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { Card, Stack } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { ResultRequest } from '~/components/result-request'
import { inputError } from '~/domain/errors'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatDay, formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { retentionMessages } from '~/i18n/messages/retention'
import { setupMessages } from '~/i18n/messages/setup'
import {
  decideApproval,
  requireApprovalIn,
  viewApprovals,
  withdrawApproval,
} from '~/services/approvals.server'
import { headOf } from '~/services/overview.server'
import { resultFactsOf } from '~/services/result-approvals.server'
import type { ErasurePayload } from '~/services/retention.server'

export const meta = titled(setupMessages, 'approvals')

export const loader = privateLoader(async (visit) => {
  const { competition, approvals, stages } = await viewApprovals(visit.ctx, visit.actor, param(visit, 'slug'))
  const nameOf = (stage: string) => stages.find(({ code }) => code === stage)?.name ?? stage
  return {
    head: headOf(competition),
    approvals: approvals.map((approval) => ({
      uid: approval.uid,
      act: approval.act,
      reason: approval.reason,
      note: approval.note,
      decision: approval.decision,
      decidedAs: approval.decided_as,
      decidedAt: approval.decided_at,
      requestedAt: approval.requested_at,
      requester: approval.requester_name,
      decider: approval.decider_name,
      own: approval.own,
      decidable: approval.decidable,
      linked: Boolean(approval.linked),
      facts: factsOf(approval.payload),
      result: resultFactsOf(approval),
      seal: approval.act === 'seal.open' ? nameOf(approval.subject) : null,
    })),
  }
})

/** What the pages shows of a request's payload; acts of other kinds show none. */
function factsOf(payload: string) {
  const { rulesSha256, juknis, noneReason, kinds } = JSON.parse(payload) as Partial<ErasurePayload> & {
    rulesSha256?: string
    juknis?: { number: string; date: string } | null
    noneReason?: string | null
  }
  return {
    rulesSha256: rulesSha256 ?? null,
    juknis: juknis ?? null,
    noneReason: noneReason ?? null,
    kinds: kinds ?? [],
  }
}

const LONGEST_NOTE = 1000

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  const uid = form.text('approval')
  const to = `/kelola/${slug}/persetujuan`
  await requireApprovalIn(ctx, actor, slug, uid)
  switch (form.text('decision')) {
    case 'approved':
    case 'rejected': {
      const approve = form.text('decision') === 'approved'
      const field = `note-${uid}`
      const note = form.text(field)
      if (!approve && note === '') throw inputError(field, 'required')
      if (note.length > LONGEST_NOTE) throw inputError(field, 'too_long', { max: LONGEST_NOTE })
      await decideApproval(ctx, actor, uid, { approve, note }, once)
      return done(to, approve ? 'approved' : 'rejected')
    }
    case 'withdrawn':
      await withdrawApproval(ctx, actor, uid, once)
      return done(to, 'withdrawn')
    default:
      throw inputError('', 'invalid')
  }
})

/** The queue of acts that take two people. */
export default function ApprovalsPage() {
  const { head, approvals } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const { errors } = useFailure(useActionData<typeof action>())
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t('approvals')}
        lead={t('approvalsLead')}
        back={{ href: `/kelola/${head.slug}`, label: t('overview') }}
      />
      {approvals.length === 0 ? (
        <EmptyState title={t('noApprovals')}>{t('noApprovalsHelp')}</EmptyState>
      ) : (
        <Stack>
          {approvals.map((approval) => (
            <ApprovalCard key={approval.uid} approval={approval} />
          ))}
        </Stack>
      )}
    </>
  )
}

type Approval = ReturnType<typeof useLoaderData<typeof loader>>['approvals'][number]

const TONES: Record<'pending' | NonNullable<Approval['decision']>, Tone> = {
  pending: 'warning',
  approved: 'success',
  rejected: 'danger',
  withdrawn: 'neutral',
}
const ACTS: Record<
  string,
  'act_open' | 'act_rules' | 'act_erase' | 'act_seal' | 'act_freeze' | 'act_decree' | 'act_announce'
> = {
  'competition.open': 'act_open',
  'rules.change': 'act_rules',
  'privacy.erase': 'act_erase',
  'seal.open': 'act_seal',
  'result.freeze': 'act_freeze',
  'result.decree': 'act_decree',
  'result.announce': 'act_announce',
}

function ApprovalCard({ approval }: { approval: Approval }) {
  const { head } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const locale = useLocale()
  const erasing = useMessages(retentionMessages)
  const { act, decision, facts, decidedAs } = approval
  const time = (at: string | null) => (at ? formatShortDateTime(at, head.zone, locale) : '')
  const state = decision ?? 'pending'
  const office = (['chair', 'deputy', 'organizer'] as const).find((role) => role === decidedAs)
  return (
    <Card>
      <h2>{t(ACTS[act] ?? 'act_other')}</h2>
      <p>
        <Badge tone={TONES[state]}>{t(state)}</Badge>
      </p>
      <p>{t('requestedBy', { name: approval.requester, time: time(approval.requestedAt) })}</p>
      {approval.reason && <p>{t('reasonOf', { reason: approval.reason })}</p>}
      {facts.juknis && (
        <p>
          {t('juknisOf', {
            number: facts.juknis.number,
            date: formatDay(facts.juknis.date, locale),
          })}
        </p>
      )}
      {facts.noneReason && <p>{t('juknisNoneOf', { reason: facts.noneReason })}</p>}
      {facts.kinds.length > 0 && (
        <ul>
          {facts.kinds.map(({ kind, parts }) => (
            <li key={kind}>{erasing('kindParts', { kind: erasing(`kind_${kind}`), n: parts })}</li>
          ))}
        </ul>
      )}
      {approval.seal && <p>{t('sealOf', { stage: approval.seal })}</p>}
      {approval.result && <ResultRequest facts={approval.result} zone={head.zone} slug={head.slug} />}
      {decision === 'withdrawn' && <p>{t('withdrawnAt', { time: time(approval.decidedAt) })}</p>}
      {(decision === 'approved' || decision === 'rejected') && (
        <p>
          {t('decidedBy', {
            name: approval.decider ?? '',
            office: t(`office_${office ?? 'organizer'}`),
            time: time(approval.decidedAt),
          })}
          {approval.note && ` ${t('note')}: ${approval.note}`}
        </p>
      )}
      {approval.linked && <p>{t('linkedByRequester')}</p>}
      {facts.rulesSha256 && decision === null && (
        <>
          <p>
            <a href={`/kelola/${head.slug}/ketentuan/lembar`}>{t('readRules')}</a>
          </p>
          <Details summary={t('payloadHash')}>
            <code>{facts.rulesSha256}</code>
          </Details>
        </>
      )}
      {decision === null && <Decide approval={approval} />}
    </Card>
  )
}

function Decide({ approval: { uid, own, decidable } }: { approval: Approval }) {
  const t = useMessages(setupMessages)
  const { error, value } = useFailure(useActionData<typeof action>())
  const key = useWriteKey(`persetujuan-${uid}`)
  if (!own && !decidable) return null
  return (
    <Form writeKey={key} hidden={{ approval: uid }}>
      {own ? (
        <>
          <p>{t('ownRequest')}</p>
          <ButtonRow>
            <Button variant="secondary" name="decision" value="withdrawn">
              {t('withdraw')}
            </Button>
          </ButtonRow>
        </>
      ) : (
        <>
          <TextField
            name={`note-${uid}`}
            label={t('note')}
            optional
            defaultValue={value(`note-${uid}`)}
            error={error(`note-${uid}`)}
          />
          <ButtonRow>
            <Button name="decision" value="approved">
              {t('approve')}
            </Button>
            <Button variant="danger" name="decision" value="rejected">
              {t('reject')}
            </Button>
          </ButtonRow>
        </>
      )}
    </Form>
  )
}
