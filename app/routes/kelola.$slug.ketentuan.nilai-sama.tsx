import { useActionData, useLoaderData } from '@remix-run/react'
import { Fragment } from 'react'
import { Button } from '~/components/button'
import { SelectField } from '~/components/choices'
import { Form } from '~/components/form'
import { SetupPart } from '~/components/setup-part'
import { inputError } from '~/domain/errors'
import type { TieBreak } from '~/domain/tie-breaks'
import type { FormInput } from '~/http/form.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { versionOf } from '~/http/version.server'
import { useMessages } from '~/i18n'
import { rulesMessages } from '~/i18n/messages/rules'
import { setupMessages } from '~/i18n/messages/setup'
import { changeDraft } from '~/services/rules-draft.server'
import { viewRulesPart } from '~/services/rules-pages.server'

export const meta = titled(setupMessages, 'tieBreaks')

const KINDS = [
  'criterion-weight-descending',
  'lower-median',
  'head-to-head',
  'later-stage',
  'plenary',
  'shared',
] as const
const LINKS = [1, 2, 3, 4, 5, 6] as const

export const loader = privateLoader((visit) =>
  viewRulesPart(visit.ctx, visit.actor, param(visit, 'slug'), ['tie_breaks']),
)

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  const tieBreaks = LINKS.flatMap((n) => readLink(form, n))
  await changeDraft(ctx, actor, slug, versionOf(form), (rules) => ({ ...rules, tieBreaks }), once)
  return done(`/kelola/${slug}/ketentuan`, 'saved')
})

function readLink(form: FormInput, n: number): TieBreak[] {
  const text = form.text(`tie-${n}`)
  if (text === '') return []
  const kind = KINDS.find((known) => known === text)
  if (!kind) throw inputError(`tie-${n}`, 'invalid')
  if (kind === 'later-stage' || kind === 'plenary' || kind === 'shared') return [{ kind }]
  const stage = form.text(`stage-${n}`)
  return [stage === '' ? { kind } : { kind, stage }]
}

/** The chain of rules for equal scores. */
export default function TieBreaksPage() {
  const { rules, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const r = useMessages(rulesMessages)
  const { errors, error, value } = useFailure(useActionData<typeof action>())
  const counted = rules.stages.filter(({ combination }) => combination)
  const linkAt = (n: number) => rules.tieBreaks[n - 1]
  const stageAt = (n: number) => {
    const link = linkAt(n)
    return link && 'stage' in link ? link.stage : ''
  }
  return (
    <SetupPart {...part} title={t('tieBreaks')} lead={t('tieLead')} errors={errors}>
      <Form writeKey={useWriteKey('nilai-sama')} hidden={{ version: String(version) }}>
        {LINKS.map((n) => (
          <Fragment key={n}>
            <SelectField
              name={`tie-${n}`}
              label={t('tieNumber', { n })}
              optional={n > 1}
              placeholder={t('none')}
              options={KINDS.map((kind) => ({ value: kind, label: r(`tie_${kind}`) }))}
              defaultValue={value(`tie-${n}`, linkAt(n)?.kind)}
              error={error(`tie-${n}`)}
            />
            {counted.length > 1 && (
              <SelectField
                name={`stage-${n}`}
                label={t('tieStage', { n })}
                optional
                placeholder={t('lastCounted')}
                options={counted.map(({ code, name }) => ({ value: code, label: name }))}
                defaultValue={value(`stage-${n}`, stageAt(n))}
                error={error(`stage-${n}`)}
              />
            )}
          </Fragment>
        ))}
        {part.editable && <Button>{t('save')}</Button>}
      </Form>
    </SetupPart>
  )
}
