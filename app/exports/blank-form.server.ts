import type { listBlankForm } from '~/services/score-imports.server'
import type { CsvColumn } from './csv.server'

type Line = Awaited<ReturnType<typeof listBlankForm>>[number]

/** The columns of a paper form, as the import of scores reads them; score and reasons are to be filled in. */
export const blankFormColumns: readonly CsvColumn<Line>[] = [
  { name: 'judge', type: 'text', value: ({ judge }) => judge },
  { name: 'entry', type: 'text', value: ({ entry }) => entry },
  { name: 'criterion', type: 'text', value: ({ criterion }) => criterion },
  { name: 'score', type: 'text', value: () => null },
  { name: 'reason', type: 'text', value: () => null },
  { name: 'change_reason', type: 'text', value: () => null },
]
