import { criterionGrid, formatMark, levelOf } from '../criteria'
import { countedBy, type Leaf, leaves } from '../instrument'
import { mul, parseDecimal, ratio } from '../rational'
import { recomputeRanking } from '../results/recompute'
import type { SnapshotContent, SnapshotFilled, SnapshotRanking, SnapshotSheet } from '../results/snapshot'
import type { Rules } from '../rules'

/** A mark of a frozen result as a line of its table; the ids say which row of the chain it is of. */
export interface FrozenMark {
  judge: string
  entry: string
  criterion: string
  score: string | null
  stage: string
  source: SnapshotSheet['source'] | SnapshotFilled['filledBy']
  counts: 'yes' | 'no'
  points: string | null
  kelurahan: string
  kecamatan: string
  category: string
  sheet: number
  /** Criteria that the seat holds, separated by spaces; empty for all. */
  holds: string
  entryId: string
  seatId: string
  rowId: string
}

type Content = Pick<SnapshotContent, 'rules' | 'inputs'>

/** Every mark that a frozen result was computed from; a mark that a sheet lacks has an empty score. */
export function* frozenMarks({ rules, inputs }: Content): Generator<FrozenMark> {
  const entries = new Map(inputs.entries.map((entry) => [entry.uid, entry]))
  const seats = seatNames(inputs.seats)
  const criteriaOf = leafReader(rules.content)
  for (const row of [...inputs.sheets, ...inputs.filled]) {
    const isSheet = 'source' in row
    const source = isSheet ? row.source : row.filledBy
    const by = isSheet ? (row.source === 'self_assessment' ? 'team' : 'judge') : row.filledBy
    const holds = isSheet ? row.criteria : null
    const entry = entries.get(row.entry)
    const { list, selfAssessment } = criteriaOf(row.stage)
    for (const criterion of list) {
      if (holds && !holds.includes(criterion.code)) continue
      const counts = countedBy(criterion, { selfAssessment }) === by
      const mark = row.marks[criterion.code]
      if (mark === undefined && !counts) continue
      yield {
        judge: isSheet ? (seats.get(row.seat) ?? '') : '',
        entry: entry?.label ?? '',
        criterion: criterion.code,
        score: mark === undefined ? null : formatMark(criterion, mark),
        ...{ stage: row.stage, source, counts: counts ? 'yes' : 'no' },
        points:
          mark === undefined || criterion.type !== 'banded'
            ? null
            : (levelOf(criterion, mark)?.value ?? null),
        kelurahan: entry?.region.name ?? '',
        kecamatan: entry?.kecamatan?.name ?? '',
        category: entry?.category?.code ?? '',
        sheet: row.number,
        holds: holds?.join(' ') ?? '',
        ...{ entryId: row.entry, seatId: isSheet ? row.seat : '', rowId: row.uid },
      }
    }
  }
}

/** Labels of the seats; where two panels have the same, they are numbered. */
function seatNames(seats: readonly { uid: string; label: string }[]): Map<string, string> {
  const count = new Map<string, number>()
  return new Map(
    seats.map(({ uid, label }) => {
      const number = (count.get(label) ?? 0) + 1
      count.set(label, number)
      return [uid, number === 1 ? label : `${label} (${number})`]
    }),
  )
}

function leafReader({ stages }: Rules) {
  const known = new Map(
    stages.map(({ code, instrument }) => [
      code,
      { list: leaves(instrument), selfAssessment: instrument.selfAssessment },
    ]),
  )
  return (stage: string): { list: Leaf[]; selfAssessment?: 'verifier' | 'team' } => {
    const found = known.get(stage)
    return {
      list: found?.list ?? [],
      ...(found?.selfAssessment && { selfAssessment: found.selfAssessment }),
    }
  }
}

type ReadMark = Pick<
  FrozenMark,
  'criterion' | 'score' | 'stage' | 'source' | 'sheet' | 'holds' | 'entryId' | 'seatId' | 'rowId'
>

const FILLED_BY: readonly string[] = ['team', 'verifier', 'organizer']

/**
 * The ranking that follows from a table of marks alone, under these rules: sheets are taken from the table, of the snapshot
 * only who took part, who sat there and what meetings decided.
 * @throws RangeError for a mark that its criterion cannot have
 */
export function rankFromMarks(
  { stage, inputs }: Pick<SnapshotContent, 'stage' | 'inputs'>,
  rules: Rules,
  marks: readonly ReadMark[],
): SnapshotRanking {
  const { list: sheets, filled } = readSheets(rules, marks)
  return recomputeRanking({ stage, rules: { content: rules }, inputs: { ...inputs, sheets, filled } })
}

function readSheets(rules: Rules, marks: readonly ReadMark[]) {
  const criteriaOf = leafReader(rules)
  const rows = new Map<string, { first: ReadMark; marks: Record<string, number> }>()
  for (const line of marks) {
    const row = rows.get(line.rowId) ?? { first: line, marks: {} }
    rows.set(line.rowId, row)
    if (line.score === null) continue
    const criterion = criteriaOf(line.stage).list.find(({ code }) => code === line.criterion)
    if (!criterion) throw new RangeError(`no criterion ${line.criterion}`)
    row.marks[line.criterion] = storedMark(criterion, line.score)
  }
  const list: SnapshotSheet[] = []
  const filled: SnapshotFilled[] = []
  for (const [uid, { first, marks: read }] of rows) {
    const { stage, entryId: entry, sheet: number, source } = first
    const shared = { uid, sha256: '', stage, entry, number, marks: read }
    if (FILLED_BY.includes(source)) filled.push({ ...shared, filledBy: source as SnapshotFilled['filledBy'] })
    else
      list.push({
        ...shared,
        seat: first.seatId,
        source: source as SnapshotSheet['source'],
        criteria: first.holds === '' ? null : first.holds.split(' '),
      })
  }
  return { list, filled }
}

function storedMark(criterion: Leaf, text: string): number {
  const value = parseDecimal(text)
  const stored = value && mul(value, ratio(BigInt(criterionGrid(criterion).scale)))
  if (stored?.d !== 1n) throw new RangeError(`no mark: ${text}`)
  return Number(stored.n)
}
