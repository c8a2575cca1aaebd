import { useActionData, useLoaderData } from '@remix-run/react'
import { Fragment } from 'react'
import { Button } from '~/components/button'
import { SelectField } from '~/components/choices'
import { Form } from '~/components/form'
import { SetupPart } from '~/components/setup-part'
import { InputError, type Problem } from '~/domain/errors'
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
  const tieBreaks = readChain(form)
  await changeDraft(ctx, actor, slug, versionOf(form), (rules) => ({ ...rules, tieBreaks }), once)
  return done(`/kelola/${slug}/ketentuan`, 'saved')
})

/** The chain without holes: what is chosen after an empty place would move up unseen. */
function readChain(form: FormInput): TieBreak[] {
  const last = LINKS.findLast((n) => form.text(`tie-${n}`) !== '') ?? 1
  const read = LINKS.filter((n) => n <= last).map((n) => readLink(form, n))
  const problems = read.flatMap((link) => ('field' in link ? [link] : []))
  if (problems.length > 0) throw new InputError(problems)
  return read.flatMap((link) => ('field' in link ? [] : [link]))
}

function readLink(form: FormInput, n: number): TieBreak | Problem {
  const field = `tie-${n}`
  const text = form.text(field)
  if (text === '') return { field, kind: n === 1 ? 'required' : 'tie_break_skipped' }
  const kind = KINDS.find((known) => known === text)
  if (!kind) return { field, kind: 'invalid' }
  if (kind === 'later-stage' || kind === 'plenary' || kind === 'shared') return { kind }
  const stage = form.text(`stage-${n}`)
  return stage === '' ? { kind } : { kind, stage }
}

/** The chain of rules for equal scores. */
export default function TieBreaksPage() {
  const { rules, version, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const r = useMessages(rulesMessages)
  const { errors, error, value, madeFrom } = useFailure(useActionData<typeof action>())
  const counted = rules.stages.filter(({ combination }) => combination)
  const linkAt = (n: number) => rules.tieBreaks[n - 1]
  const stageAt = (n: number) => {
    const link = linkAt(n)
    return link && 'stage' in link ? link.stage : ''
  }
  return (
    <SetupPart {...part} title={t('tieBreaks')} lead={t('tieLead')} errors={errors}>
      <Form writeKey={useWriteKey('nilai-sama')} hidden={{ version: madeFrom(version) }}>
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
