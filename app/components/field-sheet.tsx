import { type FormEvent, type ReactNode, useState } from 'react'
import { readSheetForm } from '~/client/field/sheet-form'
import type { FieldSheet, FieldStage } from '~/domain/field-kit'
import { leavesOfSheet, textOfMark } from '~/domain/field-texts'
import type { KeptSheet } from '~/domain/kept-sheet'
import { EMPTY_SHEET, markField } from '~/domain/sheet-input'
import type { SheetTexts } from '~/domain/sheet-texts'
import { useMessages } from '~/i18n'
import { fieldMessages } from '~/i18n/messages/field'
import { ButtonLink, ButtonRow } from './button'
import { ErrorSummary } from './error-summary'
import { FieldClash } from './field-clash'
import { findFieldProblems } from './field-problems'
import { FieldSaved } from './field-saved'
import { Section, Split } from './layout'
import { OfferedEvidence } from './offered-evidence'
import { PageHeader } from './page-header'
import { ScoreSheet } from './score-sheet'

type FieldSheetViewProps = {
  stage: FieldStage
  sheet: FieldSheet
  kept: KeptSheet
  onDisk: KeptSheet
  /** Address of the list, and of the sheets before and after this one. */
  links: { list: string; previous: string | null; next: string | null }
  position: number
  onType: (texts: SheetTexts) => void
  onFinish: () => void
  onChoose: (field: string, whose: 'mine' | 'theirs') => void
  /** Where a visit's photos are taken. */
  photos: ReactNode
}

/** A dossier and its score sheet, from what the device carries. */
export function FieldSheetView(props: FieldSheetViewProps) {
  const { stage, sheet, kept, links, onType, onFinish } = props
  const t = useMessages(fieldMessages)
  const [missing, setMissing] = useState<{ field: string; message: string }[]>([])
  const leaves = leavesOfSheet(stage, sheet)
  const problems = missing.length > 0 ? missing : kept.problems
  const label = stage.tasks.find(({ uid }) => uid === sheet.uid)?.label ?? ''

  const follow = (event: FormEvent) => {
    const form = (event.target as Element).closest('form')
    if (!form) return
    setMissing([])
    onType(readSheetForm(form))
  }
  const submit = (event: FormEvent<HTMLDivElement>) => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const form = event.target as HTMLFormElement
    const texts = readSheetForm(form)
    const button = submitter as HTMLButtonElement | null
    const leaf = button?.name === 'setuju' && leaves.find(({ code }) => code === button.value)
    const claimed = leaf ? sheet.claims[leaf.code]?.mark : null
    if (leaf && typeof claimed === 'number')
      return onType({ ...texts, [markField(leaf.code)]: textOfMark(leaf, claimed, stage) })
    onType(texts)
    if (!button?.hasAttribute('formaction')) return
    const found = findFieldProblems(stage, leaves, sheet, texts)
    setMissing(found)
    if (found.length === 0) onFinish()
  }
  return (
    <>
      <ErrorSummary
        key={problems.map(({ field }) => field).join()}
        errors={problems.map(({ field, message }) => ({ name: field, message }))}
      />
      <PageHeader
        over={`${stage.competition.name} · ${stage.stage.name}`}
        title={label}
        back={{ href: links.list, label: t('back') }}
        facts={<p>{`${props.position} / ${stage.tasks.length}`}</p>}
        actions={
          <ButtonRow>
            {links.previous && (
              <ButtonLink variant="secondary" icon="chevron-left" href={links.previous}>
                {t('previous')}
              </ButtonLink>
            )}
            {links.next && (
              <ButtonLink variant="secondary" icon="chevron-right" href={links.next}>
                {t('next')}
              </ButtonLink>
            )}
          </ButtonRow>
        }
      />
      <nav className="sheet-parts" aria-label={label}>
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
          <FieldSaved kept={kept} onDisk={props.onDisk} zone={stage.competition.zone} />
          <FieldClash
            leaves={leaves}
            indicators={sheet.indicators ?? []}
            kept={kept}
            onChoose={props.onChoose}
          />
          <div onInput={follow} onSubmit={submit}>
            <ScoreSheet
              key={`${kept.uid} ${kept.turn}`}
              writeKey=""
              draftAction=""
              sendAction="#kirim"
              instrument={stage.instrument}
              totalling={stage.totalling}
              holds={sheet.holds}
              content={EMPTY_SHEET}
              version={0}
              revision={0}
              dossierStamp=""
              state={kept.base.revision === 0 ? 'new' : sheet.counts || kept.received ? 'sent' : 'confirm'}
              error={(field) => problems.find((problem) => problem.field === field)?.message}
              value={(field) => kept.texts[field] ?? ''}
              readOnly={kept.state === 'gone' || kept.state === 'clash'}
              claims={sheet.claims}
              verified={sheet.verified}
              indicators={sheet.indicators ?? []}
              evidence={(criterion) => (
                <OfferedEvidence evidence={sheet.offered} criterion={`${stage.stage.code}/${criterion}`} />
              )}
            />
          </div>
        </Section>
        {(sheet.indicators ?? []).length > 0 && kept.state !== 'gone' && props.photos}
      </Split>
    </>
  )
}
