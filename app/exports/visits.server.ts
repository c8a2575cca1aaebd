import type Database from 'better-sqlite3'
import { listRankedEntries } from '#db/sqlite/counted-sheets'
import { readJudges } from '#db/sqlite/entry-rows'
import { countVisitPhotos, listVisitRows, readRevisionContent, type VisitRow } from '#db/sqlite/visit-rows'
import type { DossierContent } from '~/domain/dossiers'
import { leaves } from '~/domain/instrument'
import { differenceOf, type Indicator, type Observation, type Observations } from '~/domain/observations'
import type { EntryView, RankingScope } from '~/domain/ranking-view'
import { stageIndicators } from '~/domain/visit-indicators'
import type { CsvColumn } from './csv.server'
import { isInScope, readHead } from './head.server'
import { placeColumns } from './place-columns'
import { type Export, type Table, tableOf } from './types'

/** Field verification: a line for each indicator that a judge's newest sheet says something of. */
export const visitsExport: Export = { permission: 'export.download', load: loadVisits }

interface Line {
  entry: EntryView
  stage: string
  sheet: VisitRow
  rules: number
  judge: { account: string; name: string }
  indicator: Indicator
  said: Observation
  photos: number
}

function loadVisits(sqlite: Database.Database, competition: number, scope: RankingScope): Table {
  const { head, rules, marked, numbers } = readHead(sqlite, competition, scope)
  const judges = readJudges(sqlite, competition)
  const contentsOf = (judged: string) =>
    (JSON.parse(judged) as string[]).flatMap((uid) => {
      const text = readRevisionContent(sqlite, uid)
      return text === null ? [] : [JSON.parse(text) as DossierContent]
    })
  function* rows(): Generator<Line> {
    for (const stage of marked.filter(({ kind }) => kind === 'field')) {
      const entries = new Map(
        listRankedEntries(sqlite, competition, [stage.code])
          .filter((entry) => isInScope(scope, entry))
          .map((entry) => [entry.id, entry]),
      )
      const asked = leaves(stage.instrument)
      for (const sheet of listVisitRows(sqlite, competition, stage.code)) {
        const entry = entries.get(sheet.entry)
        if (!entry) continue
        const observations = JSON.parse(sheet.observations) as Observations
        const photos = countVisitPhotos(sqlite, sheet.assignment)
        const contents = contentsOf(sheet.judged)
        for (const indicator of stageIndicators({ stage, rules }, contents, sheet.rendition, asked, 'id')) {
          const said = Object.hasOwn(observations, indicator.key) ? observations[indicator.key] : undefined
          if (!said) continue
          const judge = judges.get(sheet.person) ?? { account: '', name: '' }
          const shared = { entry, stage: stage.code, sheet, rules: numbers.get(sheet.rulesId) ?? 0, judge }
          yield { ...shared, indicator, said, photos: photos.get(indicator.key) ?? 0 }
        }
      }
    }
  }
  return tableOf(head, COLUMNS, rows())
}

function differenceText({ indicator, said }: Line): string | null {
  const found = differenceOf(indicator, said.seen)
  if (found.kind === 'by') return found.value
  return found.kind === 'same' && indicator.kind !== 'yes-no' ? '0' : null
}

const [entryLabel, ...place] = placeColumns<Line>(({ entry }) => entry)

/** Claimed and seen are decimals where the indicator is a figure, and words elsewhere. */
const COLUMNS: readonly CsvColumn<Line>[] = [
  entryLabel,
  { name: 'indicator', type: 'text', value: ({ indicator }) => indicator.key },
  { name: 'indicator_name', type: 'text', value: ({ indicator }) => indicator.label },
  { name: 'unit', type: 'text', value: ({ indicator }) => indicator.unit || null },
  { name: 'claimed', type: 'text', value: ({ indicator }) => indicator.claimed },
  { name: 'judge', type: 'text', value: ({ judge }) => judge.account },
  { name: 'seen', type: 'text', value: ({ said }) => said.seen ?? null },
  { name: 'difference', type: 'number', value: differenceText },
  {
    name: 'agrees',
    type: 'text',
    value: ({ indicator, said }) => {
      const { kind } = differenceOf(indicator, said.seen)
      return kind === 'none' ? null : kind === 'same' ? 'yes' : 'no'
    },
  },
  { name: 'note', type: 'text', value: ({ said }) => said.note ?? null },
  { name: 'photos', type: 'integer', value: ({ photos }) => photos },
  { name: 'stage', type: 'text', value: ({ stage }) => stage },
  ...place,
  { name: 'judge_name', type: 'text', value: ({ judge }) => judge.name },
  { name: 'seat', type: 'text', value: ({ sheet }) => sheet.seat },
  { name: 'sheet', type: 'integer', value: ({ sheet }) => sheet.number },
  { name: 'rules', type: 'integer', value: ({ rules }) => rules },
  { name: 'received_at', type: 'datetime', value: ({ sheet }) => sheet.receivedAt },
]
