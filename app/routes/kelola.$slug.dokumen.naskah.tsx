import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { FileField, TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { DOCUMENT_TEXTS, type DocumentTextName, PLACEHOLDERS } from '~/domain/document-texts'
import { documentTextsForm } from '~/forms/documents'
import { parseForm } from '~/forms/parse'
import { BASED_ON } from '~/http/based-on'
import { receivedFiles } from '~/http/evidence-form.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { officialDocumentMessages } from '~/i18n/messages/official-documents'
import { setDocumentTexts, viewDocumentTexts } from '~/services/document-texts.server'

export const meta = titled(officialDocumentMessages, 'texts')

export const loader = privateLoader((visit) =>
  viewDocumentTexts(visit.ctx, visit.actor, param(visit, 'slug')),
)

export const action = privateAction(async ({ ctx, actor, form, files, once, params }) => {
  const slug = param({ params }, 'slug')
  const [logo] = receivedFiles(files, 'logo')
  const texts = parseForm(documentTextsForm, form.object())
  await setDocumentTexts(ctx, actor, slug, { texts, logo, basedOn: form.text(BASED_ON) }, once)
  return done(`/kelola/${slug}/dokumen`, 'document_texts_saved')
})

const ROWS: Record<DocumentTextName, number> = { letterhead: 4, legalBasis: 5, opening: 6, closing: 4 }

/** The texts, kop and logo that documents are made with. */
export default function DocumentTextsPage() {
  const { competition, texts, logoSha256, basedOn, mayWrite } = useLoaderData<typeof loader>()
  const t = useMessages(officialDocumentMessages)
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('naskah')
  const names = PLACEHOLDERS.map((name) => `{${name}}`).join(', ')
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={t('texts')}
        lead={t('textsLead')}
        back={{ href: `/kelola/${competition.slug}/dokumen`, label: t('title') }}
      />
      {mayWrite ? (
        <Form writeKey={writeKey} files hidden={{ [BASED_ON]: value(BASED_ON, basedOn) }}>
          {DOCUMENT_TEXTS.map((name) => (
            <TextAreaField
              key={name}
              optional
              {...{ name, rows: ROWS[name], label: t(name), error: error(name) }}
              hint={name === 'letterhead' ? t('letterheadHint') : t('placeholders', { names })}
              defaultValue={value(name, texts[name])}
            />
          ))}
          <FileField
            name="logo"
            label={t('logo')}
            {...(logoSha256 ? { hint: t('logoKept') } : {})}
            accept="image/png,image/jpeg"
            error={error('logo')}
          />
          <Button>{t('save')}</Button>
        </Form>
      ) : (
        <p>{t('readOnly')}</p>
      )}
    </>
  )
}
