import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { DefinitionList } from '~/components/definition-list'
import { DocumentState } from '~/components/document-state'
import { ErrorSummary } from '~/components/error-summary'
import { FileField, TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { numberForm } from '~/forms/documents'
import { parseForm } from '~/forms/parse'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatDay, formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { officialDocumentMessages } from '~/i18n/messages/official-documents'
import { keepSigned, numberDocument, viewDocument } from '~/services/documents.server'

export const meta = titled(
  officialDocumentMessages,
  'document',
  ({ document }: SerializeFrom<typeof loader>) => ({ code: document.code ?? '' }),
)

export const loader = privateLoader((visit) =>
  viewDocument(visit.ctx, visit.actor, param(visit, 'slug'), param(visit, 'uid')),
)

export const action = privateAction(async ({ ctx, actor, form, files, once, params }) => {
  const place = { slug: param({ params }, 'slug'), uid: param({ params }, 'uid') }
  const href = `/kelola/${place.slug}/dokumen/${place.uid}`
  if (form.text('act') === 'number') {
    const { number } = parseForm(numberForm, form.object())
    await numberDocument(ctx, actor, { ...place, number }, once)
    return done(href, 'document_numbered')
  }
  const file = files.find(({ field, size }) => field === 'file' && size > 0) ?? null
  await keepSigned(ctx, actor, { ...place, file }, once)
  return done(href, 'document_signed')
})

/** One document of the register: its files, its number, and what came back signed. */
export default function DocumentPage() {
  const { competition, document, mayMake } = useLoaderData<typeof loader>()
  const t = useMessages(officialDocumentMessages)
  const { errors } = useFailure(useActionData<typeof action>())
  const base = `/kelola/${competition.slug}/dokumen`
  const { newerUid, stage, resultStage, docxSha256, signedSha256 } = document
  const isOpen = mayMake && newerUid === null
  const own = `${base}/${document.uid}`
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={t(document.type)}
        lead={resultStage === null ? t('ofFinal') : t('ofStage', { stage: stage ?? '' })}
        back={{ href: base, label: t('title') }}
        facts={<DocumentState {...document} />}
      />
      {newerUid !== null && (
        <Notice tone="warning">
          <p>{t('replacedBy')}</p>
          <a href={`${base}/${newerUid}`}>{t('openNewer')}</a>
        </Notice>
      )}
      <Facts />
      <Section title={t('files')}>
        <ButtonRow>
          <ButtonLink href={`${own}/naskah.pdf`} icon="download" download>
            {t('pdf')}
          </ButtonLink>
          {docxSha256 && (
            <ButtonLink variant="secondary" href={`${own}/naskah.docx`} icon="download" download>
              {t('docx')}
            </ButtonLink>
          )}
          {signedSha256 && (
            <ButtonLink variant="secondary" href={`${own}/bertanda-tangan.pdf`} icon="download" download>
              {t('signedPdf')}
            </ButtonLink>
          )}
        </ButtonRow>
      </Section>
      {isOpen && document.number === null && <NumberForm />}
      {isOpen && signedSha256 === null && <SignedForm />}
    </>
  )
}

function Facts() {
  const { competition, document } = useLoaderData<typeof loader>()
  const t = useMessages(officialDocumentMessages)
  const locale = useLocale()
  const { number, date, signatory, code, generatedSha256, signedSha256, signedAt } = document
  const by = (name: string | null, at: string) =>
    t('by', { name: name ?? '', time: formatShortDateTime(at, competition.zone, locale) })
  return (
    <DefinitionList
      items={[
        { term: t('number'), description: number ?? t('noNumber') },
        { term: t('date'), description: date ? formatDay(date, locale) : '–' },
        { term: t('signatory'), description: signatory },
        { term: t('code'), description: <code>{code}</code> },
        { term: t('madeBy'), description: by(document.madeBy, document.createdAt) },
        { term: t('fingerprint'), description: <code className="code">{generatedSha256}</code> },
        ...(signedSha256 && signedAt
          ? [
              { term: t('signedBy'), description: by(document.signedBy, signedAt) },
              { term: t('signedFingerprint'), description: <code className="code">{signedSha256}</code> },
            ]
          : []),
      ]}
    />
  )
}

function NumberForm() {
  const t = useMessages(officialDocumentMessages)
  const { error, value } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('nomor')
  return (
    <Section title={t('giveNumber')} lead={t('giveNumberLead')}>
      <Form writeKey={writeKey} hidden={{ act: 'number' }}>
        <TextField
          name="number"
          label={t('number')}
          width="medium"
          defaultValue={value('number')}
          error={error('number')}
        />
        <Button variant="secondary">{t('saveNumber')}</Button>
      </Form>
    </Section>
  )
}

function SignedForm() {
  const t = useMessages(officialDocumentMessages)
  const { error } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('bertanda-tangan')
  return (
    <Section title={t('uploadSigned')} lead={t('uploadLead')}>
      <Form writeKey={writeKey} files hidden={{ act: 'signed' }}>
        <FileField name="file" label={t('signedFile')} accept="application/pdf" error={error('file')} />
        <Button icon="upload">{t('upload')}</Button>
      </Form>
    </Section>
  )
}
