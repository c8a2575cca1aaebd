import type { Locale } from './define'
import { csvMessages } from './messages/csv'
import { sayProblem } from './sentence'
import { translate } from './translate'

interface CsvFault {
  line: number
  column: number | null
  columnName: string | null
  kind: string
  params: Readonly<Record<string, string | number>>
}

/** Says a fault of a file with its line and column: `Baris 2, kolom 3 (role): …`. */
export function sayCsvFault(locale: Locale): (fault: CsvFault) => string {
  const csv = translate(csvMessages, locale)
  const problem = sayProblem(locale)
  const say = ({ kind, params }: CsvFault) =>
    Object.hasOwn(csvMessages.id, kind)
      ? csv(kind as keyof typeof csvMessages.id, params as never)
      : problem({ kind, params })
  return (fault) => {
    const { line, column, columnName } = fault
    const place =
      column === null || columnName === null
        ? csv('placeOfLine', { line: String(line) })
        : csv('place', { line: String(line), column: String(column), columnName })
    return `${place}: ${say(fault)}`
  }
}
