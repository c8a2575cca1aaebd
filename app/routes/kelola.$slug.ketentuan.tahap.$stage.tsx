import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { Form } from '~/components/form'
import { SetupPart } from '~/components/setup-part'
import { StageFields } from '~/components/stage-fields'
import { NotFoundError } from '~/domain/errors'
import { findStage } from '~/domain/rules'
import { changeStage } from '~/domain/rules-edit'
import { parseForm } from '~/forms/parse'
import { withStageForm } from '~/forms/rules-parts'
import { stageForm } from '~/forms/setup'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { versionOf } from '~/http/version.server'
import { useMessages } from '~/i18n'
import { setupMessages } from '~/i18n/messages/setup'
import { changeDraft } from '~/services/rules-draft.server'
import { viewRulesPart } from '~/services/rules-pages.server'

export const meta = titled(setupMessages, 'stageSettings', ({ stage }: SerializeFrom<typeof loader>) => ({
  name: stage.name,
}))

export const loader = privateLoader(async (visit) => {
  const code = param(visit, 'stage')
  const { rules, ...part } = await viewRulesPart(
    visit.ctx,
    visit.actor,
    param(visit, 'slug'),
    ['stages', 'totalling'],
    code,
  )
  const stage = findStage(rules, code)
  if (!stage) throw new NotFoundError('stage')
  return { ...part, stage, zone: rules.zone }
})

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  const code = param({ params }, 'stage')
  const values = parseForm(stageForm, form.object())
  await changeDraft(
    ctx,
    actor,
    slug,
    versionOf(form),
    (rules) => changeStage(rules, code, (stage) => withStageForm(stage, values, rules.zone)),
    once,
  )
  return done(`/kelola/${slug}/ketentuan/tahap/${code}`, 'saved')
})

export default function StagePage() {
  const { stage, zone, version, sha256, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const failure = useFailure(useActionData<typeof action>())
  return (
    <SetupPart {...part} title={t('stageSettings', { name: stage.name })} errors={failure.errors}>
      <Form writeKey={useWriteKey('tahap')} hidden={{ version: failure.madeFrom(version) }}>
        <StageFields stage={stage} zone={zone} {...failure} />
        {part.editable && <Button>{t('save')}</Button>}
      </Form>
    </SetupPart>
  )
}
