import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { CorrectionTimeFields } from '~/components/correction-time-fields'
import { Form } from '~/components/form'
import { KecamatanPartFields } from '~/components/kecamatan-part-fields'
import { SetupPart } from '~/components/setup-part'
import { kecamatanPartForm, withKecamatanPart } from '~/forms/kecamatan-part'
import { parseForm } from '~/forms/parse'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { versionOf } from '~/http/version.server'
import { useMessages } from '~/i18n'
import { kecamatanPartMessages } from '~/i18n/messages/kecamatan-part'
import { setupMessages } from '~/i18n/messages/setup'
import { changeDraft } from '~/services/rules-draft.server'
import { viewRulesPart } from '~/services/rules-pages.server'

export const meta = titled(kecamatanPartMessages, 'title')

export const loader = privateLoader((visit) =>
  viewRulesPart(visit.ctx, visit.actor, param(visit, 'slug'), ['kecamatan']),
)

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  const part = parseForm(kecamatanPartForm, form.object())
  await changeDraft(ctx, actor, slug, versionOf(form), (rules) => withKecamatanPart(rules, part), once)
  return done(`/kelola/${slug}/ketentuan`, 'saved')
})

/** What the kecamatan do with the dossiers of their kelurahan. */
export default function KecamatanPartPage() {
  const { rules, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(kecamatanPartMessages)
  const s = useMessages(setupMessages)
  const { errors, error, value, madeFrom } = useFailure(useActionData<typeof action>())
  return (
    <SetupPart {...part} title={t('title')} lead={t('lead')} errors={errors}>
      <Form writeKey={useWriteKey('kecamatan')} hidden={{ version: madeFrom(version) }}>
        <KecamatanPartFields {...{ rules, value, error }} />
        <CorrectionTimeFields submission={rules.submission} {...{ value, error }} />
        {part.editable && <Button>{s('save')}</Button>}
      </Form>
    </SetupPart>
  )
}
