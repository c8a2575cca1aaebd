import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { CheckboxField } from '~/components/choices'
import { DossierHead, fieldsInHead } from '~/components/dossier-head'
import { DossierLinks } from '~/components/dossier-links'
import { DossierView } from '~/components/dossier-view'
import { ErrorSummary } from '~/components/error-summary'
import { Form } from '~/components/form'
import { MarkedText } from '~/components/marked-text'
import { Notice } from '~/components/notice'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { blindMessages } from '~/i18n/messages/blind'
import { problemMessages } from '~/i18n/messages/problems'
import { confirmBlind, readBlindPreview } from '~/services/blind-confirmation.server'

export const meta = titled(blindMessages, 'previewTitle')

export const loader = privateLoader((visit) =>
  readBlindPreview(visit.ctx, visit.actor, param(visit, 'slug'), param(visit, 'revision')),
)

/** Confirms exactly what the page showed. */
export const action = privateAction(async (visit) => {
  const { ctx, actor, form, once } = visit
  const place = { slug: param(visit, 'slug'), revision: param(visit, 'revision') }
  await confirmBlind(ctx, actor, place, { seen: form.text('dilihat'), agreed: form.has('agreed') }, once)
  return done(`/kelola/${place.slug}/tanpa-nama`, 'blind_checked')
})

export default function BlindPreviewPage() {
  const page = useLoaderData<typeof loader>()
  const t = useMessages(blindMessages)
  const problem = useMessages(problemMessages) as (kind: string) => string
  const locale = useLocale()
  const writeKey = useWriteKey('pengesahan')
  const failure = useFailure(useActionData<typeof action>())
  const { competition, reading, marks, checkedAt, problems, mayCheck } = page
  const say = (text: string) => <MarkedText text={text} marks={marks} />
  const list = `/kelola/${competition.slug}/tanpa-nama/${page.revision.uid}`
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <Notice title={t('previewTitle')}>
        <p>{t('previewLead')}</p>
      </Notice>
      {checkedAt && (
        <Notice tone="success">
          <p>{t('isChecked', { at: formatShortDateTime(checkedAt, competition.zone, locale) })}</p>
        </Notice>
      )}
      {problems.length > 0 && (
        <Notice tone="warning" title={t('problemsTitle')}>
          <ul>
            {[...new Set(problems)].map((kind) => (
              <li key={kind}>{problem(kind)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <DossierHead
        dossier={reading}
        competition={competition.name}
        back={{ href: list, label: t('backToList') }}
        say={say}
      />
      <DossierLinks pdf={`${list}/pratinjau/pdf`} />
      <DossierView dossier={reading} except={fieldsInHead(reading)} say={say} />
      {mayCheck && !checkedAt && (
        <Form writeKey={writeKey} hidden={{ dilihat: page.seen }}>
          <CheckboxField name="agreed" label={t('agree')} error={failure.error('agreed')} />
          <Button>{t('confirm')}</Button>
        </Form>
      )}
    </>
  )
}
