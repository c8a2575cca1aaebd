import type { Leaf } from '~/domain/instrument'
import type { Marks } from '~/domain/scoring'
import type { Zone } from '~/domain/time'
import { baseField, CHANGED_MEANWHILE, filledField, filledReasonField } from '~/forms/filled-marks'
import { formatShortDateTime, type Locale, type Translate, useLocale, useMessages } from '~/i18n'
import { verifiedMarksMessages } from '~/i18n/messages/verified-marks'
import { Button } from './button'
import { markText } from './criterion-input'
import { Field } from './field'
import { TextAreaField } from './fields'
import { MarkControl } from './filled-marks-table'
import { Fieldset } from './form'
import { Section } from './layout'
import { Table } from './table'

type Words = Translate<typeof verifiedMarksMessages>

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
      {editable ? (
        leaves.map((leaf) => (
          <VerifiedLeaf
            key={leaf.code}
            uid={uid}
            leaf={leaf}
            claim={claimOf(leaf)}
            row={row}
            failure={failure}
          />
        ))
      ) : (
        <Table
          caption={name}
          captionHidden
          rows={leaves}
          rowKey={({ code }) => code}
          columns={[
            { key: 'criterion', header: t('criterion'), heads: true, cell: (leaf) => leaf.name },
            { key: 'claim', header: t('claim'), cell: (leaf) => claimText(leaf, claimOf(leaf), t, locale) },
            {
              key: 'mark',
              header: t('verified'),
              cell: (leaf) => markText(leaf, marks[leaf.code], locale) || t('unmarked'),
            },
            { key: 'reason', header: t('reason'), cell: ({ code }) => reasons[code] ?? '' },
          ]}
        />
      )}
      {editable && claimed && (
        <Button variant="secondary" name="setuju" value={uid}>
          {t('agree', { entry: row.label })}
        </Button>
      )}
    </Section>
  )
}

interface VerifiedLeafProps extends Pick<VerifiedEntryProps, 'row' | 'failure'> {
  uid: string
  leaf: Leaf
  claim: { mark: number; note: string } | undefined
}

/** One criterion to confirm or change, under what the team says of it. */
function VerifiedLeaf({ uid, leaf, claim, row, failure }: VerifiedLeafProps) {
  const t = useMessages(verifiedMarksMessages)
  const locale = useLocale()
  const [field, reasonField] = [filledField(uid, leaf.code), filledReasonField(uid, leaf.code)]
  const stored = markText(leaf, row.marks[leaf.code], locale)
  const shown = failure.value(field, stored)
  return (
    <Fieldset
      legend={leaf.name}
      hint={
        <>
          {t('claim')}: {claimText(leaf, claim, t, locale)}
        </>
      }
    >
      <Field
        name={field}
        label={t('verified')}
        optional="unsaid"
        error={failure.error(field)}
        status={shown !== stored && t('stored', { mark: stored || t('unmarked') })}
      >
        {(control) => <MarkControl control={control} leaf={leaf} value={shown} />}
      </Field>
      <TextAreaField
        name={reasonField}
        label={t('reason')}
        optional="unsaid"
        rows={2}
        defaultValue={failure.value(reasonField, row.reasons[leaf.code] ?? '')}
        error={failure.error(reasonField)}
      />
    </Fieldset>
  )
}

/** What the team says: its mark, and its note below. */
function claimText(leaf: Leaf, claim: VerifiedLeafProps['claim'], t: Words, locale: Locale) {
  return (
    <>
      {markText(leaf, claim?.mark, locale) || t('unclaimed')}
      {claim?.note && <span className="cell-note">{claim.note}</span>}
    </>
  )
}
