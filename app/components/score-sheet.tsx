import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { compileStage } from '~/domain/compiled-stage'
import { childrenByParent, type Instrument, type Leaf } from '~/domain/instrument'
import { type Indicator, isFigure } from '~/domain/observations'
import type { Claim } from '~/domain/self-assessment'
import { markField, reasonField, type SheetContent, sheetLeaves } from '~/domain/sheet-input'
import { DOSSIERS } from '~/domain/sheet-texts'
import type { Totalling } from '~/domain/totalling'
import { formatDecimal, useLocale, useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { Button, ButtonRow } from './button'
import { CriterionInput, markText } from './criterion-input'
import { TextAreaField } from './fields'
import { Fieldset, Form } from './form'
import { SheetTotal } from './sheet-total'
import { TeamClaim } from './team-claim'
import { VisitDetails, VisitFigures } from './visit-fields'

export type ScoreSheetProps = {
  writeKey: string
  /** Where a draft and where a finished sheet is sent. */
  draftAction: string
  sendAction: string
  instrument: Instrument
  totalling: Totalling
  /** Codes of a sector judge's criteria; null for all. */
  holds: readonly string[] | null
  content: SheetContent
  version: number
  revision: number
  dossierStamp: string
  /** Sent before and to be confirmed, or changed with a reason. */
  state: 'new' | 'sent' | 'confirm'
  error: (field: string) => string | undefined
  /** What was typed into a field of a refused form; the given text otherwise. */
  value: (field: string, stored: string) => string
  readOnly?: boolean
  /** What the team says of itself, by criterion code. */
  claims?: Readonly<Record<string, Claim>>
  /** What a field visit looks at; of other stages nothing. */
  indicators?: readonly Indicator[]
  /** What the verifier says of it, by criterion code. */
  verified?: Readonly<Record<string, { mark: number; reason: string }>>
  /** What the team offers as evidence for a criterion. */
  evidence?: (criterion: string) => ReactNode
}

/** One sheet: its criteria in their groups, the live total, draft and sending. Works without scripts. */
export function ScoreSheet(props: ScoreSheetProps) {
  const { instrument, totalling, holds, content } = props
  const t = useMessages(judgingMessages)
  const locale = useLocale()
  const stage = useMemo(() => compileStage(instrument, totalling), [instrument, totalling])
  const leaves = useMemo(() => sheetLeaves(instrument, stage, { holds }), [instrument, stage, holds])
  const [edited, setEdited] = useState<ReadonlyMap<string, string> | null>(null)
  const initial = (leaf: Leaf) =>
    props.value(markField(leaf.code), markText(leaf, content.marks[leaf.code], locale))
  const firstMark = (field: string) => {
    const leaf = leaves.find(({ code }) => markField(code) === field)
    return leaf ? initial(leaf) : props.value(field, '')
  }
  // Before scripts follow the form, an optional field of a visit says what is stored.
  const following = (field: string) => edited?.get(field) ?? ''
  const typed = (field: string) => (edited ? (edited.get(field) ?? '') : firstMark(field))
  const first = (field: string) => {
    const leaf = leaves.find(({ code }) => reasonField(code) === field)
    return leaf ? props.value(field, content.reasons[leaf.code] ?? '') : firstMark(field)
  }
  // What the server said is about the text that it got.
  const error = (field: string) =>
    edited && unbroken(edited.get(field) ?? '') !== unbroken(first(field)) ? undefined : props.error(field)
  const sheet = useRef<HTMLDivElement>(null)
  const follow = () => {
    // Fields that cannot be typed into are not in the form's data.
    if (props.readOnly) return
    const form = sheet.current?.querySelector('form')
    if (form) setEdited(new Map([...new FormData(form)].map(([name, value]) => [name, String(value)])))
  }
  // What was typed before the scripts came counts at once.
  useEffect(follow, [props.readOnly])
  return (
    <div className="score-sheet" ref={sheet} onInput={follow}>
      <Form
        writeKey={props.writeKey}
        action={props.draftAction}
        hidden={{
          versi: props.value('versi', String(props.version)),
          revisi: props.value('revisi', String(props.revision)),
          [DOSSIERS]: props.value(DOSSIERS, props.dossierStamp),
        }}
      >
        {!props.readOnly && Object.keys(props.claims ?? {}).length > 0 && (
          // The Enter key presses a form's first button, which must agree to nothing.
          <button hidden tabIndex={-1} aria-hidden="true" />
        )}
        {leaves.some(({ filledBy }) => filledBy === 'team') && (
          <p className="field-hint">
            {t('besideCounts', { whose: t(`whose_${instrument.selfAssessment ?? 'judge'}`) })}
          </p>
        )}
        <fieldset className="fieldset" disabled={props.readOnly}>
          <Criteria
            {...props}
            error={error}
            leaves={leaves}
            parent={null}
            initial={initial}
            following={following}
          />
          <VisitFigures
            indicators={(props.indicators ?? []).filter(isFigure)}
            observations={content.observations ?? {}}
            value={props.value}
            {...{ error, typed: following }}
          />
          {props.state !== 'new' && <ChangeReason {...props} error={error} />}
        </fieldset>
        <SheetTotal stage={stage} leaves={leaves} scope={{ holds }} typed={typed} />
        {!props.readOnly && (
          <ButtonRow>
            <Button formAction={props.sendAction}>
              {t(props.state === 'new' ? 'send' : props.state === 'sent' ? 'sendChange' : 'sendConfirm')}
            </Button>
            <Button variant="secondary">{t('saveDraft')}</Button>
          </ButtonRow>
        )}
      </Form>
    </div>
  )
}

/** Form data may bring line ends that a page does not write. */
const unbroken = (text: string) => text.replaceAll('\r\n', '\n')

type CriteriaProps = ScoreSheetProps & {
  leaves: readonly Leaf[]
  parent: string | null
  initial: (leaf: Leaf) => string
  following: (field: string) => string
}

function Criteria(props: CriteriaProps) {
  const asked = new Set(props.leaves.map(({ code }) => code))
  const children = childrenByParent(props.instrument.criteria)
  const holdsAny = (code: string): boolean =>
    (children.get(code) ?? []).some((node) => asked.has(node.code) || holdsAny(node.code))
  return (children.get(props.parent) ?? []).map((node) => {
    const leaf = props.leaves.find(({ code }) => code === node.code)
    if (leaf) return <Criterion key={node.code} leaf={leaf} {...props} />
    if (!holdsAny(node.code)) return null
    return (
      <Fieldset key={node.code} legend={node.name} {...(node.help ? { hint: node.help } : {})}>
        <Criteria {...props} parent={node.code} />
      </Fieldset>
    )
  })
}

function Criterion({
  leaf,
  initial,
  content,
  error,
  value,
  evidence,
  claims,
  verified,
  indicators,
  following,
}: CriteriaProps & { leaf: Leaf }) {
  const claim = claims && Object.hasOwn(claims, leaf.code) ? claims[leaf.code] : undefined
  const checked = verified && Object.hasOwn(verified, leaf.code) ? verified[leaf.code] : undefined
  const indicator = indicators?.find(({ key }) => key === leaf.code)
  const t = useMessages(judgingMessages)
  const locale = useLocale()
  const shown = initial(leaf)
  const stored = markText(leaf, content.marks[leaf.code], locale)
  const markError = error(markField(leaf.code))
  const reasonError = error(reasonField(leaf.code))
  const field = reasonField(leaf.code)
  const reason = content.reasons[leaf.code] ?? ''
  return (
    <div className="criterion">
      <CriterionInput
        leaf={leaf}
        label={
          <>
            {leaf.name}{' '}
            {leaf.weight && (
              <span className="criterion-weight">
                {Number(leaf.weight) === 0
                  ? t('shownOnly')
                  : t('weight', { weight: formatDecimal(leaf.weight, locale) })}
              </span>
            )}
          </>
        }
        value={shown}
        {...(markError ? { error: markError } : {})}
        status={shown !== stored && stored !== '' ? t('stored', { mark: stored }) : undefined}
      />
      {(claim || checked) && (
        <TeamClaim
          leaf={leaf}
          claim={claim}
          verified={checked}
          agrees={claim?.mark === content.marks[leaf.code]}
        />
      )}
      {evidence?.(leaf.code)}
      {leaf.reason !== 'none' && (
        <TextAreaField
          name={field}
          label={t('reason', { criterion: leaf.name })}
          rows={2}
          optional={claim ? 'unsaid' : leaf.reason !== 'required'}
          {...(claim ? { hint: t('claimReasonHint') } : {})}
          defaultValue={value(field, reason)}
          {...(reasonError ? { error: reasonError } : {})}
          status={reason !== '' && value(field, reason).trim() !== reason && t('storedReason', { reason })}
        />
      )}
      {indicator && (
        <VisitDetails
          indicator={indicator}
          observations={content.observations ?? {}}
          {...{ indicators: [], value, error, typed: following }}
        />
      )}
    </div>
  )
}

function ChangeReason({ error, value, state }: ScoreSheetProps) {
  const t = useMessages(judgingMessages)
  const problem = error('alasan_perubahan')
  return (
    <TextAreaField
      name="alasan_perubahan"
      label={t('changeReason')}
      {...(state === 'sent' ? { hint: t('changeReasonHint') } : {})}
      rows={2}
      optional={state === 'confirm'}
      defaultValue={value('alasan_perubahan', '')}
      {...(problem ? { error: problem } : {})}
    />
  )
}
