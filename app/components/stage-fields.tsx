import { DISAGREEMENT_PER } from '~/domain/disagreement'
import { ABSENCES, absenceOf, CONFLICT_LEVELS, type Rules, type Stage, UNKNOWN_COUNT } from '~/domain/rules'
import type { Rounding } from '~/domain/totalling'
import { toLocalInput, useMessages } from '~/i18n'
import { rulesMessages } from '~/i18n/messages/rules'
import { setupMessages } from '~/i18n/messages/setup'
import { CheckboxField, RadioField, SelectField } from './choices'
import { Details } from './details'
import { DateField, NumberField, TextField } from './fields'
import { Fieldset } from './form'
import { StageMaterialsFields } from './stage-materials-fields'
import { useTyped } from './typed-decimal'

interface StageFieldsProps {
  stage: Stage
  zone: Rules['zone']
  failed: boolean
  value: (field: string, stored?: string | null) => string
  error: (field: string) => string | undefined
}

const PLACES = ['mark-product', 'sheet', 'panel', 'stage'] as const
const AGGREGATES = ['mean', 'median', 'trimmed', 'sum', 'joint'] as const

/** Every setting of a stage but its instrument: times and totalling first, the rest one touch away. */
export function StageFields(props: StageFieldsProps) {
  const t = useMessages(setupMessages)
  const r = useMessages(rulesMessages)
  const { stage, zone, value, error } = props
  const local = (at: string | null) => (at ? toLocalInput(at, zone) : '')
  return (
    <>
      <TextField
        name="name"
        label={t('stageName')}
        defaultValue={value('name', stage.name)}
        error={error('name')}
      />
      <DateField
        kind="datetime-local"
        name="opensAt"
        label={t('opensAt')}
        hint={t('opensHint')}
        optional
        zone={zone}
        defaultValue={value('opensAt', local(stage.opensAt))}
        error={error('opensAt')}
      />
      <DateField
        kind="datetime-local"
        name="closesAt"
        label={t('closesAt')}
        hint={t('closesHint')}
        optional
        zone={zone}
        defaultValue={value('closesAt', local(stage.closesAt))}
        error={error('closesAt')}
      />
      <TotallingFields {...props} />
      <Details summary={t('advanced')} open={props.failed}>
        <AssignmentFields {...props} />
        <AdvanceFields {...props} />
        <RadioField
          name="absence"
          label={r('absence')}
          options={ABSENCES.map((absence) => ({ value: absence, label: r(`absence_${absence}`) }))}
          defaultValue={value('absence', absenceOf(stage))}
          error={error('absence')}
        />
        <DisagreementFields {...props} />
        <RoundingFields {...props} />
        <StageMaterialsFields {...props} />
      </Details>
    </>
  )
}

function TotallingFields({ stage, failed, value, error }: StageFieldsProps) {
  const t = useMessages(setupMessages)
  const r = useMessages(rulesMessages)
  const number = useTyped()
  const { totalling, combination } = stage
  return (
    <Fieldset legend={t('totals')}>
      <CheckboxField
        name="counted"
        label={t('counted')}
        optional
        defaultChecked={failed ? value('counted') !== '' : combination !== null}
      />
      <NumberField
        name="weight"
        label={r('stageWeight')}
        hint={t('weightHint')}
        decimal
        optional="unsaid"
        defaultValue={value('weight', number(combination?.weight))}
        error={error('weight')}
      />
      <NumberField
        name="maximum"
        label={r('stageMaximum')}
        hint={t('maximumHint')}
        decimal
        optional
        defaultValue={value('maximum', number(combination?.maximum))}
        error={error('maximum')}
      />
      <RadioField
        name="contribution"
        label={r('contribution')}
        options={(['hundred', 'maximum', 'none'] as const).map((kind) => ({
          value: kind,
          label: r(`contribution_${kind}`),
        }))}
        defaultValue={value('contribution', totalling.contribution)}
        error={error('contribution')}
      />
      <RadioField
        name="aggregate"
        label={r('aggregate')}
        options={AGGREGATES.map((kind) => ({ value: kind, label: r(`aggregate_${kind}`) }))}
        defaultValue={value('aggregate', totalling.aggregate.kind)}
        error={error('aggregate')}
      />
      <NumberField
        name="drop"
        label={t('dropField')}
        hint={t('dropHint')}
        optional
        defaultValue={value(
          'drop',
          totalling.aggregate.kind === 'trimmed' ? String(totalling.aggregate.drop) : '',
        )}
        error={error('drop')}
      />
      <NumberField
        name="minimumSheets"
        label={r('minimumSheets')}
        defaultValue={value('minimumSheets', String(totalling.minimumSheets))}
        error={error('minimumSheets')}
      />
    </Fieldset>
  )
}

function AssignmentFields({ stage, failed, value, error }: StageFieldsProps) {
  const t = useMessages(setupMessages)
  const r = useMessages(rulesMessages)
  return (
    <Fieldset legend={t('who')}>
      <TextField
        name="judgeLabel"
        label={r('judgeLabel')}
        hint={t('judgeLabelHint')}
        width="medium"
        defaultValue={value('judgeLabel', stage.judgeLabel)}
        error={error('judgeLabel')}
      />
      <RadioField
        name="assignment"
        label={r('assignment')}
        options={(['all', 'sector', 'subset'] as const).map((kind) => ({
          value: kind,
          label: r(`assignment_${kind}`),
        }))}
        defaultValue={value('assignment', stage.assignment)}
        error={error('assignment')}
      />
      <SelectField
        name="conflictLevel"
        label={r('conflictLevel')}
        placeholder={null}
        options={CONFLICT_LEVELS.map((level) => ({ value: level, label: r(`conflict_${level}`) }))}
        defaultValue={value('conflictLevel', stage.conflictLevel)}
        error={error('conflictLevel')}
      />
      <RadioField
        name="partition"
        label={r('partition')}
        options={(['whole', 'kecamatan'] as const).map((kind) => ({
          value: kind,
          label: r(`partition_${kind}`),
        }))}
        defaultValue={value('partition', stage.partition)}
        error={error('partition')}
      />
      {(['blind', 'sealed'] as const).map((name) => (
        <CheckboxField
          key={name}
          name={name}
          label={r(name)}
          {...(name === 'sealed' ? { hint: r('sealedHelp') } : {})}
          optional
          defaultChecked={failed ? value(name) !== '' : stage[name]}
        />
      ))}
    </Fieldset>
  )
}

function AdvanceFields({ stage: { advance }, value, error }: StageFieldsProps) {
  const t = useMessages(setupMessages)
  const r = useMessages(rulesMessages)
  const number = useTyped()
  const best = advance?.kind === 'best' ? advance : null
  return (
    <Fieldset legend={t('advance')}>
      <RadioField
        name="advance"
        label={t('advance')}
        options={[
          { value: 'all', label: t('advanceAll') },
          { value: 'best', label: t('advanceBest') },
          { value: 'threshold', label: t('advanceThreshold') },
        ]}
        defaultValue={value('advance', advance?.kind ?? 'all')}
        error={error('advance')}
      />
      <NumberField
        name="advanceCount"
        label={t('advanceCount')}
        optional
        defaultValue={value('advanceCount', best && best.count !== UNKNOWN_COUNT ? String(best.count) : '')}
        error={error('advanceCount')}
      />
      <SelectField
        name="advancePer"
        label={t('advancePer')}
        placeholder={null}
        options={(['whole', 'category', 'kecamatan'] as const).map((per) => ({
          value: per,
          label: r(`per_${per}`),
        }))}
        defaultValue={value('advancePer', best?.per ?? 'whole')}
        error={error('advancePer')}
      />
      <SelectField
        name="advanceTies"
        label={t('advanceTies')}
        placeholder={null}
        options={[
          { value: 'together', label: t('tiesTogether') },
          { value: 'plenary', label: t('tiesPlenary') },
        ]}
        defaultValue={value('advanceTies', best?.tiesAtCut ?? 'together')}
        error={error('advanceTies')}
      />
      <NumberField
        name="advanceMinimum"
        label={t('advanceMinimum')}
        decimal
        optional
        defaultValue={value('advanceMinimum', number(advance?.kind === 'threshold' ? advance.minimum : ''))}
        error={error('advanceMinimum')}
      />
    </Fieldset>
  )
}

function DisagreementFields({ stage: { disagreement }, failed, value, error }: StageFieldsProps) {
  const r = useMessages(rulesMessages)
  const number = useTyped()
  return (
    <Fieldset legend={r('gap')}>
      <NumberField
        name="gap"
        label={r('gap')}
        hint={r('gapHint')}
        decimal
        optional
        defaultValue={value('gap', number(disagreement?.gap))}
        error={error('gap')}
      />
      <RadioField
        name="gapPer"
        label={r('gapPer')}
        options={DISAGREEMENT_PER.map((per) => ({ value: per, label: r(`gapPer_${per}`) }))}
        defaultValue={value('gapPer', disagreement?.per ?? 'total')}
        error={error('gapPer')}
      />
      <CheckboxField
        name="third"
        label={r('third')}
        optional
        defaultChecked={failed ? value('third') !== '' : (disagreement?.third ?? false)}
      />
    </Fieldset>
  )
}

function RoundingFields({ stage: { totalling }, value, error }: StageFieldsProps) {
  const t = useMessages(setupMessages)
  const r = useMessages(rulesMessages)
  const [first] = totalling.rounding
  const digitsAt = (place: Rounding['at']) => totalling.rounding.find(({ at }) => at === place)?.digits
  return (
    <Fieldset legend={r('rounding')} hint={t('roundingHint')}>
      <RadioField
        name="order"
        label={r('order')}
        options={(['sheets-first', 'criteria-first'] as const).map((order) => ({
          value: order,
          label: r(`order_${order}`),
        }))}
        defaultValue={value('order', totalling.order)}
        error={error('order')}
      />
      {PLACES.map((place) => (
        <NumberField
          key={place}
          name={`digits-${place}`}
          label={t('digitsAt', { place: r(`at_${place}`) })}
          optional
          defaultValue={value(`digits-${place}`, digitsAt(place)?.toString())}
          error={error(`digits-${place}`)}
        />
      ))}
      <SelectField
        name="roundingMode"
        label={t('roundingMode')}
        placeholder={null}
        options={(['half-up', 'half-even', 'down', 'up'] as const).map((mode) => ({
          value: mode,
          label: r(`mode_${mode}`),
        }))}
        defaultValue={value('roundingMode', first?.mode ?? 'half-up')}
        error={error('roundingMode')}
      />
    </Fieldset>
  )
}
