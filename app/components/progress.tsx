import { type ReactNode, useId } from 'react'
import { formatNumber, useLocale, useMessages } from '~/i18n'
import { componentMessages } from '~/i18n/messages/components'
import { percent } from './percent'

type ProgressProps = {
  label: ReactNode
  value: number
  max: number
  /** What is counted: *peserta*. */
  unit?: string
  /** Instead of "value of max unit". */
  children?: ReactNode
}

/** Work that can be counted: label, number, bar. */
export function Progress({ label, value, max, unit, children }: ProgressProps) {
  const t = useMessages(componentMessages)
  const id = useId()
  const words = unit ? t('outOfUnit', { value, max, unit }) : t('outOf', { value, max })
  return (
    <div className="progress">
      <div className="progress-words">
        <span id={id}>{label}</span>
        <span className="progress-number">{children ?? words}</span>
      </div>
      <progress value={value} max={Math.max(max, 1)} aria-labelledby={id} />
    </div>
  )
}

type MeterProps = {
  label: ReactNode
  value: number
  min?: number
  max: number
  shown?: string
  unit?: string
}

/** A value within its range, such as a total of 100; `shown` is the exact figure as people read it. */
export function Meter({ label, value, min = 0, max, shown, unit }: MeterProps) {
  const locale = useLocale()
  const id = useId()
  const figure = `${shown ?? formatNumber(value, locale)}${unit ? ` ${unit}` : ''}`
  return (
    <div className="progress">
      <div className="progress-words">
        <span id={id}>{label}</span>
        <span className="progress-number">{figure}</span>
      </div>
      <svg
        className="meter"
        role="meter"
        aria-labelledby={id}
        aria-valuenow={value}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuetext={figure}
        width="100%"
        height="8"
      >
        <rect className="meter-track" width="100%" height="8" rx="4" />
        <rect className="meter-fill" width={percent((value - min) / (max - min))} height="8" rx="4" />
      </svg>
    </div>
  )
}
