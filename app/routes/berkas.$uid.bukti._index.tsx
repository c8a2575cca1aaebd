import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ButtonLink } from '~/components/button'
import { CorrectionList } from '~/components/correction-list'
import { Deadline } from '~/components/deadline'
import { DossierNotice } from '~/components/dossier-notice'
import { ErrorSummary } from '~/components/error-summary'
import { EvidencePieces } from '~/components/evidence-pieces'
import { EvidenceUpload } from '~/components/evidence-upload'
import { Section } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { useSlotWords } from '~/components/slot-words'
import { askedForm, isAsked } from '~/domain/corrections'
import { readDetails, receivedFiles } from '~/http/evidence-form.server'
import { done, param, privateAction, privateLoader, toFailure } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { evidenceMessages } from '~/i18n/messages/evidence'
import { viewEvidence } from '~/services/dossiers.server'
import { addFiles } from '~/services/evidence-files.server'
import { FILES_AT_ONCE, MAX_FILE_MEGABYTES, QUOTA } from '~/services/evidence-room.server'

export const meta = titled(dossierMessages, 'evidence')

const MEGABYTE = 1024 * 1024

export const loader = privateLoader(async (visit) => {
  const uid = param(visit, 'uid')
  const { bytes, files, ...page } = await viewEvidence(visit.ctx, visit.actor, uid)
  const limits = {
    left: Math.max(0, QUOTA.files - files),
    used: Math.ceil(bytes / MEGABYTE),
    quota: QUOTA.bytes / MEGABYTE,
    fileMegabytes: MAX_FILE_MEGABYTES,
    filesAtOnce: FILES_AT_ONCE,
  }
  return { ...page, uid, limits, into: visit.url.searchParams.get('ke') ?? '' }
})

export const action = privateAction(async ({ form, files, once, context, ...visit }) => {
  const uid = param(visit, 'uid')
  const input = {
    uid,
    files: receivedFiles(files, 'files', 'camera'),
    tooLarge: context.tooLarge,
    details: readDetails(form),
    begun: context.begun,
  }
  const { stored, refused } = await addFiles(visit.ctx, visit.actor, input, once)
  if (refused.length === 0) return done(`/berkas/${uid}/bukti`, 'evidence_added')
  return json({ ...toFailure(context, refused, form), stored: stored.map(({ name }) => name) })
})

export default function EvidencePage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useMessages(dossierMessages)
  const e = useMessages(evidenceMessages)
  const locale = languageTag(useLocale())
  const failure = useFailure(answer)
  const writeKey = useWriteKey('bukti')
  const orderKey = useWriteKey('urutan')
  const writing = page.mayWrite && page.edit === 'open'
  const { form, evidence, uid, corrections } = page
  const asked = (code: string | null) => writing && isAsked(corrections, code)
  const open = askedForm(form, corrections)
  const slotWords = useSlotWords(form)
  const stored: readonly string[] = answer && 'stored' in answer ? answer.stored : []
  const slots = form.evidence.map((slot) => {
    const items = evidence.filter(({ field }) => field === slot.code)
    const files = items.filter(({ kind }) => kind === 'file').length
    return { ...slot, items, left: Math.max(0, slot.maxFiles - files) }
  })
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      {stored.length > 0 && (
        <Notice tone="success" title={e('storedTitle', { count: stored.length })}>
          <ul>
            {stored.map((name, index) => (
              <li key={index}>{name}</li>
            ))}
          </ul>
        </Notice>
      )}
      <PageHeader
        title={t('evidence')}
        lead={page.title}
        back={{ href: `/berkas/${uid}`, label: t('backToDossier') }}
      />
      <DossierNotice edit={page.edit} returned={null} />
      {writing && page.closesAt && (
        <Deadline at={page.closesAt} now={page.now} zone={page.zone} live label={t('closesAt')} />
      )}
      {writing && <CorrectionList {...{ uid, form, corrections }} until={page.closesAt} zone={page.zone} />}
      {slots.map(({ items, ...slot }) => (
        <Section key={slot.code} title={slot.label[locale]} lead={slotWords(slot)}>
          <EvidencePieces
            uid={uid}
            form={form}
            items={items}
            writing={asked(slot.code)}
            writeKey={orderKey}
            clears={page.mayClear}
          />
          {asked(slot.code) && slot.left > 0 && (
            <ButtonLink href={`?ke=${slot.code}#unggah`} variant="secondary" icon="plus">
              {e('addHere')} <span className="unseen">{slot.label[locale]}</span>
            </ButtonLink>
          )}
        </Section>
      ))}
      <Section title={t('supportsNothing')}>
        <EvidencePieces
          uid={uid}
          form={form}
          items={evidence.filter(({ field }) => !form.evidence.some(({ code }) => code === field))}
          writing={asked(null)}
          writeKey={orderKey}
          clears={page.mayClear}
        />
      </Section>
      {writing && (open.evidence.length > 0 || open.fields.length > 0) && (
        <EvidenceUpload
          uid={uid}
          form={open}
          slot={slots.find(({ code }) => code === page.into && asked(code))}
          limits={page.limits}
          writeKey={writeKey}
          value={failure.value}
          error={failure.error}
        />
      )}
    </>
  )
}
