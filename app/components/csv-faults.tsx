import type { CsvFault } from '~/domain/csv-faults'
import { useMessages } from '~/i18n'
import { csvMessages } from '~/i18n/messages/csv'
import { setupMessages } from '~/i18n/messages/setup'
import { Notice } from './notice'

const SHOWN = 50

/** What is wrong with an imported file, each fault with line and column; nothing when there is none. */
export function CsvFaults({ faults }: { faults: readonly CsvFault[] }) {
  const t = useMessages(csvMessages)
  const s = useMessages(setupMessages)
  if (faults.length === 0) return null
  return (
    <Notice tone="danger" title={s('importFaults')} live>
      <p>{t('nothingImported')}</p>
      <ul>
        {faults.slice(0, SHOWN).map(({ line, column, columnName, kind, params }, index) => (
          <li key={index}>
            {column !== null
              ? t('place', { line: String(line), column: String(column), columnName: columnName ?? '' })
              : t('placeOfLine', { line: String(line) })}
            : {kind in csvMessages.id ? t(kind as 'too_big', params as never) : t('invalid')}
          </li>
        ))}
      </ul>
      {faults.length > SHOWN && <p>{s('importFaultsMore', { n: faults.length - SHOWN })}</p>}
    </Notice>
  )
}
