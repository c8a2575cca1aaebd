import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { CheckboxField } from '~/components/choices'
import { DossierNotice } from '~/components/dossier-notice'
import { DossierView } from '~/components/dossier-view'
import { ErrorSummary } from '~/components/error-summary'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { StatementLink } from '~/components/statement-link'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { viewDossier } from '~/services/dossiers.server'
import { releaseDossier } from '~/services/releases.server'
import { readDossier } from '~/services/revisions.server'

export const meta = titled(dossierMessages, 'releaseTitle')

export const loader = privateLoader(async (visit) => {
  const uid = param(visit, 'uid')
  const dossier = await viewDossier(visit.ctx, visit.actor, uid)
  const reading = await readDossier(visit.ctx, visit.actor, uid)
  const { edit, title, competition, release, releaseWays, draftHash } = dossier
  return { uid, edit, title, competition, release, releaseWays, draftHash, reading }
})

export const action = privateAction(async ({ form, once, ...visit }) => {
  const uid = param(visit, 'uid')
  const input = { uid, seen: form.text('seen'), agreed: form.text('agreed') === 'yes' }
  await releaseDossier(visit.ctx, visit.actor, input, once)
  return done(`/berkas/${uid}/kirim`, 'released')
})

export default function ReleasePage() {
  const page = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  const failure = useFailure(useActionData<typeof action>())
  const { uid, edit, release, releaseWays } = page
  const writeKey = useWriteKey('sahkan')
  const problem = failure.error('agreed')
  const done = release?.current === true
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('releaseTitle')}
        over={page.title}
        lead={t('releaseLead')}
        back={{ href: `/berkas/${uid}`, label: t('backToDossier') }}
      />
      <DossierNotice edit={edit} returned={null} />
      {done && (
        <Notice tone="success" title={t('releaseDone', { by: release.by })}>
          <StatementLink uid={release.statement} />
        </Notice>
      )}
      {release && !release.current && <Notice tone="warning" title={t('releaseStale')} />}
      <DossierView dossier={page.reading} />
      {edit === 'open' && !done && releaseWays.account && (
        <Form writeKey={writeKey} hidden={{ seen: page.draftHash }}>
          <CheckboxField
            name="agreed"
            label={t('releaseStatement')}
            {...(problem ? { error: problem } : {})}
          />
          <Button icon="verified">{t('releaseAct')}</Button>
        </Form>
      )}
      {edit === 'open' && !done && releaseWays.statement && (
        <p>
          <a href={`/berkas/${uid}/surat-pernyataan`}>{t('statementLink')}</a>
        </p>
      )}
      {edit === 'open' && !done && !releaseWays.account && !releaseWays.statement && (
        <Notice>
          <p>{t('releaseOnlyResponsible')}</p>
        </Notice>
      )}
    </>
  )
}
