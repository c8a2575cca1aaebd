import type { AssignmentLine } from '#db/sqlite/pack-rows'
import { ITEM_FOLDERS } from '~/domain/inspection/checklist'
import type { FrozenMark } from '~/domain/inspection/frozen-marks'
import type { ChecklistLine } from '~/domain/inspection/pack-order'
import type { CsvColumn } from '../csv.server'

/** The first four are what `lomba analyze` reads; the last three name the row of the chain. */
export const frozenMarkColumns: readonly CsvColumn<FrozenMark>[] = [
  { name: 'judge', type: 'text', value: ({ judge }) => judge },
  { name: 'entry', type: 'text', value: ({ entry }) => entry },
  { name: 'criterion', type: 'text', value: ({ criterion }) => criterion },
  { name: 'score', type: 'number', value: ({ score }) => score },
  { name: 'stage', type: 'text', value: ({ stage }) => stage },
  { name: 'source', type: 'text', value: ({ source }) => source },
  { name: 'counts', type: 'text', value: ({ counts }) => counts },
  { name: 'points', type: 'number', value: ({ points }) => points },
  { name: 'kelurahan', type: 'text', value: ({ kelurahan }) => kelurahan },
  { name: 'kecamatan', type: 'text', value: ({ kecamatan }) => kecamatan },
  { name: 'category', type: 'text', value: ({ category }) => category },
  { name: 'sheet', type: 'integer', value: ({ sheet }) => sheet },
  { name: 'holds', type: 'text', value: ({ holds }) => holds },
  { name: 'entry_id', type: 'text', value: ({ entryId }) => entryId },
  { name: 'seat_id', type: 'text', value: ({ seatId }) => seatId },
  { name: 'row_id', type: 'text', value: ({ rowId }) => rowId },
]

export const assignmentColumns: readonly CsvColumn<AssignmentLine>[] = [
  { name: 'assignment_id', type: 'text', value: ({ uid }) => uid },
  { name: 'stage', type: 'text', value: ({ stage }) => stage },
  { name: 'entry', type: 'text', value: ({ entry }) => entry },
  { name: 'seat', type: 'text', value: ({ seat }) => seat },
  {
    name: 'criteria',
    type: 'text',
    value: ({ criteria }) => (criteria === null ? '' : (JSON.parse(criteria) as string[]).join(' ')),
  },
  { name: 'state', type: 'text', value: ({ state }) => state },
  { name: 'judge_name', type: 'text', value: ({ judge }) => judge },
]

export const checklistColumns: readonly CsvColumn<ChecklistLine>[] = [
  { name: 'item', type: 'text', value: ({ item }) => ITEM_FOLDERS[item] },
  { name: 'uploaded', type: 'integer', value: ({ uploaded }) => uploaded },
  { name: 'in_system', type: 'integer', value: ({ inSystem }) => inSystem },
  {
    name: 'state',
    type: 'text',
    value: ({ uploaded, inSystem }) => (uploaded + inSystem > 0 ? 'ada' : 'belum ada'),
  },
]
