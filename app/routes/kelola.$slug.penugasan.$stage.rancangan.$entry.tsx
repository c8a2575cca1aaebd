import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { CheckboxesField } from '~/components/choices'
import { ErrorSummary } from '~/components/error-summary'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { BASED_ON } from '~/http/based-on'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { assignmentDraftMessages } from '~/i18n/messages/assignment-draft'
import { viewDraftEntry } from '~/services/assignment-draft-view.server'
import { adjustDraft } from '~/services/assignment-drafts.server'

export const meta = titled(assignmentDraftMessages, 'entryTitle', (data: SerializeFrom<typeof loader>) => ({
  entry: data.entry.label,
}))

export const loader = privateLoader((visit) =>
  viewDraftEntry(visit.ctx, visit.actor, {
    ...{ slug: param(visit, 'slug'), stage: param(visit, 'stage'), entry: param(visit, 'entry') },
  }),
)

export const action = privateAction(async (visit) => {
  const [slug, stage] = [param(visit, 'slug'), param(visit, 'stage')]
  const sent = { seats: visit.form.all('penilai'), basedOn: visit.form.text(BASED_ON) }
  const place = { slug, stage, entry: param(visit, 'entry') }
  await adjustDraft(visit.ctx, visit.actor, place, sent, visit.once)
  return done(`/kelola/${slug}/penugasan/${stage}/rancangan`, 'draft_adjusted')
})

export default function DraftEntryPage() {
  const { competition, stage, entry, version, perEntry, judges } = useLoaderData<typeof loader>()
  const t = useMessages(assignmentDraftMessages)
  const { errors, error, value, values } = useFailure(useActionData<typeof action>())
  const named = (state: string) =>
    judges
      .filter((judge) => judge.state === state)
      .map(({ name }) => name)
      .join(', ')
  const free = judges.filter(({ state }) => state === 'free')
  const chosen = free.filter((judge) => judge.chosen).map(({ uid }) => uid)
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${competition.name} · ${stage.name}`}
        title={t('entryTitle', { entry: entry.label })}
        lead={`${entry.place}. ${t('entryLead', { n: perEntry })}`}
        back={{
          href: `/kelola/${competition.slug}/penugasan/${stage.code}/rancangan`,
          label: t('title'),
        }}
      />
      {named('kept') && <p>{t('keptJudges', { names: named('kept') })}</p>}
      <Form writeKey={useWriteKey('ubah')} hidden={{ [BASED_ON]: value(BASED_ON, version) }}>
        <CheckboxesField
          name="penilai"
          label={t('judges')}
          optional
          defaultValue={[...values('penilai', chosen)]}
          error={error('penilai')}
          options={free.map(({ uid, name, load }) => ({
            value: uid,
            label: t('judgeLoad', { name, n: load }),
          }))}
        />
        <Button>{t('save')}</Button>
      </Form>
      {named('barred') && <p className="field-hint">{t('barredJudges', { names: named('barred') })}</p>}
    </>
  )
}
