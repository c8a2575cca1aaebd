import { canonicalJson } from '~/domain/canonical-json'
import { type FrozenMark, rankFromMarks } from '~/domain/inspection/frozen-marks'
import { type PackedRow, resultPath, rulesPath, snapshotPath, statisticsPath } from '~/domain/inspection/pack'
import { sameFigures, stageStatistics } from '~/domain/inspection/statistics'
import type { Snapshot } from '~/domain/results/snapshot'
import type { Rules } from '~/domain/rules'
import { readMarksFile } from '../marks-file.server'
import { checkSnapshot } from '../verify-snapshot.server'
import type { Chain } from './check-chain.server'
import type { Find } from './findings'
import type { PackFiles } from './pack-files.server'
import { readFrozenMarks } from './tables.server'

export interface PackData {
  files: PackFiles
  chain: Chain
  rows: readonly PackedRow[]
  /** The rules by their number, each with the hash that its row names. */
  rules: ReadonlyMap<number, { content: Rules; sha256: string }>
}

const text = (value: string | number | undefined) => (value === undefined ? '' : String(value))

/** Each official result by itself, against the chain, and against what follows from its marks. @returns their numbers */
export async function checkResults(data: PackData, find: Find): Promise<number[]> {
  const results = data.rows.filter(({ table }) => table === 'official_result')
  const sums = new Map(results.map(({ row }) => [Number(row['number']), text(row['sha256'])]))
  for (const { row } of results)
    try {
      await checkResult(data, row, sums, find)
    } catch {
      // A text that is no longer what its schema says breaks somewhere along the way.
      find({ file: snapshotPath(Number(row['number'])), kind: 'unreadable' })
    }
  return [...sums.keys()]
}

async function checkResult(
  data: PackData,
  row: PackedRow['row'],
  sums: ReadonlyMap<number, string>,
  find: Find,
): Promise<void> {
  const { files, chain } = data
  const number = Number(row['number'])
  const params = { number: String(number) }
  const file = snapshotPath(number)
  const [signatureFile, keyFile] = [resultPath(number, 'hasil.sig'), resultPath(number, 'kunci.pem')]
  const { snapshot, faults } = checkSnapshot({
    text: await files.text(file),
    sha256: text(row['sha256']),
    signature: (await files.read(signatureFile))?.toString('base64') ?? '',
    publicKey: await files.text(keyFile),
  })
  for (const fault of new Set(faults.map((each) => (each === 'unreadable' ? 'hash' : each)))) {
    const signed = [file, keyFile, signatureFile].find((path) => files.wrong.has(path)) ?? signatureFile
    find({ file: fault === 'signature' ? signed : file, kind: `result_${fault}`, params })
  }
  if (!snapshot) return
  const { uid, seq, hash } = snapshot.chain
  if (uid !== chain.uid || chain.hashes.get(seq) !== hash) find({ file, kind: 'result_chain', params })
  if (!areInputsKept(data, snapshot)) find({ file, kind: 'result_inputs', params })
  const former = snapshot.supersedes
  if (former && sums.get(former.number) !== former.sha256) find({ file, kind: 'result_supersession', params })
  await checkMarks(data, number, snapshot, find)
}

/** The sheets that a snapshot was computed from are rows of the chain, with these marks. */
function areInputsKept({ chain, rows }: PackData, { inputs }: Snapshot): boolean {
  const marks = new Map(rows.map(({ table, uid, row }) => [`${table} ${uid}`, row['marks']]))
  const isKept = (table: string, sheet: { uid: string; sha256: string; marks: object }) => {
    const key = `${table} ${sheet.uid}`
    return chain.rows.get(key)?.sha256 === sheet.sha256 && marks.get(key) === JSON.stringify(sheet.marks)
  }
  return (
    inputs.sheets.every((sheet) => isKept('scoresheet_revision', sheet)) &&
    inputs.filled.every((sheet) => isKept('filled_marks', sheet))
  )
}

/** Ranking and statistics once more, from the table of marks and the rules sheet alone. */
async function checkMarks(data: PackData, number: number, snapshot: Snapshot, find: Find): Promise<void> {
  const { files, rules } = data
  const file = resultPath(number, 'nilai.csv')
  const params = { number: String(number) }
  const ruled = rules.get(snapshot.rules.number)
  if (!ruled) return find({ file: rulesPath(snapshot.rules.number), kind: 'rules_hash', params })
  if (ruled.sha256 !== snapshot.rules.sha256)
    find({ file: snapshotPath(number), kind: 'result_rules', params })
  const bytes = await files.read(file)
  const marks = bytes && readFrozenMarks(bytes)
  if (!bytes || !marks) return find({ file, kind: 'unreadable' })
  if (!follows(snapshot, ruled.content, marks)) find({ file, kind: 'marks_ranking', params })
  for (const stage of new Set(marks.map((mark) => mark.stage))) {
    const table = readMarksFile(bytes, { stage })
    const path = statisticsPath(number, stage)
    if (!table.ok || table.marks.length === 0 || !files.paths.includes(path)) continue
    const kept = readJson(await files.text(path))
    const computed: unknown = JSON.parse(JSON.stringify(stageStatistics(ruled.content, stage, table.marks)))
    if (!sameFigures(computed, kept))
      find({
        file: files.wrong.has(file) ? file : path,
        kind: 'statistics_differ',
        params: { ...params, stage },
      })
  }
}

function follows(snapshot: Snapshot, rules: Rules, marks: readonly FrozenMark[]): boolean {
  try {
    return (
      canonicalJson(rankFromMarks(snapshot, rules, marks) as never) ===
      canonicalJson(snapshot.ranking as never)
    )
  } catch {
    return false
  }
}

function readJson(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return null
  }
}
