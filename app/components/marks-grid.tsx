import { formatNumber, useLocale } from '~/i18n'

type MarksGridProps = {
  title: string
  corner: string
  judges: readonly { id: string; label: string }[]
  entries: readonly { id: string; label: string; name: string }[]
  /** By judge and entry. */
  scores: Readonly<Record<string, Readonly<Record<string, number | null>>>>
  none: string
}

const SHADES = 5

/** Sheets by entry and judge; the darker, the higher within the table. The figures stand in the cells. */
export function MarksGrid({ title, corner, judges, entries, scores, none }: MarksGridProps) {
  const locale = useLocale()
  const all = judges.flatMap(({ id }) => entries.flatMap((entry) => scores[id]?.[entry.id] ?? []))
  const [lowest, highest] = [Math.min(...all), Math.max(...all)]
  const shade = (score: number) =>
    highest === lowest ? 0 : Math.round(((score - lowest) / (highest - lowest)) * (SHADES - 1))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach what scrolls.
    <section className="marks-grid" aria-label={title} tabIndex={0}>
      <table>
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {judges.map(({ id, label }) => (
              <th scope="col" key={id}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, label, name }) => (
            <tr key={id}>
              <th scope="row">
                {name} <span className="cell-note">{label}</span>
              </th>
              {judges.map((judge) => {
                const score = scores[judge.id]?.[id] ?? null
                return score === null ? (
                  <td key={judge.id}>{none}</td>
                ) : (
                  <td key={judge.id} className={`shade-${shade(score)}`}>
                    {formatNumber(Math.round(score * 100) / 100, locale)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
