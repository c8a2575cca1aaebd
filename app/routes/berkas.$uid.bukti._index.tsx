import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { DossierNotice } from '~/components/dossier-notice'
import { ErrorSummary } from '~/components/error-summary'
import { EvidenceFields } from '~/components/evidence-fields'
import { EvidenceBody } from '~/components/evidence-view'
import { FileField } from '~/components/fields'
import { Form } from '~/components/form'
import { Section, Unseen } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { useSlotWords } from '~/components/slot-words'
import { evidenceTypes } from '~/domain/fields/form'
import { readDetails, receivedFiles } from '~/http/evidence-form.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { viewEvidence } from '~/services/dossiers.server'
import { addFiles } from '~/services/evidence-files.server'
import { QUOTA } from '~/services/evidence-room.server'

export const meta = titled(dossierMessages, 'evidence')

const MEGABYTE = 1024 * 1024

export const loader = privateLoader(async (visit) => {
  const uid = param(visit, 'uid')
  const { bytes, ...page } = await viewEvidence(visit.ctx, visit.actor, uid)
  return { ...page, uid, used: Math.ceil(bytes / MEGABYTE), quota: QUOTA.bytes / MEGABYTE }
})

export const action = privateAction(async ({ form, files, once, context, ...visit }) => {
  const uid = param(visit, 'uid')
  const input = {
    uid,
    files: receivedFiles(files, 'files'),
    tooLarge: context.tooLarge,
    details: readDetails(form),
    begun: context.begun,
  }
  await addFiles(visit.ctx, visit.actor, input, once)
  return done(`/berkas/${uid}/bukti`, 'evidence_added')
})

export default function EvidencePage() {
  const page = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  const locale = languageTag(useLocale())
  const failure = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('bukti')
  const writing = page.mayWrite && page.edit === 'open'
  const { form, evidence, uid } = page
  const slotWords = useSlotWords(form)
  const problem = failure.error('files')
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('evidence')}
        lead={page.title}
        back={{ href: `/berkas/${uid}`, label: t('backToDossier') }}
      />
      <DossierNotice edit={page.edit} returned={null} />
      {form.evidence.map((slot) => (
        <Section key={slot.code} title={slot.label[locale]} lead={slotWords(slot)}>
          <Pieces page={page} items={evidence.filter(({ field }) => field === slot.code)} writing={writing} />
        </Section>
      ))}
      <Section title={t('supportsNothing')}>
        <Pieces
          page={page}
          items={evidence.filter(({ field }) => !form.evidence.some(({ code }) => code === field))}
          writing={writing}
        />
      </Section>
      {writing && (
        <Section title={t('uploadTitle')} lead={t('used', { used: page.used, max: page.quota })}>
          <Notice tone="warning">
            <p>{t('privacyWarning')}</p>
          </Notice>
          <Form writeKey={writeKey} files>
            <FileField
              name="files"
              label={t('uploadFiles')}
              hint={t('uploadHint')}
              multiple
              accept={evidenceTypes.join(',')}
              {...(problem ? { error: problem } : {})}
            />
            <EvidenceFields form={form} value={failure.value} error={failure.error} />
            <ButtonRow>
              <Button icon="upload">{t('upload')}</Button>
              <ButtonLink href={`/berkas/${uid}/bukti/tautan`} variant="secondary" icon="link">
                {t('addLink')}
              </ButtonLink>
            </ButtonRow>
          </Form>
        </Section>
      )}
    </>
  )
}

type Page = Awaited<ReturnType<typeof viewEvidence>>
function Pieces({
  page,
  items,
  writing,
}: {
  page: { uid: string; form: Page['form'] }
  items: Page['evidence']
  writing: boolean
}) {
  const t = useMessages(dossierMessages)
  if (items.length === 0) return <p className="field-hint">{t('noEvidence')}</p>
  return (
    <ul className="evidence-list">
      {items.map((item) => (
        <li key={item.uid} className="evidence-item">
          <EvidenceBody form={page.form} item={item} />
          {writing && (
            <p className="evidence-actions">
              {(['change', 'remove'] as const).map((act) => (
                <a
                  key={act}
                  href={`/berkas/${page.uid}/bukti/${item.uid}${act === 'remove' ? '/hapus' : ''}`}
                >
                  {t(act)} <Unseen>{item.caption ?? item.fileName ?? item.url}</Unseen>
                </a>
              ))}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
