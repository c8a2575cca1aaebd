import type { Form } from '~/domain/fields/form'
import type { Typed } from '~/domain/fields/types'
import { findUnit, formatUnit, typedOfUnit, type Unit } from '~/domain/fields/units'
import { baseName, inputEntries, inputName } from '~/forms/draft-names'
import type { PageField, PageUnit } from '~/forms/draft-page'
import { languageTag, useLocale, useMessages, type Zone } from '~/i18n'
import { answerMessages } from '~/i18n/messages/answers'
import { useSentence } from '~/i18n/sentence'
import { Button } from './button'
import { DossierClash } from './dossier-clash'
import { DossierField } from './dossier-field'
import { DossierRow, DossierRows } from './dossier-rows'
import { HiddenFields } from './form'
import { LateText } from './late-text'
import { saidOf } from './said-problem'

/** Outcomes that the writer has to see before going on. */
export type Unsaved = { field: string; version: number; mine: string } & (
  | { outcome: 'clash'; theirs: string; by: string; at: string }
  | { outcome: 'late' | 'locked' | 'unasked' }
)

/** What `useFailure` gives: what was typed into a failed form, and what is wrong with it. */
interface Failure {
  names: readonly string[]
  value: (name: string, stored?: string) => string
  values: (name: string) => readonly string[]
  error: (name: string) => string | undefined
}

interface DossierAnswerProps {
  answer: PageField
  form: Form
  zone: Zone
  failure: Failure
  unsaved: readonly Unsaved[]
  writing: boolean
}

/** A field of a dossier to be filled in: its units of saving, each with the version that it is based on. */
export function DossierAnswer({ answer, ...props }: DossierAnswerProps) {
  const t = useMessages(answerMessages)
  const sentence = useSentence()
  const { field, problems } = answer
  const { form, failure, writing } = props
  const [unit] = answer.units
  if (field.type !== 'rows') return unit ? <AnswerUnit {...props} page={unit} number={1} /> : null
  const units = [...answer.units, ...sentRows(answer, props)]
  const [problem] = problems
  const words = failure.error(inputName(field.code)) ?? (problem && sentence(saidOf(problem)))
  return (
    <DossierRows field={field} form={form} error={words}>
      {units.map((page, index) => (
        <AnswerUnit key={page.key} {...props} page={page} number={index + 1} />
      ))}
      {writing && units.length > 0 && (
        <Button variant="secondary" icon="plus" name="tambah" value={field.code}>
          {t('addRow')}
        </Button>
      )}
    </DossierRows>
  )
}

/** Rows that were sent and are not among the stored ones: new ones of a form that failed, or that were not taken over. */
function sentRows(
  { field, units }: PageField,
  { failure, unsaved }: Pick<DossierAnswerProps, 'failure' | 'unsaved'>,
): PageUnit[] {
  const names = failure.names.flatMap((name) => (name.startsWith('b.') ? [name.slice(2)] : []))
  const keys = [...names, ...unsaved.map((result) => result.field)]
  return [...new Set(keys)]
    .filter((key) => key.startsWith(`${field.code}/`) && !units.some((unit) => unit.key === key))
    .map((key) => ({ key, typed: {}, version: 0, problems: [], late: null }))
}

type AnswerUnitProps = Omit<DossierAnswerProps, 'answer' | 'writing'> & { page: PageUnit; number: number }

function AnswerUnit({ page, number, form, zone, failure, unsaved }: AnswerUnitProps) {
  const t = useMessages(answerMessages)
  const locale = languageTag(useLocale())
  const sentence = useSentence()
  const unit = findUnit(form, page.key)
  if (!unit) return null
  const { key, field } = unit
  const result = unsaved.find((candidate) => candidate.field === key)
  const clash = result?.outcome === 'clash' ? result : undefined
  const typed = result ? typedOfUnit(unit, result.mine, locale) : typedAgain(page, failure)
  // What is sent again is still based on what its writer saw, not on what a colleague wrote since.
  const base = clash ? String(clash.version) : failure.value(baseName(key), String(page.version))
  const errorOf = (part?: string) => {
    const problem = page.problems.find(({ at }) => at?.column === part)
    return failure.error(inputName(key, part)) ?? (problem && sentence(saidOf(problem)))
  }
  const inputs = <UnitInputs {...{ unit, form, number, typed, errorOf }} />
  const label = field.label[locale]
  return (
    <div data-unit={key}>
      <HiddenFields values={{ [baseName(key)]: base }} />
      {clash ? (
        <DossierClash
          unit={key}
          label={'row' in unit ? t('rowOf', { field: label, n: number }) : label}
          theirs={formatUnit(unit, clash.theirs, locale)}
          {...{ by: clash.by, at: clash.at, zone }}
        >
          {inputs}
        </DossierClash>
      ) : (
        inputs
      )}
      {page.late && (
        <LateText
          text={formatUnit(unit, page.late.value, locale)}
          {...{ by: page.late.by, at: page.late.at, zone }}
        />
      )}
    </div>
  )
}

/** What was typed into the inputs of a failed form; what is stored otherwise. */
function typedAgain({ key, typed }: PageUnit, failure: Failure): Typed {
  if (typeof typed === 'string') {
    const name = inputName(key)
    const sent = failure.names.includes(name) ? failure.values(name) : [typed]
    return sent.length > 1 ? sent.filter((text) => text !== '').join(',') : (sent[0] ?? '')
  }
  const sent = failure.names.filter((name) => name.startsWith(inputName(key, '')))
  const names = sent.length > 0 ? sent : inputEntries(key, typed).map(([name]) => name)
  const parts = names.map((name) => name.slice(inputName(key, '').length))
  return Object.fromEntries(
    parts.map((part) => [part, failure.value(inputName(key, part), typed[part] ?? '')]),
  )
}

interface UnitInputsProps {
  unit: Unit
  form: Form
  number: number
  typed: Typed
  errorOf: (part?: string) => string | undefined
}

function UnitInputs({ unit, form, number, typed, errorOf }: UnitInputsProps) {
  if ('row' in unit) {
    const cells = typeof typed === 'string' ? {} : typed
    return <DossierRow field={unit.field} unit={unit.key} error={errorOf} {...{ form, number, cells }} />
  }
  const parts = typeof typed === 'string' ? [] : Object.keys(typed)
  const error = errorOf() ?? parts.map((part) => errorOf(part)).find(Boolean)
  return (
    <DossierField
      field={unit.field}
      form={form}
      name={inputName(unit.key)}
      value={typed}
      {...(error ? { error } : {})}
    />
  )
}
