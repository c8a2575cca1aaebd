import type Database from 'better-sqlite3'
import { type JudgeRow, listJudgeWork, listMeetingDays } from '#db/sqlite/pack-rows'
import type { RankingScope } from '~/domain/ranking-view'
import type { CsvColumn } from './csv.server'
import { readHead } from './head.server'
import { type Export, type Table, tableOf } from './types'

interface Row extends JudgeRow {
  days: readonly string[]
  meetings: number
}

/** What each judge did, for the account of their honorarium: on how many days they met, and how much they scored. */
export const judgesExport: Export = { permission: 'export.download', load: loadJudges }

function loadJudges(sqlite: Database.Database, competition: number, scope: RankingScope): Table {
  const { head } = readHead(sqlite, competition, { ...scope, stage: null })
  const attended = new Map<string, string[]>()
  for (const { heldOn, attendance } of listMeetingDays(sqlite, competition))
    for (const { person, present } of JSON.parse(attendance) as { person: string | null; present: boolean }[])
      if (present && person !== null) attended.set(person, [...(attended.get(person) ?? []), heldOn])
  const rows = listJudgeWork(sqlite, competition).map((judge): Row => {
    const days = attended.get(judge.uid) ?? []
    return { ...judge, meetings: days.length, days: [...new Set(days)].sort() }
  })
  return tableOf(head, COLUMNS, rows)
}

const COLUMNS: readonly CsvColumn<Row>[] = [
  { name: 'judge', type: 'text', value: ({ account }) => account },
  {
    name: 'judge_name',
    type: 'text',
    value: ({ name, before, after }) => `${before ? `${before} ` : ''}${name}${after ? `, ${after}` : ''}`,
  },
  { name: 'seats', type: 'text', value: ({ seats }) => seats },
  { name: 'days_attended', type: 'integer', value: ({ days }) => days.length },
  { name: 'meetings_attended', type: 'integer', value: ({ meetings }) => meetings },
  { name: 'dates', type: 'text', value: ({ days }) => days.join('; ') },
  { name: 'entries_scored', type: 'integer', value: ({ entries }) => entries },
  { name: 'sheets', type: 'integer', value: ({ sheets }) => sheets },
]
