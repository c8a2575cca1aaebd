import type { BeforeAfter } from '~/domain/before-after'
import { changePercent } from '~/domain/before-after'
import { formatNumber, useLocale, useMessages } from '~/i18n'
import { readingMessages } from '~/i18n/messages/reading'
import { BarChart } from './bar-chart'

/** Each figure of the time before above the same figure now; the words and figures are the text alternative. */
export function BeforeAfterChart({ figures }: { figures: readonly BeforeAfter[] }) {
  const t = useMessages(readingMessages)
  const change = useChangeWords()
  return (
    <div className="before-after">
      {figures.map(({ label, unit, before, now }, index) => (
        <BarChart
          key={`${index}-${label}`}
          title={label}
          bars={[
            { label: t('before'), value: before.value, shown: withUnit(before.text, unit) },
            { label: t('now'), value: now.value, shown: withUnit(now.text, unit), strong: true },
          ]}
          max={Math.max(before.value, now.value, Number.MIN_VALUE)}
          note={change(changePercent(before.value, now.value))}
        />
      ))}
    </div>
  )
}

const withUnit = (text: string, unit: string) => [text, unit].filter(Boolean).join(' ')

function useChangeWords() {
  const t = useMessages(readingMessages)
  const locale = useLocale()
  return (change: number | null) => {
    if (change === null) return undefined
    if (change === 0) return t('same')
    return t(change < 0 ? 'less' : 'more', { percent: formatNumber(Math.abs(change), locale) })
  }
}
