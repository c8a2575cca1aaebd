import { deducts, type Leaf } from '~/domain/instrument'
import type { Marks } from '~/domain/scoring'
import type { Zone } from '~/domain/time'
import { baseField, CHANGED_MEANWHILE, filledField } from '~/forms/filled-marks'
import { formatDecimal, formatShortDateTime, languageTag, useLocale, useMessages } from '~/i18n'
import { filledMarksMessages } from '~/i18n/messages/filled-marks'
import { CellControl } from './cell-control'
import { markText } from './criterion-input'
import { Table } from './table'

interface FilledRow {
  uid: string
  label: string
  place: string
  number: number
  marks: Marks
  saved: { at: string; name: string } | null
}

interface FilledMarksTableProps {
  leaves: readonly Leaf[]
  rows: readonly FilledRow[]
  zone: Zone
  editable: boolean
  failedBy: (field: string, kind: string) => boolean
  value: (field: string, stored?: string | null) => string
  error: (field: string) => string | undefined
}

/** Entries × criteria that the organizer fills in; a cell may stay empty. */
export function FilledMarksTable({
  leaves,
  rows,
  zone,
  editable,
  failedBy,
  value,
  error,
}: FilledMarksTableProps) {
  const t = useMessages(filledMarksMessages)
  const locale = useLocale()
  /* Where the page says what somebody else has saved, the next sending is based on that. */
  const showsNewest = (uid: string) =>
    leaves.some(({ code }) => failedBy(filledField(uid, code), CHANGED_MEANWHILE))
  const shown = (decimal: string | undefined) => formatDecimal(decimal ?? '0', locale)
  return (
    <Table
      caption={t('title')}
      captionHidden
      columns={[
        {
          key: 'entry',
          header: t('entry'),
          heads: true,
          cell: ({ uid, label, place, number, saved }) => (
            <>
              {editable && (
                <input
                  type="hidden"
                  name={baseField(uid)}
                  defaultValue={showsNewest(uid) ? number : value(baseField(uid), String(number))}
                />
              )}
              {label} · {place}
              <div className="field-hint">
                {saved
                  ? t('saved', { time: formatShortDateTime(saved.at, zone, locale), name: saved.name })
                  : t('notYet')}
              </div>
            </>
          ),
        },
        ...leaves.map((leaf) => ({
          key: leaf.code,
          header:
            leaf.type === 'number'
              ? `${leaf.name} (${t(deducts(leaf) ? 'deduction' : 'range', { min: shown(leaf.min), max: shown(leaf.max) })})`
              : leaf.name,
          numeric: leaf.type === 'number',
          cell: (row: FilledRow) => {
            const field = filledField(row.uid, leaf.code)
            const stored = markText(leaf, row.marks[leaf.code], locale)
            if (!editable) return stored || t('unmarked')
            return (
              <CellControl name={field} error={error}>
                {(control) => (
                  <>
                    <MarkControl
                      control={control}
                      leaf={leaf}
                      label={t('markOf', { criterion: leaf.name, entry: `${row.label} ${row.place}` })}
                      value={value(field, stored)}
                    />
                    {value(field, stored) !== stored && (
                      <div className="field-hint">{t('stored', { mark: stored || t('unmarked') })}</div>
                    )}
                  </>
                )}
              </CellControl>
            )
          },
        })),
      ]}
      rows={rows}
      rowKey={({ uid }) => uid}
    />
  )
}

interface MarkControlProps {
  control: object
  leaf: Leaf
  /** Where no label of the field's own names it. */
  label?: string
  value: string
}

/** A number to type, or the levels to choose from. */
export function MarkControl({ control, leaf, label, value }: MarkControlProps) {
  const t = useMessages(filledMarksMessages)
  const locale = useLocale()
  if (leaf.type === 'number' || leaf.type === 'banded')
    return (
      <input
        {...control}
        className="input input-number"
        inputMode={leaf.min?.startsWith('-') ? 'text' : 'decimal'}
        autoComplete="off"
        aria-label={label}
        defaultValue={value}
      />
    )
  const decimal = (text: string) => (languageTag(locale) === 'en' ? text : text.replace('.', ','))
  const options =
    leaf.type === 'yes-no'
      ? [
          { value: '1', label: t('yes') },
          { value: '0', label: t('no') },
        ]
      : (leaf.levels ?? []).map((level) => ({
          value: decimal(level.value),
          label: `${formatDecimal(level.value, locale)} · ${level.label}`,
        }))
  return (
    <select {...control} className="input input-select" aria-label={label} defaultValue={value}>
      <option value="">{t('unmarked')}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
