import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { FileField } from '~/components/fields'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { inputError } from '~/domain/errors'
import { evidenceTypes } from '~/domain/fields/form'
import { PAPER_FIELDS } from '~/domain/proposals'
import { receivedFiles } from '~/http/evidence-form.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, usePage } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { proposalMessages } from '~/i18n/messages/proposal'
import { uploadPaper, viewPapers } from '~/services/proposal-draft.server'

export const meta = titled(proposalMessages, 'papers')

export const loader = privateLoader((visit) =>
  viewPapers(visit.ctx, visit.actor, param(visit, 'slug'), param(visit, 'kecamatan')),
)

/** Keeps one paper; which one, says the name of its field. */
export const action = privateAction(async ({ ctx, actor, form, files, context, params }) => {
  const [slug, kecamatan] = [param({ params }, 'slug'), param({ params }, 'kecamatan')]
  const kind = form.text('kind') === 'minutes' ? 'minutes' : 'letter'
  const field = PAPER_FIELDS[kind]
  const [tooLarge] = context.tooLarge
  if (tooLarge !== undefined) throw inputError(field, 'file_too_large', { name: tooLarge })
  const [file] = receivedFiles(files, field)
  await uploadPaper(ctx, actor, { slug, kecamatan, kind, file })
  return done(`/kelola/${slug}/usulan/${kecamatan}/dokumen`, 'saved')
})

/** The Camat's letter and the minutes, each kept as soon as it is uploaded. */
export default function PapersPage() {
  const { slug, kecamatan, competition, files, locked } = useLoaderData<typeof loader>()
  const t = useMessages(proposalMessages)
  const locale = useLocale()
  const failure = useFailure(useActionData<typeof action>())
  const { writeKey } = usePage()
  const titles = { letter: 'uploadLetter', minutes: 'uploadMinutes' } as const
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('papers')}
        over={`${competition.name} · ${kecamatan.name}`}
        lead={t('papersHint')}
        back={{ href: `/kelola/${slug}/usulan/${kecamatan.code}`, label: t('back') }}
      />
      {locked && <Notice>{t(`locked_${locked}`)}</Notice>}
      {(['letter', 'minutes'] as const).map((kind) => {
        const name = PAPER_FIELDS[kind]
        const file = files.find((one) => one.kind === kind)
        return (
          <Section key={kind} title={t(kind)}>
            {file && (
              <p>
                {t('uploaded', {
                  name: file.fileName,
                  time: formatShortDateTime(file.at, competition.zone, locale),
                })}
              </p>
            )}
            {locked === null && (
              <Form writeKey={`${writeKey}.${name}`} files hidden={{ kind }}>
                <FileField
                  name={name}
                  label={t(kind)}
                  accept={evidenceTypes.join(',')}
                  error={failure.error(name)}
                />
                <Button variant={file ? 'secondary' : 'primary'} icon="upload">
                  {t(titles[kind])}
                </Button>
              </Form>
            )}
          </Section>
        )
      })}
    </>
  )
}
