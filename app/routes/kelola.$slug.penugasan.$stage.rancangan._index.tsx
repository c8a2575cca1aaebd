import { useActionData, useLoaderData } from '@remix-run/react'
import { AssignmentQuality } from '~/components/assignment-quality'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { RadioField, SelectField } from '~/components/choices'
import { Details } from '~/components/details'
import { DraftPanels } from '~/components/draft-panels'
import { EmptyState } from '~/components/empty-state'
import { ErrorSummary } from '~/components/error-summary'
import { NumberField } from '~/components/fields'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { assignmentDraftForm } from '~/forms/assignment-draft'
import { parseForm } from '~/forms/parse'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatDateTime, useLocale, useMessages } from '~/i18n'
import { assignmentDraftMessages } from '~/i18n/messages/assignment-draft'
import { viewDraft } from '~/services/assignment-draft-view.server'
import { requestAssignmentDraft } from '~/services/assignment-drafts.server'

export const meta = titled(assignmentDraftMessages, 'title')

export const loader = privateLoader((visit) =>
  viewDraft(visit.ctx, visit.actor, { slug: param(visit, 'slug'), stage: param(visit, 'stage') }),
)

export const action = privateAction(async (visit) => {
  const place = { slug: param(visit, 'slug'), stage: param(visit, 'stage') }
  const { seed, absent, ...asked } = parseForm(assignmentDraftForm, visit.form.object())
  const order = { ...asked, absent: absent || null }
  const { uid } = await requestAssignmentDraft(visit.ctx, visit.actor, place, order, seed)
  return done(`/pekerjaan/${uid}`)
})

export default function AssignmentDraftPage() {
  const { competition, stage, seats, entries, draft } = useLoaderData<typeof loader>()
  const t = useMessages(assignmentDraftMessages)
  const failure = useFailure(useActionData<typeof action>())
  const board = `/kelola/${competition.slug}/penugasan/${stage.code}`
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={`${competition.name} · ${stage.name}`}
        title={t('title')}
        lead={t('lead')}
        back={{ href: board, label: t('back') }}
      />
      {draft && <Draft />}
      {entries === 0 ? (
        <EmptyState title={t('noEntries')}>{t('noEntriesHelp')}</EmptyState>
      ) : seats.length === 0 ? (
        <EmptyState
          title={t('noJudges')}
          action={<ButtonLink href={`/kelola/${competition.slug}/penilai`}>{t('toPanel')}</ButtonLink>}
        />
      ) : draft ? (
        <Section title={t('askAgain')} lead={t('askAgainLead')}>
          <OrderForm />
        </Section>
      ) : (
        <OrderForm />
      )}
    </>
  )
}

function OrderForm() {
  const { stage, seats, entries, order, draft } = useLoaderData<typeof loader>()
  const t = useMessages(assignmentDraftMessages)
  const { value, error } = useFailure(useActionData<typeof action>())
  const counts = { entries, judges: seats.length }
  return (
    <Form writeKey={useWriteKey('hitung')}>
      <NumberField
        name="perEntry"
        label={t('perEntry')}
        hint={t(stage.kind === 'sector' ? 'perEntryHintSector' : 'perEntryHint', counts)}
        defaultValue={value('perEntry', String(order.perEntry))}
        error={error('perEntry')}
      />
      <RadioField
        name="keep"
        label={t('keep')}
        defaultValue={value('keep', order.keep)}
        error={error('keep')}
        options={[
          { value: 'assigned', label: t('keep_assigned') },
          { value: 'started', label: t('keep_started'), hint: t('keep_startedHint') },
        ]}
      />
      <SelectField
        name="absent"
        label={t('absent')}
        hint={t('absentHint')}
        placeholder={t('nobody')}
        optional
        defaultValue={value('absent', order.absent)}
        error={error('absent')}
        options={seats.map(({ uid, name }) => ({ value: uid, label: name }))}
      />
      <Details summary={t('more')} open={error('seed') !== undefined}>
        <NumberField
          name="seed"
          label={t('seed')}
          hint={t('seedHint')}
          optional
          defaultValue={value('seed')}
          error={error('seed')}
        />
      </Details>
      <Button variant={draft ? 'secondary' : 'primary'}>{t('compute')}</Button>
    </Form>
  )
}

function Draft() {
  const { competition, stage, draft } = useLoaderData<typeof loader>()
  const t = useMessages(assignmentDraftMessages)
  const locale = useLocale()
  const discardKey = useWriteKey('hapus')
  if (!draft) return null
  const path = `/kelola/${competition.slug}/penugasan/${stage.code}/rancangan`
  const at = formatDateTime(draft.savedAt, competition.zone, locale)
  const isUsable = !draft.outdated && draft.blocks.length === 0
  return (
    <>
      <p className="field-hint">
        {draft.seed === null
          ? t('fromTable', { name: draft.savedBy, at })
          : t('madeBy', { name: draft.savedBy, at, seed: String(draft.seed) })}{' '}
        {draft.absent !== null && t('replacing', { name: draft.absent })}
      </p>
      {draft.outdated && (
        <Notice tone="warning" title={t('outdated')}>
          {t('outdatedHelp')}
        </Notice>
      )}
      {draft.blocks.length > 0 ? (
        <Notice tone="danger" title={t('blocked')}>
          <ul>
            {draft.blocks.map(({ entries, judges, missing }) => (
              <li key={entries.join()}>
                {t(judges.length > 0 ? 'block' : 'blockNobody', {
                  entries: entries.join(', '),
                  judges: judges.join(', '),
                  missing,
                })}
              </li>
            ))}
          </ul>
          <p>{t('blockedHelp')}</p>
        </Notice>
      ) : (
        <>
          <AssignmentQuality sections={draft.sections} />
          <DraftPanels rows={draft.rows} path={path} mayChange={!draft.outdated} />
        </>
      )}
      <ButtonRow>
        {isUsable && <ButtonLink href={`${path}/tetapkan`}>{t('take')}</ButtonLink>}
        <Form writeKey={discardKey} action={`${path}/hapus`}>
          <Button variant="secondary">{t('discard')}</Button>
        </Form>
      </ButtonRow>
    </>
  )
}
