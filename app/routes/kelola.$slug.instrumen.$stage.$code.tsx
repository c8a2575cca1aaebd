import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonRow } from '~/components/button'
import { CheckboxField, RadioField, SelectField } from '~/components/choices'
import { NumberField, TextAreaField, TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { SetupPart } from '~/components/setup-part'
import { useTyped } from '~/components/typed-decimal'
import { NotFoundError } from '~/domain/errors'
import { moveCriterion, removeCriterion, subtreeCodes } from '~/domain/instrument-edit'
import { findStage } from '~/domain/rules'
import { changeInstrument } from '~/domain/rules-edit'
import { parseForm } from '~/forms/parse'
import { nodeOf, writeLevels } from '~/forms/rules-parts'
import { criterionForm } from '~/forms/setup'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { named } from '~/http/title'
import { versionOf } from '~/http/version.server'
import { useMessages } from '~/i18n'
import { rulesMessages } from '~/i18n/messages/rules'
import { setupMessages } from '~/i18n/messages/setup'
import { saveCriterion } from '~/services/instrument.server'
import { changeDraft } from '~/services/rules-draft.server'
import { viewRulesPart } from '~/services/rules-pages.server'

export const meta = named(({ node }: SerializeFrom<typeof loader>) => node.name)

export const loader = privateLoader(async (visit) => {
  const stageCode = param(visit, 'stage')
  const code = param(visit, 'code')
  const slug = param(visit, 'slug')
  const view = await viewRulesPart(visit.ctx, visit.actor, slug, ['instrument'], stageCode)
  const { rules, problems, ...part } = view
  const instrument = findStage(rules, stageCode)?.instrument
  const node = instrument?.criteria.find((candidate) => candidate.code === code)
  if (!instrument || !node) throw new NotFoundError('criterion')
  return {
    ...part,
    problems: problems.filter(({ criterion }) => criterion === code),
    stage: stageCode,
    node,
    within: subtreeCodes(instrument, code).size - 1,
  }
})

const groupHref = (slug: string, stage: string, parent: string | null) =>
  `/kelola/${slug}/instrumen/${stage}${parent ? `?${new URLSearchParams({ grup: parent })}` : ''}`

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  const stage = param({ params }, 'stage')
  const code = param({ params }, 'code')
  const version = versionOf(form)
  const back = groupHref(slug, stage, form.text('parent') || null)
  const act = form.text('act')
  if (act === 'up' || act === 'down' || act === 'remove') {
    await changeDraft(
      ctx,
      actor,
      slug,
      version,
      (rules) =>
        changeInstrument(rules, stage, (instrument) =>
          act === 'remove'
            ? removeCriterion(instrument, code)
            : moveCriterion(instrument, code, act === 'up' ? -1 : 1),
        ),
      once,
    )
    return done(back, act === 'remove' ? 'removed' : 'saved')
  }
  const values = parseForm(criterionForm, form.object())
  await saveCriterion(ctx, actor, { slug, stage, version }, code, (parent) => nodeOf(values, parent), once)
  return done(back, 'saved')
})

const TYPES = ['number', 'levels', 'yes-no', 'banded', 'group'] as const

/** One criterion or group with everything about it. */
export default function CriterionPage() {
  const { stage, node, within, version, sha256, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const r = useMessages(rulesMessages)
  const typed = useTyped()
  const { errors, error, value, failed, madeFrom } = useFailure(useActionData<typeof action>())
  const key = useWriteKey('kriteria')
  const hidden = { version: madeFrom(version), parent: node.parent ?? '' }
  const decimals = ['min', 'max', 'step'] as const
  return (
    <SetupPart
      {...part}
      title={node.name}
      errors={errors}
      back={{ href: groupHref(part.head.slug, stage, node.parent), label: t('group') }}
    >
      <Form writeKey={key} hidden={hidden}>
        <TextField
          name="name"
          label={t('criterionName')}
          defaultValue={value('name', node.name)}
          error={error('name')}
        />
        <TextField
          name="code"
          label={t('code')}
          width="medium"
          defaultValue={value('code', node.code)}
          error={error('code')}
        />
        <SelectField
          name="type"
          label={t('criterionType')}
          placeholder={null}
          options={TYPES.map((type) => ({ value: type, label: r(`type_${type}`) }))}
          defaultValue={value('type', node.type)}
          error={error('type')}
        />
        <NumberField
          name="weight"
          label={t('weight')}
          decimal
          optional
          defaultValue={value('weight', typed(node.weight))}
          error={error('weight')}
        />
        {decimals.map((name) => (
          <NumberField
            key={name}
            name={name}
            label={t(name)}
            hint={name === 'step' ? t('stepHint') : t(name === 'min' ? 'minHint' : 'numberOnly')}
            decimal
            signed={name !== 'step'}
            optional
            defaultValue={value(name, typed(node[name]))}
            error={error(name)}
          />
        ))}
        <TextAreaField
          name="levels"
          label={t('levels')}
          hint={t('levelsHint')}
          optional
          defaultValue={value('levels', writeLevels(node.levels))}
          error={error('levels')}
        />
        <TextAreaField
          name="help"
          label={t('help')}
          rows={3}
          optional
          defaultValue={value('help', node.help)}
          error={error('help')}
        />
        <RadioField
          name="filledBy"
          label={t('filledBy')}
          inline
          options={(['judge', 'team', 'organizer'] as const).map((who) => ({
            value: who,
            label: r(`filled_${who}`),
          }))}
          defaultValue={value('filledBy', node.filledBy)}
          error={error('filledBy')}
        />
        <RadioField
          name="reason"
          label={t('reason')}
          options={(['none', 'optional', 'required'] as const).map((rule) => ({
            value: rule,
            label: r(`reason_${rule}`),
          }))}
          defaultValue={value('reason', node.reason)}
          error={error('reason')}
        />
        <CheckboxField
          name="required"
          label={t('requiredMark')}
          optional
          defaultChecked={failed ? value('required') !== '' : node.required}
        />
        {part.editable && <Button>{t('save')}</Button>}
      </Form>
      {part.editable && (
        <Section title={t('order')}>
          <Form writeKey={`${key}-urutan`} hidden={hidden}>
            <ButtonRow>
              <Button variant="secondary" name="act" value="up">
                {t('moveUp')}
              </Button>
              <Button variant="secondary" name="act" value="down">
                {t('moveDown')}
              </Button>
              <Button variant="danger" name="act" value="remove">
                {t('removeCriterion')}
              </Button>
            </ButtonRow>
            {within > 0 && <p>{t('removeWithin', { n: within })}</p>}
          </Form>
        </Section>
      )}
    </SetupPart>
  )
}
