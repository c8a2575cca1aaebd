import type { SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '~/components/button'
import { RadioField, SelectField } from '~/components/choices'
import { CriteriaTable } from '~/components/criteria-table'
import { EmptyState } from '~/components/empty-state'
import { NumberField, TextAreaField, TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { SetupPart } from '~/components/setup-part'
import { useTyped } from '~/components/typed-decimal'
import { NotFoundError } from '~/domain/errors'
import { SELF_ASSESSMENTS } from '~/domain/instrument'
import { findStage } from '~/domain/rules'
import { changeInstrument } from '~/domain/rules-edit'
import { withTable } from '~/forms/instrument-table'
import { parseForm } from '~/forms/parse'
import { readItems } from '~/forms/rules-parts'
import { newCriterionForm } from '~/forms/setup'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { versionOf } from '~/http/version.server'
import { useMessages } from '~/i18n'
import { instrumentMessages } from '~/i18n/messages/instrument'
import { instrumentWords } from '~/i18n/messages/instrument-words'
import { createChecklist, createCriterion } from '~/services/instrument.server'
import { changeDraft } from '~/services/rules-draft.server'
import { viewRulesPart } from '~/services/rules-pages.server'

/** Sums of weights follow what is typed; without scripts they show after saving. */
export const handle = { scripts: true }

export const meta = titled(
  instrumentMessages,
  'stageInstrument',
  ({ stage }: SerializeFrom<typeof loader>) => ({
    name: stage.name,
  }),
)

export const loader = privateLoader(async (visit) => {
  const code = param(visit, 'stage')
  const slug = param(visit, 'slug')
  const { rules, ...part } = await viewRulesPart(visit.ctx, visit.actor, slug, ['instrument'], code)
  const stage = findStage(rules, code)
  if (!stage) throw new NotFoundError('stage')
  const wanted = visit.url.searchParams.get('grup')
  const group =
    stage.instrument.criteria.find((node) => node.code === wanted && node.type === 'group') ?? null
  return { ...part, stage: { code, name: stage.name, instrument: stage.instrument }, group }
})

export const action = privateAction(async ({ ctx, actor, form, once, params, url }) => {
  const slug = param({ params }, 'slug')
  const stage = param({ params }, 'stage')
  const version = versionOf(form)
  if (form.has('type')) {
    const { name, type, items } = parseForm(newCriterionForm, form.object())
    const parent = form.text('parent') || null
    const place = { slug, stage, version }
    if (type === 'checklist')
      await createChecklist(ctx, actor, place, { name, parent, items: readItems(items) }, once)
    else await createCriterion(ctx, actor, place, { name, type, parent }, once)
  } else {
    const fields = form.object()
    await changeDraft(
      ctx,
      actor,
      slug,
      version,
      (rules) => changeInstrument(rules, stage, (instrument) => withTable(instrument, fields)),
      once,
    )
  }
  const group = url.searchParams.get('grup')
  const query = group ? `?${new URLSearchParams({ grup: group })}` : ''
  return done(`/kelola/${slug}/instrumen/${stage}${query}`, 'saved')
})

const TYPES = ['number', 'levels', 'yes-no', 'banded', 'checklist', 'group'] as const

/** An instrument, one group at a time. */
export default function InstrumentPage() {
  const { stage, group, version, sha256, ...part } = useLoaderData<typeof loader>()
  const t = useMessages(instrumentMessages)
  const r = useMessages(instrumentWords)
  const typed = useTyped()
  const { errors, error, value, madeFrom } = useFailure(useActionData<typeof action>())
  const tableKey = useWriteKey('instrumen')
  const addKey = useWriteKey('instrumen-baru')
  const { instrument } = stage
  const base = `/kelola/${part.head.slug}/instrumen/${stage.code}`
  const above = group?.parent ? `${base}?grup=${encodeURIComponent(group.parent)}` : base
  const parentName = instrument.criteria.find(({ code }) => code === group?.parent)?.name ?? t('root')
  const isEmpty = !instrument.criteria.some(({ parent }) => parent === (group?.code ?? null))
  const lacksStep = instrument.criteria.some(({ type, step }) => type === 'number' && !step)
  const hidden = { version: madeFrom(version) }
  return (
    <SetupPart
      {...part}
      title={group ? group.name : t('stageInstrument', { name: stage.name })}
      lead={t('instrumentLead')}
      errors={errors}
      back={group ? { href: above, label: parentName } : undefined}
      actions={
        part.editable && (
          <ButtonLink
            variant="secondary"
            icon="upload"
            href={`/kelola/${part.head.slug}/impor-instrumen/${stage.code}`}
          >
            {t('import')}
          </ButtonLink>
        )
      }
    >
      <Form key={`${version} ${group?.code}`} writeKey={tableKey} hidden={hidden} wide>
        {!group && (
          <>
            <RadioField
              name="weighting"
              label={t('weighting')}
              options={(['absolute', 'relative'] as const).map((kind) => ({
                value: kind,
                label: r(`weighting_${kind}`),
              }))}
              defaultValue={value('weighting', instrument.weighting)}
              error={error('weighting')}
            />
            <NumberField
              name="weightSum"
              label={t('weightSum')}
              decimal
              defaultValue={value('weightSum', typed(instrument.weightSum))}
              error={error('weightSum')}
            />
            {instrument.criteria.some(({ filledBy }) => filledBy === 'team') && (
              <RadioField
                name="selfAssessment"
                label={t('selfAssessment')}
                options={(['judge', ...SELF_ASSESSMENTS] as const).map((who) => ({
                  value: who,
                  label: t(`selfAssessment_${who}`),
                }))}
                defaultValue={value('selfAssessment', instrument.selfAssessment ?? 'judge')}
                error={error('selfAssessment')}
              />
            )}
          </>
        )}
        {!group && lacksStep && (
          <NumberField
            name="missingStep"
            label={t('missingStep')}
            hint={t('stepHint')}
            decimal
            optional
            defaultValue={value('missingStep')}
            error={error('missingStep')}
          />
        )}
        {isEmpty ? (
          <EmptyState title={t('noCriteria')}>{t('noCriteriaHelp')}</EmptyState>
        ) : (
          <CriteriaTable
            instrument={instrument}
            group={group?.code ?? null}
            {...{ base, value, error }}
            editable={part.editable}
          />
        )}
        {part.editable && <Button>{t('save')}</Button>}
      </Form>
      {part.editable && (
        <Section title={t('addHere')}>
          <Form
            key={`${version} ${group?.code} add`}
            writeKey={addKey}
            hidden={{ ...hidden, parent: group?.code ?? '' }}
          >
            <TextField
              name="name"
              label={t('criterionName')}
              defaultValue={value('name')}
              error={error('name')}
            />
            <SelectField
              name="type"
              label={t('criterionType')}
              placeholder={null}
              options={TYPES.map((type) => ({ value: type, label: r(`type_${type}`) }))}
              defaultValue={value('type', 'number')}
              error={error('type')}
            />
            <TextAreaField
              name="items"
              label={t('items')}
              hint={t('itemsHint')}
              rows={3}
              optional
              defaultValue={value('items')}
              error={error('items')}
            />
            <Button variant="secondary">{t('add')}</Button>
          </Form>
        </Section>
      )}
    </SetupPart>
  )
}
