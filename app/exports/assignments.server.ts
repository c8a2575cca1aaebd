import type { AssignmentLine } from '~/services/assignment-csv.server'
import type { CsvColumn } from './csv.server'

/** Who scores what in a stage; the import reads `judge` and `entry`. */
export const assignmentColumns: readonly CsvColumn<AssignmentLine>[] = [
  { name: 'judge', type: 'text', value: ({ judge }) => judge },
  { name: 'judge_name', type: 'text', value: ({ judgeName }) => judgeName },
  { name: 'seat', type: 'text', value: ({ seat }) => seat },
  { name: 'entry', type: 'text', value: ({ entry }) => entry },
  { name: 'ward', type: 'text', value: ({ ward }) => ward },
  { name: 'kecamatan', type: 'text', value: ({ kecamatan }) => kecamatan },
]
