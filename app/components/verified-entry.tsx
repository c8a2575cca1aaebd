import type { Leaf } from '~/domain/instrument'
import type { Marks } from '~/domain/scoring'
import type { Zone } from '~/domain/time'
import { baseField, CHANGED_MEANWHILE, filledField, filledReasonField } from '~/forms/filled-marks'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { verifiedMarksMessages } from '~/i18n/messages/verified-marks'
import { Button } from './button'
import { CellControl } from './cell-control'
import { markText } from './criterion-input'
import { MarkControl } from './filled-marks-table'
import { Section } from './layout'
import { Table } from './table'

interface VerifiedEntryProps {
  row: {
    uid: string
    label: string
    place: string
    number: number
    marks: Marks
    reasons: Readonly<Record<string, string>>
    claims: Readonly<Record<string, { mark: number; note: string }>>
    saved: { at: string; name: string } | null
  }
  leaves: readonly Leaf[]
  zone: Zone
  editable: boolean
  failure: {
    failedBy: (field: string, kind: string) => boolean
    value: (field: string, stored?: string | null) => string
    error: (field: string) => string | undefined
  }
}

/** What one team says of itself, beside it what the verifier says of it. */
export function VerifiedEntry({ row, leaves, zone, editable, failure }: VerifiedEntryProps) {
  const t = useMessages(verifiedMarksMessages)
  const locale = useLocale()
  const { uid, number, saved, claims, marks, reasons } = row
  const name = `${row.label} · ${row.place}`
  /* Where the page says what somebody else has saved, the next sending is based on that. */
  const showsNewest = leaves.some(({ code }) => failure.failedBy(filledField(uid, code), CHANGED_MEANWHILE))
  const claimOf = ({ code }: Leaf) => (Object.hasOwn(claims, code) ? claims[code] : undefined)
  const claimed = leaves.some((leaf) => claimOf(leaf) && marks[leaf.code] === undefined)
  return (
    <Section
      title={name}
      lead={
        saved
          ? t('saved', { time: formatShortDateTime(saved.at, zone, locale), name: saved.name })
          : t('notYet')
      }
    >
      {editable && (
        <input
          type="hidden"
          name={baseField(uid)}
          defaultValue={showsNewest ? number : failure.value(baseField(uid), String(number))}
        />
      )}
      <Table
        caption={name}
        captionHidden
        rows={leaves}
        rowKey={({ code }) => code}
        columns={[
          { key: 'criterion', header: t('criterion'), heads: true, cell: (leaf) => leaf.name },
          {
            key: 'claim',
            header: t('claim'),
            cell: (leaf) => (
              <>
                {markText(leaf, claimOf(leaf)?.mark, locale) || t('unclaimed')}
                {claimOf(leaf)?.note && <span className="cell-note">{claimOf(leaf)?.note}</span>}
              </>
            ),
          },
          {
            key: 'mark',
            header: t('verified'),
            cell: (leaf) => {
              const stored = markText(leaf, marks[leaf.code], locale)
              if (!editable) return stored || t('unmarked')
              const field = filledField(uid, leaf.code)
              return (
                <CellControl name={field} error={failure.error}>
                  {(control) => (
                    <>
                      <MarkControl
                        control={control}
                        leaf={leaf}
                        label={t('markOf', { criterion: leaf.name, entry: name })}
                        value={failure.value(field, stored)}
                      />
                      {failure.value(field, stored) !== stored && (
                        <div className="field-hint">{t('stored', { mark: stored || t('unmarked') })}</div>
                      )}
                    </>
                  )}
                </CellControl>
              )
            },
          },
          {
            key: 'reason',
            header: t('reason'),
            cell: (leaf) => {
              if (!editable) return reasons[leaf.code] ?? ''
              const field = filledReasonField(uid, leaf.code)
              return (
                <CellControl name={field} error={failure.error}>
                  {(control) => (
                    <textarea
                      {...control}
                      className="input"
                      rows={2}
                      aria-label={t('reasonOf', { criterion: leaf.name, entry: name })}
                      defaultValue={failure.value(field, reasons[leaf.code] ?? '')}
                    />
                  )}
                </CellControl>
              )
            },
          },
        ]}
      />
      {editable && claimed && (
        <Button variant="secondary" name="setuju" value={uid}>
          {t('agree', { entry: row.label })}
        </Button>
      )}
    </Section>
  )
}
