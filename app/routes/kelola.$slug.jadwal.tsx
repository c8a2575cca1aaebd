import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { SelectField } from '~/components/choices'
import { ErrorSummary } from '~/components/error-summary'
import { DateField, TextAreaField, TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { ScheduleChangeTable } from '~/components/schedule-tables'
import { PROPOSAL, proposalWindow, SUBMISSION } from '~/domain/rules'
import { materialsTarget, stageOfTarget } from '~/domain/stage-materials'
import { parseForm } from '~/forms/parse'
import { scheduleForm } from '~/forms/setup'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { materialMessages } from '~/i18n/messages/materials'
import { proposalMessages } from '~/i18n/messages/proposal'
import { setupMessages } from '~/i18n/messages/setup'
import { headOf } from '~/services/overview.server'
import { changeScheduleLocally, viewSchedule } from '~/services/schedule.server'

export const meta = titled(setupMessages, 'schedule')

export const loader = privateLoader(async (visit) => {
  const { competition, rules, changes, mayChange } = await viewSchedule(
    visit.ctx,
    visit.actor,
    param(visit, 'slug'),
  )
  const nameOf = (target: string) =>
    rules.stages.find(({ code }) => code === (stageOfTarget(target) ?? target))?.name ?? null
  return {
    head: headOf(competition),
    submission: rules.submission,
    proposals: proposalWindow(rules),
    stages: rules.stages.map(({ code, name, opensAt, closesAt, materials }) => ({
      ...{ code, name, opensAt, closesAt },
      materialsCloseAt: materials?.closesAt ?? null,
    })),
    changes: changes.map((change) => ({ ...change, targetName: nameOf(change.target) })),
    mayChange,
  }
})

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  const { what, ...values } = parseForm(scheduleForm, form.object())
  const [target = '', bound] = what.split(':')
  const change = { ...values, target, bound: bound === 'opens' ? ('opens' as const) : ('closes' as const) }
  await changeScheduleLocally(ctx, actor, slug, change, once)
  return done(`/kelola/${slug}/jadwal`, 'schedule_changed')
})

/** The timetable in force, and the form that moves a time for everyone. */
export default function SchedulePage() {
  const { head, submission, proposals, stages, changes, mayChange } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const p = useMessages(proposalMessages)
  const m = useMessages(materialMessages)
  const locale = useLocale()
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  const key = useWriteKey('jadwal')
  const times = [
    { value: `${SUBMISSION}:opens`, label: t('submissionOpens'), at: submission.opensAt },
    { value: `${SUBMISSION}:closes`, label: t('submissionCloses'), at: submission.closesAt },
    { value: `${PROPOSAL}:closes`, label: p('closesAt'), at: proposals?.closesAt ?? null },
    ...stages.flatMap(({ code, name, opensAt, closesAt, materialsCloseAt }) => [
      { value: `${code}:opens`, label: t('stageOpens', { name }), at: opensAt },
      { value: `${code}:closes`, label: t('stageCloses', { name }), at: closesAt },
      {
        value: `${materialsTarget(code)}:closes`,
        label: m('scheduleCloses', { name }),
        at: materialsCloseAt,
      },
    ]),
  ].flatMap(({ at, label, ...time }) =>
    at ? [{ ...time, label: `${label}: ${formatShortDateTime(at, head.zone, locale)}` }] : [],
  )
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t('schedule')}
        lead={t('scheduleLead')}
        back={{ href: `/kelola/${head.slug}`, label: t('overview') }}
      />
      <Section title={t('timetable')}>
        <ul>
          {times.map(({ value: what, label }) => (
            <li key={what}>{label}</li>
          ))}
        </ul>
      </Section>
      {mayChange && (
        <Section title={t('changeTime')}>
          <Form writeKey={key}>
            <SelectField
              name="what"
              label={t('what')}
              options={times}
              defaultValue={value('what')}
              error={error('what') ?? error('target')}
            />
            <DateField
              kind="datetime-local"
              name="newAt"
              label={t('newAt')}
              zone={head.zone}
              defaultValue={value('newAt')}
              error={error('newAt')}
            />
            <TextAreaField
              name="reason"
              label={t('changeReason')}
              rows={3}
              defaultValue={value('reason')}
              error={error('reason')}
            />
            <TextField
              name="letterNumber"
              label={t('letterNumber')}
              width="medium"
              defaultValue={value('letterNumber')}
              error={error('letterNumber')}
            />
            <Button>{t('changeNow')}</Button>
          </Form>
        </Section>
      )}
      <Section title={t('changesSoFar')}>
        <ScheduleChangeTable changes={changes} zone={head.zone} />
      </Section>
    </>
  )
}
