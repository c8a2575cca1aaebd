import type { CsvFault } from '~/domain/csv-faults'
import { useMessages } from '~/i18n'
import { csvMessages } from '~/i18n/messages/csv'
import { csvFaultMessages } from '~/i18n/messages/csv-faults'
import { problemMessages } from '~/i18n/messages/problems'
import { ErrorSummary } from './error-summary'

const SHOWN = 100

/** Every fault of an uploaded file with its place; nothing of the file has been taken. */
export function CsvFaultList({ faults }: { faults: readonly CsvFault[] }) {
  const t = useMessages(csvFaultMessages)
  const csv = useMessages(csvMessages)
  const problem = useMessages(problemMessages)
  const sentence = ({ kind, params }: CsvFault) => {
    if (kind in csvMessages.id) return csv(kind as keyof typeof csvMessages.id, params as never)
    return kind in problemMessages.id
      ? problem(kind as keyof typeof problemMessages.id, params as never)
      : csv('invalid')
  }
  const place = ({ line, column, columnName }: CsvFault) =>
    column === null || columnName === null
      ? csv('placeOfLine', { line: String(line) })
      : csv('place', { line: String(line), column: String(column), columnName })
  const errors = faults.slice(0, SHOWN).map((fault) => ({ message: `${place(fault)}: ${sentence(fault)}` }))
  const left = faults.length - errors.length
  if (left > 0) errors.push({ message: t('more', { n: left }) })
  return (
    <>
      <ErrorSummary title={t('title', { n: faults.length })} errors={errors} />
      {faults.length > 0 && <p>{csv('nothingImported')}</p>}
    </>
  )
}
