import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { CheckboxField } from '~/components/choices'
import { ErrorSummary } from '~/components/error-summary'
import { FileField } from '~/components/fields'
import { Form } from '~/components/form'
import { InspectionPapers } from '~/components/inspection-papers'
import { SYSTEM_PLACES } from '~/components/inspection-places'
import { Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { InputError, NotFoundError } from '~/domain/errors'
import { evidenceTypes } from '~/domain/fields/form'
import { type InspectionItem, ITEM_FOLDERS, itemOfFolder } from '~/domain/inspection/checklist'
import { receivedFiles } from '~/http/evidence-form.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { translateMeta } from '~/http/title'
import { useMessages } from '~/i18n'
import { inspectionMessages } from '~/i18n/messages/inspection'
import { keepPaper, viewPapers } from '~/services/inspection/papers.server'
import { headOf } from '~/services/overview.server'

type Loaded = { item: InspectionItem } | undefined

export const meta: MetaFunction = ({ matches, data }) => {
  const t = translateMeta(matches, inspectionMessages)
  const item = (data as Loaded)?.item
  return [{ title: [...(item ? [t(item)] : []), t('title'), 'Sinilai'].join(' · ') }]
}

function requireItem(folder: string): InspectionItem {
  const item = itemOfFolder(folder)
  if (!item) throw new NotFoundError('inspection')
  return item
}

export const loader = privateLoader(async (visit) => {
  const item = requireItem(param(visit, 'item'))
  const { competition, ...view } = await viewPapers(visit.ctx, visit.actor, param(visit, 'slug'), item)
  return { item, head: headOf(competition), ...view }
})

export const action = privateAction(async ({ ctx, actor, files, form, once, context, params }) => {
  const slug = param({ params }, 'slug')
  const item = requireItem(param({ params }, 'item'))
  const [tooLarge] = context.tooLarge
  if (tooLarge !== undefined)
    throw new InputError([{ field: 'file', kind: 'file_too_large', params: { name: tooLarge } }])
  const [file] = receivedFiles(files, 'file')
  const personalData = form.text('personalData') === 'yes'
  const showsChildren = form.text('showsChildren') === 'yes'
  await keepPaper(ctx, actor, { slug, item, personalData, showsChildren, file }, once)
  return done(`/kelola/${slug}/pemeriksaan/${ITEM_FOLDERS[item]}`, 'inspection_kept')
})

/** One thing that an audit asks for: what the system has of it, and what was uploaded. */
export default function InspectionItemPage() {
  const { item, head, inSystem, papers, mayKeep, mayClear } = useLoaderData<typeof loader>()
  const t = useMessages(inspectionMessages)
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('dokumen')
  const clearKey = useWriteKey('sertakan')
  const problem = error('file')
  const base = `/kelola/${head.slug}`
  const place = SYSTEM_PLACES[item]
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t(item)}
        lead={inSystem > 0 ? t('systemHas', { n: inSystem }) : undefined}
        back={{ href: `${base}/pemeriksaan`, label: t('title') }}
        actions={
          place && (
            <ButtonLink variant="secondary" href={`${base}/${place}`}>
              {t('seeSystem')}
            </ButtonLink>
          )
        }
      />
      <Section title={t('papers')}>
        <InspectionPapers
          papers={papers}
          zone={head.zone}
          clear={mayClear ? `${base}/pemeriksaan/${ITEM_FOLDERS[item]}/sertakan` : null}
          writeKey={clearKey}
        />
      </Section>
      {mayKeep && (
        <Section title={t('upload')} lead={t('flagsHint')}>
          <Form writeKey={writeKey} files>
            <FileField
              name="file"
              label={t('file')}
              hint={t('fileHint')}
              accept={evidenceTypes.join(',')}
              {...(problem ? { error: problem } : {})}
            />
            <CheckboxField
              name="personalData"
              label={t('personalData')}
              defaultChecked={value('personalData') === 'yes'}
            />
            <CheckboxField
              name="showsChildren"
              label={t('showsChildren')}
              defaultChecked={value('showsChildren') === 'yes'}
            />
            <ButtonRow>
              <Button icon="upload">{t('upload')}</Button>
            </ButtonRow>
          </Form>
        </Section>
      )}
    </>
  )
}
