import type { ReactNode } from 'react'
import { percent } from './percent'

export type PlottedRow = {
  label: ReactNode
  /** The figure as people read it: with it the row says everything without the picture. */
  shown: string
  /** From where to where the line goes. */
  span?: readonly [from: number, to: number] | null
  /** A filled dot, and a hollow one for what it is compared with. */
  dot?: number | null
  other?: number | null
}

type DotPlotProps = {
  title: ReactNode
  note?: ReactNode
  rows: readonly PlottedRow[]
  min: number
  max: number
  /** Where a line goes from top to bottom, such as zero. */
  guide?: number
  /** What stands under the left and the right end. */
  ends: readonly [left: string, right: string]
}

/** Dots and spans on one scale, a row each. Every row stands between its words and its figure: its own text alternative. */
export function DotPlot({ title, note, rows, min, max, guide, ends }: DotPlotProps) {
  const width = max - min || 1
  // Dots at the ends stay whole.
  const place = (value: number) => percent(0.03 + (0.94 * (value - min)) / width)
  return (
    <figure className="bar-chart dot-plot">
      <figcaption>{title}</figcaption>
      <dl>
        {rows.map(({ label, shown, span, dot, other }, index) => (
          <div key={index} className="bar">
            <dt>{label}</dt>
            <dd>
              <svg width="100%" height="20" aria-hidden="true" focusable="false">
                <rect className="bar-track" y="4" width="100%" height="12" rx="3" />
                {guide !== undefined && (
                  <line className="plot-guide" x1={place(guide)} x2={place(guide)} y1="0" y2="20" />
                )}
                {span && (
                  <line className="plot-span" x1={place(span[0])} x2={place(span[1])} y1="10" y2="10" />
                )}
                {other !== null && other !== undefined && (
                  <circle className="plot-other" cx={place(other)} cy="10" r="4.5" />
                )}
                {dot !== null && dot !== undefined && (
                  <circle className="plot-dot" cx={place(dot)} cy="10" r="5" />
                )}
              </svg>
              <span className="bar-figure">{shown}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="plot-ends" aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </p>
      {note && <p className="chart-note">{note}</p>}
    </figure>
  )
}
