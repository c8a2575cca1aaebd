import { useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { CompletenessMeter } from '~/components/completeness-meter'
import { Deadline } from '~/components/deadline'
import { DefinitionList } from '~/components/definition-list'
import { DossierAutosave } from '~/components/dossier-autosave'
import { DossierNotice } from '~/components/dossier-notice'
import { isReady } from '~/components/dossier-tasks'
import { DossierView } from '~/components/dossier-view'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { MissingList } from '~/components/missing-list'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { StatementLink } from '~/components/statement-link'
import { WarningList } from '~/components/warning-list'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { viewDossier } from '~/services/dossiers.server'
import { readDossier } from '~/services/revisions.server'
import { submitDossier } from '~/services/submissions.server'

export const meta = titled(dossierMessages, 'submitTitle')

export const loader = privateLoader(async (visit) => {
  const uid = param(visit, 'uid')
  return {
    dossier: await viewDossier(visit.ctx, visit.actor, uid),
    reading: await readDossier(visit.ctx, visit.actor, uid),
    person: visit.actor.uid,
  }
})

export const action = privateAction(async ({ once, ...visit }) => {
  const { code } = await submitDossier(visit.ctx, visit.actor, { uid: param(visit, 'uid') }, once)
  return done(`/tanda-terima/${code}`, 'submitted')
})

export default function SubmitPage() {
  const { dossier, reading, person } = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  const { uid, edit, content, release, revisions, competition, may } = dossier
  const writeKey = useWriteKey('kirim')
  const released = release?.current === true
  const ready = isReady(dossier) && released
  return (
    <>
      <PageHeader
        title={t('submitTitle')}
        over={dossier.title}
        back={{ href: `/berkas/${uid}`, label: t('backToDossier') }}
      />
      <DossierNotice edit={edit} returned={null} />
      {edit === 'open' && dossier.closesAt && (
        <Deadline
          at={dossier.closesAt}
          now={dossier.now}
          zone={competition.zone}
          live
          label={t('closesAt')}
        />
      )}
      {edit === 'open' && !ready && (
        <Notice tone="warning" title={t('cannotSubmit')}>
          {isReady(dossier) ? null : <MissingList dossier={dossier} />}
          {!released && (
            <p>
              <a href={`/berkas/${uid}/sahkan`}>{t('missingRelease')}</a>
            </p>
          )}
        </Notice>
      )}
      {edit === 'open' && (
        <>
          <CompletenessMeter completeness={dossier.completeness} />
          <WarningList uid={uid} form={dossier.form} warnings={dossier.warnings} />
        </>
      )}
      <Section title={t('answers')}>
        <DefinitionList
          items={[
            { term: t('title'), description: dossier.title },
            { term: t('category'), description: dossier.category.name },
            {
              term: t('consentGiven'),
              description:
                content.publishConsent === null
                  ? t('notFilled')
                  : t(content.publishConsent === 'yes' ? 'consentYes' : 'consentNo'),
              action: { href: `/berkas/${uid}/pokok`, label: t('change'), about: t('consentGiven') },
            },
            ...(release && released
              ? [{ term: t('release'), description: t('releaseDone', { by: release.by }) }]
              : []),
          ]}
        />
        {released && <StatementLink uid={release?.statement} />}
        <DossierView dossier={reading} level={3} />
      </Section>
      {edit === 'open' && ready && may.write && (
        <Form writeKey={writeKey}>
          <Notice>
            <p>{t('submitWhat', { number: String((revisions[0]?.number ?? 0) + 1) })}</p>
          </Notice>
          <Button icon="send">{t('submitAct')}</Button>
        </Form>
      )}
      {may.write && <DossierAutosave dossier={uid} person={person} zone={competition.zone} />}
    </>
  )
}
