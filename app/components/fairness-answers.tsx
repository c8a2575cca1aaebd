import type { Answer, Said, Summary, Verdict } from '~/domain/fairness/summary'
import { formatDecimal, formatList, type Locale, useLocale, useMessages } from '~/i18n'
import type { Translate } from '~/i18n/define'
import { fairnessMessages } from '~/i18n/messages/fairness'
import { statisticsMessages } from '~/i18n/messages/statistics'
import { Badge, type Tone } from './badge'
import { Section } from './layout'

type Words = Translate<typeof fairnessMessages>
type Reasons = Translate<typeof statisticsMessages>

const TONES: Record<Verdict, Tone> = { good: 'success', look: 'warning', open: 'neutral' }

/** A sentence with its figures written as the language writes them. */
function sentence(t: Words, reasons: Reasons, key: string, { values }: Said, locale: Locale): string {
  const write = (name: string, value: Said['values'][string]) => {
    if (name === 'reason') return (reasons as (key: unknown) => string)(value)
    if (typeof value === 'number') return formatDecimal(trimmed(value.toFixed(2)), locale)
    if (typeof value === 'string') return value
    return formatList(value, locale, key === 'single_decisive' ? 'or' : 'and')
  }
  const filled = Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (name === 'lead') return [name, formatDecimal(trimmed(String(value)), locale)]
      // A count that decides between singular and plural stays a number.
      return [name, name === 'n' ? value : write(name, value)]
    }),
  )
  return (t as (key: string, values: object) => string)(key, filled)
}

const trimmed = (decimal: string) => decimal.replace(/\.0+$|(\.\d*?)0+$/, '$1')

/** Four questions, a sentence each. */
export function FairnessAnswers({ answers }: { answers: readonly Answer[] }) {
  const t = useMessages(fairnessMessages)
  const reasons = useMessages(statisticsMessages)
  const locale = useLocale()
  return (
    <div>
      {answers.map((answer) => (
        <section key={answer.question} className="answer">
          <div className="answer-head">
            <h2>{t(`question_${answer.question}`)}</h2>
            <Badge tone={TONES[answer.verdict]}>{t(`verdict_${answer.verdict}`)}</Badge>
          </div>
          <p>{sentence(t, reasons, answer.say, answer, locale)}</p>
          {answer.question === 'close' && 'percent' in answer.values && (
            <p className="chart-note">{t('closeNote')}</p>
          )}
        </section>
      ))}
    </div>
  )
}

/** What stands out beside the answers. */
export function FairnessLook({ look }: Pick<Summary, 'look'>) {
  const t = useMessages(fairnessMessages)
  const reasons = useMessages(statisticsMessages)
  const locale = useLocale()
  return (
    <Section title={t('look')}>
      {look.length === 0 ? (
        <p>{t('lookNone')}</p>
      ) : (
        <ul className="missing-list">
          {look.map((each) => (
            <li key={each.say}>{sentence(t, reasons, `look_${each.say}`, each, locale)}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}
