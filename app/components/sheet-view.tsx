import { compileStage } from '~/domain/compiled-stage'
import type { EvidenceItem } from '~/domain/dossiers'
import type { Instrument } from '~/domain/instrument'
import { type Indicator, seenField, seenNoteField } from '~/domain/observations'
import type { Claim } from '~/domain/self-assessment'
import type { SheetContent } from '~/domain/sheet-input'
import { markField, reasonField, sheetLeaves } from '~/domain/sheet-input'
import { SHEET_BASIS } from '~/domain/sheet-texts'
import type { Totalling } from '~/domain/totalling'
import { formatShortDateTime, useLocale, useMessages, type Zone } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { ButtonLink, ButtonRow } from './button'
import { markText } from './criterion-input'
import { DefinitionList } from './definition-list'
import { ErrorSummary, type FieldError } from './error-summary'
import { Section, Split } from './layout'
import { Notice } from './notice'
import { OfferedEvidence } from './offered-evidence'
import { PageHeader } from './page-header'
import { ScoreSheet } from './score-sheet'
import { useSheetSaving } from './use-sheet-saving'

/** Who put a paper sheet in. */
interface Paper {
  by: string
  second: string
}

export interface SheetViewData {
  uid: string
  label: string
  competition: { slug: string; name: string; zone: Zone }
  stage: { code: string; name: string; opensAt: string | null; closesAt: string | null }
  instrument: Instrument
  totalling: Totalling
  holds: readonly string[] | null
  window: 'before' | 'open' | 'closed'
  content: SheetContent
  version: number
  dossierStamp: string
  draftAt: string | null
  pending: boolean
  latest: {
    number: number
    receivedAt: string
    content: SheetContent
    counts: boolean
    paper: Paper | null
  } | null
  /** The dossiers as markup: their page's script knows nothing of them. */
  reading: string
  /** What the team offers for certain criteria. */
  offered: readonly EvidenceItem[]
  /** What the team says of itself, by criterion code. */
  claims: Readonly<Record<string, Claim>>
  /** What a field visit looks at; empty in other stages. */
  indicators: readonly Indicator[]
  /** Photos of the judge's own visit and the form for more, as markup; null where the stage visits nobody. */
  photos: string | null
  /** What the verifier says of it, by criterion code. */
  verified: Readonly<Record<string, { mark: number; reason: string }>>
  position: number
  count: number
  previous: string | null
  next: string | null
}

interface Failure {
  errors: FieldError[]
  error: (field: string) => string | undefined
  value: (field: string, stored?: string | null) => string
}

/** A dossier and its score sheet side by side; on a phone the sheet follows, and links lead to either. */
export function SheetView({
  sheet,
  failure,
  writeKey,
}: {
  sheet: SheetViewData
  failure: Failure
  writeKey: string
}) {
  const t = useMessages(judgingMessages)
  const { uid, competition, stage, latest } = sheet
  const leaves = sheetLeaves(sheet.instrument, compileStage(sheet.instrument, sheet.totalling), {
    holds: sheet.holds,
  })
  // A write key begins with the public id of the person whose page it is.
  const { area, saving, SheetSaving, isOff, onInput, onSubmit, onChoose } = useSheetSaving(
    sheet,
    leaves,
    writeKey.split(':')[0] ?? '',
  )
  const { kept, onDisk } = saving ?? {}
  // Before the first letter there is nothing to say but what was stored.
  const shows = kept !== undefined && (kept.typedAt !== null || saving?.unsent === true)
  const isKept = kept !== undefined && kept.turn > 0
  const problem = (field: string) => kept?.problems.find((each) => each.field === field)?.message
  const value: Failure['value'] = (field, stored) => {
    if (kept && SHEET_BASIS.includes(field)) return stored ?? ''
    return isKept ? (kept.texts[field] ?? '') : failure.value(field, stored)
  }
  const list = `/menilai/${competition.slug}/${stage.code}`
  return (
    <>
      <ErrorSummary
        errors={failure.errors.map((error) => namingCriterion(sheet.instrument, sheet.indicators, error))}
      />
      <PageHeader
        over={`${competition.name} · ${stage.name}`}
        title={t('sheetTitle', { label: sheet.label })}
        back={{ href: list, label: stage.name }}
        facts={<p>{t('position', { at: sheet.position, of: sheet.count })}</p>}
        actions={<Neighbours {...sheet} />}
      />
      <nav className="sheet-parts" aria-label={t('sheetTitle', { label: sheet.label })}>
        <a href="#penilaian">{t('form')}</a> <a href="#berkas">{t('dossier')}</a>
      </nav>
      <Split
        kind="half"
        asideLabel={t('dossier')}
        aside={
          <Section id="berkas" title={t('dossier')}>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: markup of our own components, escaped by React */}
            <div dangerouslySetInnerHTML={{ __html: sheet.reading }} />
          </Section>
        }
      >
        <Section id="penilaian" title={t('form')}>
          <Saved {...sheet} stored={!shows} />
          {kept && onDisk && shows && SheetSaving && (
            <SheetSaving
              kept={kept}
              onDisk={onDisk}
              zone={competition.zone}
              leaves={leaves}
              indicators={sheet.indicators}
              onChoose={onChoose}
            />
          )}
          <div
            ref={area}
            onInput={onInput}
            onSubmit={onSubmit}
            data-saving={saving ? 'on' : isOff ? 'off' : undefined}
          >
            <ScoreSheet
              key={`${sheet.version} ${latest?.number ?? 0} ${kept?.turn ?? 0}`}
              writeKey={writeKey}
              draftAction={`/menilai/lembar/${uid}`}
              sendAction={`/menilai/lembar/${uid}/kirim`}
              instrument={sheet.instrument}
              totalling={sheet.totalling}
              holds={sheet.holds}
              content={sheet.content}
              version={kept?.base.version ?? sheet.version}
              revision={kept?.base.revision ?? latest?.number ?? 0}
              dossierStamp={sheet.dossierStamp}
              state={latest === null ? 'new' : latest.counts ? 'sent' : 'confirm'}
              error={(field) => problem(field) ?? failure.error(field)}
              value={value}
              readOnly={sheet.window !== 'open' || kept?.state === 'clash' || kept?.state === 'gone'}
              claims={sheet.claims}
              verified={sheet.verified}
              indicators={sheet.indicators}
              evidence={(criterion) => (
                <OfferedEvidence evidence={sheet.offered} criterion={`${stage.code}/${criterion}`} />
              )}
            />
          </div>
          <ButtonRow>
            <ButtonLink variant="quiet" href={`/menilai/lembar/${uid}/riwayat`}>
              {t('history')}
            </ButtonLink>
            <ButtonLink variant="quiet" href={`/menilai/lembar/${uid}/mundur`}>
              {t('stepAside')}
            </ButtonLink>
          </ButtonRow>
        </Section>
        {sheet.photos && (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: markup of our own components, escaped by React
          <div dangerouslySetInnerHTML={{ __html: sheet.photos }} />
        )}
      </Split>
    </>
  )
}

/** At its field a message needs no name; on top of the page it does. */
function namingCriterion(
  { criteria }: Instrument,
  indicators: readonly Indicator[],
  error: FieldError,
): FieldError {
  const node = criteria.find(({ code }) => [markField(code), reasonField(code)].includes(error.name ?? ''))
  const seen = indicators.find(({ key }) => [seenField(key), seenNoteField(key)].includes(error.name ?? ''))
  const name = node?.name ?? seen?.label
  if (!name || error.message.includes(name)) return error
  return { ...error, message: `${name}: ${error.message}` }
}

function Neighbours({ previous, next }: SheetViewData) {
  const t = useMessages(judgingMessages)
  return (
    <ButtonRow>
      {previous && (
        <ButtonLink variant="secondary" icon="chevron-left" href={`/menilai/lembar/${previous}`}>
          {t('previous')}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink variant="secondary" icon="chevron-right" href={`/menilai/lembar/${next}`}>
          {t('next')}
        </ButtonLink>
      )}
    </ButtonRow>
  )
}

/** What is on disk, and when it got there. */
function Saved({
  window,
  stage,
  latest,
  pending,
  draftAt,
  competition,
  stored,
  ...sheet
}: SheetViewData & { stored: boolean }) {
  const t = useMessages(judgingMessages)
  const locale = useLocale()
  const at = (instant: string) => formatShortDateTime(instant, competition.zone, locale)
  const leaves = sheetLeaves(sheet.instrument, compileStage(sheet.instrument, sheet.totalling), {
    holds: sheet.holds,
  })
  return (
    <>
      {window === 'before' && (
        <Notice tone="warning">
          {stage.opensAt ? t('opensAt', { at: at(stage.opensAt) }) : t('windowBefore')}
        </Notice>
      )}
      {window === 'closed' && (
        <Notice tone="warning">
          {stage.closesAt ? t('closedAt', { at: at(stage.closesAt) }) : t('windowClosed')}
        </Notice>
      )}
      {latest && !latest.counts && <Notice tone="warning">{t('toConfirm')}</Notice>}
      {latest && (
        <Notice tone="success" title={t('sentAt', { at: at(latest.receivedAt), n: latest.number })}>
          {latest.paper && <p>{t('sourcePaper', { ...latest.paper })}</p>}
          <DefinitionList
            items={leaves
              .filter(({ code }) => latest.content.marks[code] !== undefined && latest.counts)
              .map((leaf) => ({
                term: leaf.name,
                description: markText(leaf, latest.content.marks[leaf.code], locale),
              }))}
          />
        </Notice>
      )}
      {pending && latest && <Notice tone="info">{t('draftPending')}</Notice>}
      {stored && !latest && (
        <p className="save-status">{draftAt ? t('draftSaved', { at: at(draftAt) }) : t('draftNone')}</p>
      )}
      {stored && latest && pending && draftAt && (
        <p className="save-status">{t('draftSaved', { at: at(draftAt) })}</p>
      )}
    </>
  )
}
