/** A column: its heading, and whether its cells are figures, which stand to the right. */
export type Column = { heading: string; isFigure?: boolean }

const widthOf = (text: string) => [...text].length

/** Rows in columns of plain text, each as wide as it must be. */
export function layOut(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map(({ heading }, at) =>
    rows.reduce((most, row) => Math.max(most, widthOf(row[at] ?? '')), widthOf(heading)),
  )
  const line = (cells: readonly string[]) =>
    columns
      .map(({ isFigure }, at) => {
        const cell = cells[at] ?? ''
        const space = ' '.repeat(Math.max(0, (widths[at] ?? 0) - widthOf(cell)))
        return isFigure ? space + cell : cell + space
      })
      .join('  ')
      .trimEnd()
  return [line(columns.map(({ heading }) => heading)), ...rows.map(line)]
}

/** A heading, underlined, and what stands below it. */
export const section = (title: string, lines: readonly string[]): string =>
  [title, '─'.repeat(widthOf(title)), ...lines].join('\n')
