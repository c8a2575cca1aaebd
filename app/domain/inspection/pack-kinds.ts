import {
  ASSIGNMENTS,
  CHECKLIST,
  EVENTS,
  MANIFEST,
  MANIFEST_SIGNATURE,
  MARKS,
  type PackKind,
  ROWS,
  SUMS,
} from './pack'

const PATTERNS: readonly (readonly [pattern: RegExp, kind: PackKind])[] = [
  [/^juknis\/ketentuan-\d+\.json$/, 'rules'],
  [/^juknis\//, 'guideline'],
  [/^kunci\/|\/kunci\.pem$/, 'key'],
  [/^hasil\/\d+\/hasil\.json$/, 'snapshot'],
  [/^hasil\/\d+\/hasil\.sig$/, 'signature'],
  [/^hasil\/\d+\/nilai\.csv$/, 'frozen-marks'],
  [/^hasil\/\d+\/statistik-/, 'statistics'],
  [/^hasil\/\d+\/keputusan/, 'decree'],
  [/^dokumen\//, 'document'],
  [/^pemeriksaan\//, 'paper'],
]

const BY_PATH: Record<string, PackKind | 'manifest'> = {
  [EVENTS]: 'events',
  [ROWS]: 'rows',
  [MARKS]: 'marks',
  [ASSIGNMENTS]: 'assignments',
  [CHECKLIST]: 'checklist',
  [MANIFEST]: 'manifest',
  [MANIFEST_SIGNATURE]: 'manifest',
  [SUMS]: 'manifest',
}

/** What a file of a pack is, by its path alone: a pack whose manifest cannot be read still says it. */
export const kindOfPath = (path: string): PackKind | 'manifest' =>
  BY_PATH[path] ?? PATTERNS.find(([pattern]) => pattern.test(path))?.[1] ?? 'guide'
