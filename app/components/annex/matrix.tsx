type MatrixProps = {
  title: string
  note: string
  corner: string
  ids: readonly string[]
  nameOf: (id: string) => string
  cell: (row: string, column: string, isAbove: boolean) => string
}

/** The same judges or entries on both sides. */
export function Matrix({ title, note, corner, ids, nameOf, cell }: MatrixProps) {
  return (
    <figure className="bar-chart">
      <figcaption>{title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach what scrolls. */}
      <section className="marks-grid" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {ids.map((id) => (
                <th scope="col" key={id}>
                  {nameOf(id)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ids.map((row, at) => (
              <tr key={row}>
                <th scope="row">{nameOf(row)}</th>
                {ids.map((column, other) => (
                  <td key={column}>{row === column ? '' : cell(row, column, other > at)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="chart-note">{note}</p>
    </figure>
  )
}
