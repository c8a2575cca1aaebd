import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { FileField } from '~/components/fields'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { InputError } from '~/domain/errors'
import { evidenceTypes } from '~/domain/fields/form'
import { receivedFiles } from '~/http/evidence-form.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { viewDossier } from '~/services/dossiers.server'
import { releaseByStatement } from '~/services/releases.server'

export const meta = titled(dossierMessages, 'statementTitle')

export const loader = privateLoader(async (visit) => {
  const uid = param(visit, 'uid')
  const dossier = await viewDossier(visit.ctx, visit.actor, uid)
  const { edit, title, competition, entry, releaseWays, draftHash } = dossier
  return { uid, edit, title, competition, entry, releaseWays, draftHash }
})

export const action = privateAction(async ({ form, files, once, context, ...visit }) => {
  const uid = param(visit, 'uid')
  const [tooLarge] = context.tooLarge
  if (tooLarge !== undefined)
    throw new InputError([{ field: 'statement', kind: 'file_too_large', params: { name: tooLarge } }])
  const [file] = receivedFiles(files, 'statement')
  await releaseByStatement(visit.ctx, visit.actor, { uid, seen: form.text('seen'), file }, once)
  return done(`/berkas/${uid}/kirim`, 'released')
})

export default function StatementPage() {
  const { uid, title, edit, entry, competition, releaseWays, draftHash } = useLoaderData<typeof loader>()
  const t = useMessages(dossierMessages)
  const failure = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('surat')
  const problem = failure.error('statement')
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('statementTitle')}
        lead={<span className="no-print">{t('statementLead')}</span>}
        back={{ href: `/berkas/${uid}/sahkan`, label: t('release') }}
      />
      <div className="statement">
        <p>{t('statementText', { title, ward: entry.ward, competition: competition.name })}</p>
        <p>
          {t('statementCode')}: <code>{draftHash.slice(0, 16)}</code>
        </p>
        <div className="statement-sign">
          <p>
            {t('statementPlace')}
            <br />
            {t('statementSign', { ward: entry.ward })}
          </p>
          <p>(……………………………………)</p>
        </div>
      </div>
      {edit === 'open' && releaseWays.statement && (
        <div className="no-print">
          <Form writeKey={writeKey} files hidden={{ seen: draftHash }}>
            <FileField
              name="statement"
              label={t('statementFile')}
              hint={t('statementHint')}
              accept={evidenceTypes.join(',')}
              {...(problem ? { error: problem } : {})}
            />
            <Button icon="upload">{t('statementUpload')}</Button>
          </Form>
        </div>
      )}
    </>
  )
}
