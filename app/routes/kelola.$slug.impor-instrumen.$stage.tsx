import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { FileField } from '~/components/fields'
import { Form } from '~/components/form'
import { Prose } from '~/components/layout'
import { SetupPart } from '~/components/setup-part'
import { findStage } from '~/domain/rules'
import { refuseFile } from '~/http/csv-faults.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { versionOf } from '~/http/version.server'
import { useMessages } from '~/i18n'
import { setupMessages } from '~/i18n/messages/setup'
import { importInstrumentFile } from '~/services/instrument.server'
import { viewRulesPart } from '~/services/rules-pages.server'

export const meta = titled(setupMessages, 'import')

export const loader = privateLoader(async (visit) => {
  const code = param(visit, 'stage')
  const slug = param(visit, 'slug')
  const { rules, problems, ...part } = await viewRulesPart(visit.ctx, visit.actor, slug, [], code)
  return { ...part, problems, stage: { code, name: findStage(rules, code)?.name ?? code } }
})

export const action = privateAction(async (visit) => {
  const { ctx, actor, form, files, once } = visit
  const slug = param(visit, 'slug')
  const stage = param(visit, 'stage')
  const place = { slug, stage, version: versionOf(form) }
  const file = files.find(({ field }) => field === 'file')
  const result = await importInstrumentFile(ctx, actor, place, file, once)
  if (!result.ok) return refuseFile(visit, 'file', result.faults)
  return done(`/kelola/${slug}/instrumen/${stage}`, 'instrument_imported')
})

/** The whole instrument of a stage from one CSV file. */
export default function ImportInstrumentPage() {
  const { stage, version, sha256, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const { errors, error, madeFrom } = useFailure(useActionData<typeof action>())
  const key = useWriteKey('impor')
  return (
    <SetupPart
      {...part}
      title={t('import')}
      errors={errors}
      back={{
        href: `/kelola/${part.head.slug}/instrumen/${stage.code}`,
        label: t('stageInstrument', { name: stage.name }),
      }}
    >
      <Prose>{t('importHelp')}</Prose>
      {part.editable && (
        <Form writeKey={key} files hidden={{ version: madeFrom(version) }}>
          <FileField name="file" label={t('importFile')} accept=".csv,text/csv" error={error('file')} />
          <Button>{t('importSubmit')}</Button>
        </Form>
      )}
    </SetupPart>
  )
}
