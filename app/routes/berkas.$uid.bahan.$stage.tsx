import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '~/components/button'
import { Deadline } from '~/components/deadline'
import { ErrorSummary } from '~/components/error-summary'
import { FileField, TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { type GivenMaterial, MaterialList } from '~/components/material-list'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { InputError } from '~/domain/errors'
import type { Material } from '~/domain/stage-materials'
import { wardName } from '~/domain/ward-name'
import { receivedFiles } from '~/http/evidence-form.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatDateTime, useLocale, useMessages } from '~/i18n'
import { materialMessages } from '~/i18n/messages/materials'
import { MAX_FILE_MEGABYTES } from '~/services/evidence-room.server'
import { giveFile, giveLink, viewMaterials } from '~/services/stage-materials.server'

export const meta = titled(materialMessages, 'titleOf', ({ stage }: SerializeFrom<typeof loader>) => ({
  stage: stage.name,
}))

export const loader = privateLoader(async (visit) => ({
  ...(await viewMaterials(visit.ctx, visit.actor, param(visit, 'uid'), param(visit, 'stage'))),
  megabytes: MAX_FILE_MEGABYTES,
}))

export const action = privateAction(async ({ ctx, actor, form, files, once, context, params }) => {
  const uid = param({ params }, 'uid')
  const stage = param({ params }, 'stage')
  const code = form.text('item')
  const [tooLarge] = context.tooLarge
  if (tooLarge !== undefined)
    throw new InputError([{ field: code, kind: 'file_too_large', params: { name: tooLarge } }])
  const given = { uid, stage, code }
  if (form.has('link')) await giveLink(ctx, actor, { ...given, url: form.text(code) }, once)
  else
    await giveFile(ctx, actor, { ...given, file: receivedFiles(files, code)[0], begun: context.begun }, once)
  return done(`/berkas/${uid}/bahan/${stage}`, 'material_given')
})

/** What a stage asks of an entry beside its dossier. */
export default function MaterialsPage() {
  const page = useLoaderData<typeof loader>()
  const t = useMessages(materialMessages)
  const locale = useLocale()
  const { errors } = useFailure(useActionData<typeof action>())
  const { uid, competition, entry, stage, items, closesAt, state } = page
  const giving = page.mayGive && state === 'open' && !page.judged
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={competition.name}
        title={t('titleOf', { stage: stage.name })}
        lead={t('lead')}
        back={{ href: `/berkas/${uid}`, label: page.title }}
        facts={`${wardName(entry.ward, entry.kecamatan)} · ${entry.label}`}
      />
      {closesAt === null ? (
        <p>{t('noClosing')}</p>
      ) : (
        <Deadline at={closesAt} now={page.now} zone={competition.zone} live label={t('closes')} />
      )}
      {state === 'closed' && <Notice tone="info">{t('closed')}</Notice>}
      {state === 'open' && page.judged && <Notice tone="info">{t('judged')}</Notice>}
      {page.dossier && state === 'open' && closesAt !== null && (
        <Notice tone="info" title={t('improve')}>
          <p>
            {t('improveLead', {
              time: formatDateTime(closesAt, competition.zone, locale),
              stage: stage.name,
            })}
          </p>
          {giving && <ButtonLink href={`/berkas/${uid}`}>{t('improveOpen')}</ButtonLink>}
        </Notice>
      )}
      <MaterialList items={items} zone={competition.zone}>
        {(item) => giving && <GiveForm item={item} megabytes={page.megabytes} />}
      </MaterialList>
    </>
  )
}

/** One form for each item, so that what one of them refuses leaves the others alone. */
function GiveForm({
  item,
  megabytes,
}: {
  item: Material & { given: readonly GivenMaterial[] }
  megabytes: number
}) {
  const t = useMessages(materialMessages)
  const { error, value } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey(`bahan-${item.code}`)
  const { code, label, given } = item
  const problem = error(code)
  const field = { name: code, ...(problem ? { error: problem } : {}) }
  if (item.kind === 'link')
    return (
      <Form writeKey={writeKey} hidden={{ item: code, link: 'yes' }}>
        <TextField
          {...field}
          type="url"
          label={t('link', { label })}
          hint={t('linkHint')}
          defaultValue={value(code, given[0]?.url ?? '')}
        />
        <Button variant="secondary">{t('saveLink', { label })}</Button>
      </Form>
    )
  return (
    <Form writeKey={writeKey} hidden={{ item: code }} files>
      <FileField
        {...field}
        label={t('file', { label })}
        hint={t('fileHint', { size: `${megabytes} MB` })}
        accept="application/pdf"
      />
      <Button icon="upload" variant={given.length > 0 ? 'secondary' : 'primary'}>
        {t(given.length > 0 ? 'replace' : 'upload', { label })}
      </Button>
    </Form>
  )
}
