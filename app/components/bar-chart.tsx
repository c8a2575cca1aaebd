import type { ReactNode } from 'react'
import { percent } from './percent'

export type Bar = {
  label: ReactNode
  /** Only for the length of the bar. */
  value: number
  /** The exact figure as people read it, with its unit. */
  shown: string
  strong?: boolean
}

type BarChartProps = { title: ReactNode; bars: readonly Bar[]; max?: number; note?: ReactNode }

/** Horizontal bars. Every bar stands between its words and its figure, so the list is its own text alternative. */
export function BarChart({ title, bars, max, note }: BarChartProps) {
  const longest = max ?? Math.max(...bars.map(({ value }) => value), 1)
  return (
    <figure className="bar-chart">
      <figcaption>{title}</figcaption>
      <dl>
        {bars.map(({ label, value, shown, strong }, index) => (
          <div key={index} className={strong ? 'bar bar-strong' : 'bar'}>
            <dt>{label}</dt>
            <dd>
              <svg width="100%" height="12" aria-hidden="true" focusable="false">
                <rect className="bar-track" width="100%" height="12" rx="3" />
                <rect className="bar-fill" width={percent(value / longest)} height="12" rx="3" />
              </svg>
              <span className="bar-figure">{shown}</span>
            </dd>
          </div>
        ))}
      </dl>
      {note && <p className="chart-note">{note}</p>}
    </figure>
  )
}
