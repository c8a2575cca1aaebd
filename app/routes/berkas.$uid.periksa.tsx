import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { CheckItems } from '~/components/check-items'
import { CheckResults } from '~/components/check-results'
import { RadioField } from '~/components/choices'
import { CorrectionNotes } from '~/components/correction-notes'
import { CorrectionUntil } from '~/components/correction-until'
import { DossierView } from '~/components/dossier-view'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { StatementLink } from '~/components/statement-link'
import { checkInputs } from '~/domain/checklist'
import { inputError } from '~/domain/errors'
import { BASED_ON } from '~/http/based-on'
import type { FormInput } from '~/http/form.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { checkQueueMessages } from '~/i18n/messages/check-queue'
import { correctionMessages } from '~/i18n/messages/corrections'
import { dossierMessages } from '~/i18n/messages/dossier'
import { eligibilityMessages } from '~/i18n/messages/eligibility'
import { viewCheck } from '~/services/dossiers.server'
import type { CheckInput } from '~/services/eligibility.server'
import { refuseEntry } from '~/services/ineligibility.server'
import { readDossier } from '~/services/revisions.server'
import { acceptDossier, returnDossier } from '~/services/submissions.server'

export const meta = titled(dossierMessages, 'checkTitle')

export const loader = privateLoader(async (visit) => {
  const uid = param(visit, 'uid')
  return {
    dossier: await viewCheck(visit.ctx, visit.actor, uid),
    reading: await readDossier(visit.ctx, visit.actor, uid),
    queue: queueOf(visit.url),
  }
})

const NOTE = 'note.'
const OUTCOME = checkInputs('').outcome

/** What the page was filled from: the revision that was read, and how often it had been checked, `2` or `2.1`. */
const basisOf = (revision: number, seen: number) => (seen > 0 ? `${revision}.${seen}` : String(revision))

function readBasis(form: FormInput): { revision: number; seen: number } {
  const [revision = '', seen = ''] = form.text(BASED_ON).split('.')
  return { revision: Number.parseInt(revision, 10) || 0, seen: Number.parseInt(seen, 10) || 0 }
}

/** Each item of the checklist as it was filled in; an item without an outcome has its note or place alone. */
function readCheck(form: FormInput, seen: number): CheckInput {
  const remark = checkInputs('').note
  const codes = form.entries().flatMap(([name]) => {
    if (name.startsWith(OUTCOME)) return [name.slice(OUTCOME.length)]
    return name.startsWith(remark) ? [name.slice(remark.length)] : []
  })
  const answers = Object.fromEntries(
    codes.map((code) => {
      const { outcome, note, place } = checkInputs(code)
      return [code, { outcome: form.text(outcome), note: form.text(note), place: form.text(place) }]
    }),
  )
  return { answers, seen }
}

/** The list of waiting dossiers that somebody came from, to which they go back. */
function queueOf(url: URL): string | null {
  const slug = url.searchParams.get('antrean') ?? ''
  return /^[a-z\d-]{1,100}$/.test(slug) ? `/kelola/${slug}/antrean` : null
}

export const action = privateAction(async ({ form, once, ...visit }) => {
  const uid = param(visit, 'uid')
  const after = queueOf(visit.url) ?? `/berkas/${uid}`
  const decision = form.text('decision')
  const { revision, seen } = readBasis(form)
  const check = readCheck(form, seen)
  if (decision === 'complete') {
    await acceptDossier(visit.ctx, visit.actor, { uid, revision, check }, once)
    return done(after, 'accepted')
  }
  if (decision === 'ineligible') {
    const refused = { uid, revision, check, reason: form.text('reason') }
    await refuseEntry(visit.ctx, visit.actor, refused, once)
    return done(after, 'ineligible')
  }
  if (decision !== 'return') throw inputError('decision', 'required')
  const date = form.text('untilDate')
  const until = date === '' ? null : { date, time: form.text('untilTime') || '23.59' }
  const notes = Object.fromEntries(
    form
      .entries()
      .flatMap(([name]) => (name.startsWith(NOTE) ? [[name.slice(NOTE.length), form.text(name)]] : [])),
  )
  const input = { uid, revision, check, reason: form.text('reason'), notes, until }
  await returnDossier(visit.ctx, visit.actor, input, once)
  return done(after, 'returned')
})

export default function CheckPage() {
  const { dossier, reading, queue } = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  const q = useMessages(checkQueueMessages)
  const c = useMessages(correctionMessages)
  const e = useMessages(eligibilityMessages)
  const locale = useLocale()
  const failure = useFailure(useActionData<typeof action>())
  const { uid, state, overdue, competition, checklist, checks, out } = dossier
  const before = Object.fromEntries(
    (checks.at(-1)?.items ?? []).map(({ code, outcome, note }) => [
      code,
      e('before', {
        n: String(checks.at(-1)?.revision ?? ''),
        outcome: `${e(outcome ?? 'open')}${note ? ` – ${note}` : ''}`,
      }),
    ]),
  )
  const writeKey = useWriteKey('periksa')
  const problem = (field: string) => {
    const found = failure.error(field)
    return found ? { error: found } : {}
  }
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('checkTitle')}
        over={dossier.title}
        lead={t('checkLead')}
        back={
          queue ? { href: queue, label: q('back') } : { href: `/berkas/${uid}`, label: t('backToDossier') }
        }
      />
      {overdue && dossier.closesAt && (
        <Notice tone="warning" title={c('overdueTitle')}>
          <p>
            {c('overdueChecker', { time: formatShortDateTime(dossier.closesAt, competition.zone, locale) })}
          </p>
        </Notice>
      )}
      <StatementLink uid={dossier.release?.statement} />
      <DossierView dossier={reading} />
      <CheckResults checks={checks} zone={competition.zone} named />
      {!out && (state === 'submitted' || state === 'complete' || overdue) ? (
        <Form
          writeKey={writeKey}
          hidden={{
            [BASED_ON]: failure.value(BASED_ON, basisOf(reading.revision?.number ?? 0, checks.length)),
          }}
        >
          {checklist && (
            <CheckItems
              form={dossier.form}
              items={checklist.items}
              before={before}
              value={failure.value}
              error={failure.error}
            />
          )}
          <RadioField
            name="decision"
            label={t('decision')}
            defaultValue={failure.value('decision')}
            options={[
              ...(state === 'complete'
                ? []
                : [
                    {
                      value: 'complete',
                      label: t('decisionComplete'),
                      hint: overdue ? c('asIs') : checklist ? e('allMetHint') : t('decisionCompleteHint'),
                    },
                  ]),
              { value: 'return', label: t('decisionReturn'), hint: t('decisionReturnHint') },
              ...(checklist
                ? [
                    {
                      value: 'ineligible',
                      label: e('decisionIneligible'),
                      hint: e('decisionIneligibleHint'),
                    },
                  ]
                : []),
            ]}
            {...problem('decision')}
          />
          <TextAreaField
            name="reason"
            label={t('reason')}
            hint={checklist ? e('reasonHint') : t('reasonReturnHint')}
            optional
            defaultValue={failure.value('reason')}
            {...problem('reason')}
          />
          <CorrectionNotes form={dossier.form} value={failure.value} error={failure.error} />
          <CorrectionUntil
            {...{ choice: dossier.correctionChoice, zone: competition.zone }}
            {...{ value: failure.value, error: failure.error }}
          />
          <Button>{t('decide')}</Button>
        </Form>
      ) : (
        <p>{out ? e('outHelp') : t('notEditable')}</p>
      )}
    </>
  )
}
