import { checksExport } from './checks.server'
import { dossiersExport } from './dossiers.server'
import { entriesExport } from './entries.server'
import { judgesExport } from './judges.server'
import { marksExport } from './marks.server'
import {
  awardsExport,
  frozenExport,
  kecamatanExport,
  officialExport,
  statisticsExport,
} from './official.server'
import { rankingExport } from './ranking.server'
import type { Export } from './types'
import { visitsExport } from './visits.server'

/** Every export by its name in the address; a new one is a file and a line here. */
export const EXPORTS = {
  ranking: rankingExport,
  marks: marksExport,
  entries: entriesExport,
  dossiers: dossiersExport,
  checks: checksExport,
  visits: visitsExport,
  official: officialExport,
  frozen: frozenExport,
  awards: awardsExport,
  statistics: statisticsExport,
  kecamatan: kecamatanExport,
  judges: judgesExport,
} as const satisfies Record<string, Export>

export type ExportName = keyof typeof EXPORTS

export const EXPORT_NAMES = Object.keys(EXPORTS) as ExportName[]

/** Those that are of an official result; there are none before the first is frozen. */
export const OFFICIAL_EXPORTS: readonly ExportName[] = [
  'official',
  'frozen',
  'awards',
  'statistics',
  'kecamatan',
]

export const isExportName = (name: string): name is ExportName => Object.hasOwn(EXPORTS, name)
