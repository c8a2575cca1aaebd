import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
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
import { inputError } from '~/domain/errors'
import { BASED_ON } from '~/http/based-on'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { checkQueueMessages } from '~/i18n/messages/check-queue'
import { correctionMessages } from '~/i18n/messages/corrections'
import { dossierMessages } from '~/i18n/messages/dossier'
import { viewCheck } from '~/services/dossiers.server'
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

/** The list of waiting dossiers that somebody came from, to which they go back. */
function queueOf(url: URL): string | null {
  const slug = url.searchParams.get('antrean') ?? ''
  return /^[a-z\d-]{1,100}$/.test(slug) ? `/kelola/${slug}/antrean` : null
}

export const action = privateAction(async ({ form, once, ...visit }) => {
  const uid = param(visit, 'uid')
  const after = queueOf(visit.url) ?? `/berkas/${uid}`
  const decision = form.text('decision')
  const revision = Number.parseInt(form.text(BASED_ON), 10) || 0
  if (decision === 'complete') {
    await acceptDossier(visit.ctx, visit.actor, { uid, revision }, once)
    return done(after, 'accepted')
  }
  if (decision !== 'return') throw inputError('decision', 'required')
  const date = form.text('untilDate')
  const until = date === '' ? null : { date, time: form.text('untilTime') || '23.59' }
  const notes = Object.fromEntries(
    form
      .entries()
      .flatMap(([name]) => (name.startsWith(NOTE) ? [[name.slice(NOTE.length), form.text(name)]] : [])),
  )
  const input = { uid, revision, reason: form.text('reason'), notes, until }
  await returnDossier(visit.ctx, visit.actor, input, once)
  return done(after, 'returned')
})

export default function CheckPage() {
  const { dossier, reading, queue } = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  const q = useMessages(checkQueueMessages)
  const c = useMessages(correctionMessages)
  const locale = useLocale()
  const failure = useFailure(useActionData<typeof action>())
  const { uid, state, overdue, competition } = dossier
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
      {state === 'submitted' || state === 'complete' || overdue ? (
        <Form
          writeKey={writeKey}
          hidden={{ [BASED_ON]: failure.value(BASED_ON, String(reading.revision?.number ?? 0)) }}
        >
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
                      hint: overdue ? c('asIs') : t('decisionCompleteHint'),
                    },
                  ]),
              { value: 'return', label: t('decisionReturn'), hint: t('decisionReturnHint') },
            ]}
            {...problem('decision')}
          />
          <TextAreaField
            name="reason"
            label={t('reason')}
            hint={t('reasonReturnHint')}
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
        <p>{t('notEditable')}</p>
      )}
    </>
  )
}
