import type { FrozenResultRow } from '#db/sqlite/pack-rows'
import { frozenMarks } from '~/domain/inspection/frozen-marks'
import { resultPath, snapshotPath, statisticsPath } from '~/domain/inspection/pack'
import { stageStatistics } from '~/domain/inspection/statistics'
import { rankingRules } from '~/domain/ranking-rules'
import type { Snapshot } from '~/domain/results/snapshot'
import { readMarksFile } from '~/services/marks-file.server'
import { writeCsv } from '../csv.server'
import { frozenMarkColumns } from './columns'
import type { Parts } from './part-files.server'

/** The files of one official result: what was signed, signature and key, its marks as a table, and what follows from them. */
export async function addResult(parts: Parts, result: FrozenResultRow): Promise<void> {
  const { number } = result
  const snapshot = JSON.parse(result.snapshot) as Snapshot
  await parts.write(snapshotPath(number), 'snapshot', [result.snapshot])
  await parts.write(resultPath(number, 'hasil.sig'), 'signature', [Buffer.from(result.signature, 'base64')])
  await parts.write(resultPath(number, 'kunci.pem'), 'key', [result.publicKey])
  const pieces: string[] = []
  for await (const piece of writeCsv(frozenMarkColumns, frozenMarks(snapshot), {
    ...{ dialect: 'intl', zone: 'UTC' },
  }))
    pieces.push(piece)
  await parts.write(resultPath(number, 'nilai.csv'), 'frozen-marks', pieces)
  const { content } = snapshot.rules
  const table = Buffer.from(pieces.join(''))
  for (const { code } of rankingRules(content, snapshot.stage?.code ?? null)?.stages ?? []) {
    const file = readMarksFile(table, { stage: code })
    if (!file.ok || file.marks.length === 0) continue
    const figures = stageStatistics(content, code, file.marks)
    await parts.write(statisticsPath(number, code), 'statistics', [`${JSON.stringify(figures, null, 1)}\n`])
  }
}
