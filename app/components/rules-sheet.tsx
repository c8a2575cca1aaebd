import { correctionTimeOf, publishedPart, type Rules, uploadGraceOf } from '~/domain/rules'
import { formatDateTime, useLocale, useMessages } from '~/i18n'
import { correctionMessages } from '~/i18n/messages/corrections'
import { eligibilityMessages } from '~/i18n/messages/eligibility'
import { kecamatanPartMessages } from '~/i18n/messages/kecamatan-part'
import { objectionRulesMessages } from '~/i18n/messages/objection-rules'
import { rulesMessages } from '~/i18n/messages/rules'
import { ChecklistWords } from './checklist-words'
import { DefinitionList } from './definition-list'
import { Prose, Section } from './layout'
import { StageSheet } from './stage-sheet'
import { Table } from './table'
import { WindowText } from './window-text'

/** A whole rules document to read and to print; gaps of a draft say that they are open. */
export function RulesSheet({ rules }: { rules: Rules }) {
  const t = useMessages(rulesMessages)
  const c = useMessages(correctionMessages)
  const { zone, submission } = rules
  const { days, longest } = correctionTimeOf(submission)
  const k = useMessages(kecamatanPartMessages)
  const kecamatan = useKecamatanPart(rules)
  return (
    <>
      <DefinitionList
        items={[
          { term: t('year'), description: String(rules.year) },
          { term: t('tier'), description: t(`tier_${rules.tier}`) },
          { term: t('host'), description: rules.hostRegion.name },
          { term: t('unit'), description: t(`unit_${rules.unit}`) },
          { term: t('wardKind'), description: t(`ward_${rules.wardKind}`) },
          { term: t('submission'), description: <WindowText window={submission} zone={zone} /> },
          { term: t('release'), description: t(`release_${submission.release}`) },
          { term: t('entriesPerWard'), description: t(`entries_${submission.entriesPerWard}`) },
          { term: t('uploadGrace'), description: t('uploadGraceMinutes', { n: uploadGraceOf(submission) }) },
          { term: c('rulesTerm'), description: c('rulesText', { days, longest }) },
          ...(kecamatan ? [{ term: k('title'), description: kecamatan }] : []),
        ]}
      />
      <Categories rules={rules} />
      <Checklist rules={rules} />
      <Section title={t('stages')}>
        {rules.stages.map((stage) => (
          <StageSheet key={stage.code} stage={stage} zone={zone} />
        ))}
      </Section>
      <TieBreaks rules={rules} />
      {rules.awards.length > 0 && (
        <Section title={t('awards')}>
          <ul>
            {rules.awards.map(({ code, name, rank, per, prize }) => (
              <li key={code}>
                {name}: {rank === null ? t('byPlenary') : `${t('rank')} ${rank}, ${t(`per_${per}`)}`}
                {prize && ` (${prize})`}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p>{t('publishes', { what: t(`publishes_${publishedPart(rules)}`) })}</p>
      <Objections rules={rules} />
      <Section title={t('independence')}>
        <Prose>{rules.independenceStatement}</Prose>
      </Section>
    </>
  )
}

/** What the kecamatan do beyond checking; null where that is all. */
function useKecamatanPart({ kecamatan, zone }: Rules): string | null {
  const t = useMessages(rulesMessages)
  const k = useMessages(kecamatanPartMessages)
  const locale = useLocale()
  if (!kecamatan) return null
  if (kecamatan.way === 'score') return k('text_score')
  const { most, closesAt } = kecamatan
  return k('text_propose', { most, time: closesAt ? formatDateTime(closesAt, zone, locale) : t('notSet') })
}

function Categories({ rules }: { rules: Rules }) {
  const t = useMessages(rulesMessages)
  const locale = useLocale() === 'en' ? 'en' : 'id'
  return (
    <Section title={t('categories')}>
      {rules.categories.map(({ code, name, form }) => (
        <details className="details" key={code} open>
          <summary>
            {name} ({t('fieldsCount', { n: form.fields.length })},{' '}
            {t('evidenceCount', { n: form.evidence.length })})
          </summary>
          <ul className="details-body">
            {form.fields.map((field) => (
              <li key={field.code}>
                {field.label[locale]} ({field.required ? t('required') : t('optional')})
              </li>
            ))}
            {form.evidence.map((slot) => (
              <li key={slot.code}>
                {slot.label[locale]} ({slot.minFiles > 0 ? t('required') : t('optional')})
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Section>
  )
}

/** What every dossier is checked for, in words: nothing is demanded that was not said. */
function Checklist({ rules: { checklist } }: { rules: Rules }) {
  const t = useMessages(eligibilityMessages)
  if (!checklist) return null
  return (
    <Section title={t('sheetTitle')} lead={t('sheetLead')}>
      <ChecklistWords items={checklist} />
    </Section>
  )
}

/** What can be objected to; without it the rules say that decisions are final. */
function Objections({ rules: { objections, stages } }: { rules: Rules }) {
  const t = useMessages(objectionRulesMessages)
  const r = useMessages(rulesMessages)
  if (!objections) return <p>{r('decisionsFinal')}</p>
  const nameOf = (code: string) => stages.find((stage) => stage.code === code)?.name ?? code
  const results = [
    ...objections.stages.map((code) => t('stage', { name: nameOf(code) })),
    ...(objections.final ? [t('final')] : []),
  ]
  return (
    <Section title={t('title')}>
      <p>{t('text', { results: results.join(', '), n: objections.days })}</p>
    </Section>
  )
}

function TieBreaks({ rules }: { rules: Rules }) {
  const t = useMessages(rulesMessages)
  const nameOf = (code: string) => rules.stages.find((stage) => stage.code === code)?.name ?? code
  return (
    <Section title={t('tieBreaks')}>
      <Table
        caption={t('tieBreaks')}
        captionHidden
        columns={[
          { key: 'n', header: '№', numeric: true, cell: ({ place }) => place },
          { key: 'kind', header: t('tieBreaks'), heads: true, cell: ({ text }) => text },
        ]}
        rows={rules.tieBreaks.map((link, index) => {
          const stage = 'stage' in link && link.stage ? ` ${t('inStage', { name: nameOf(link.stage) })}` : ''
          return { place: index + 1, text: t(`tie_${link.kind}`) + stage }
        })}
        rowKey={({ place }) => place}
      />
    </Section>
  )
}
