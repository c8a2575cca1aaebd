import type { ExportFile } from '~/services/export-files.server'
import { writeCsv } from './csv.server'
import type { ExportName } from './index.server'

type Line = readonly [name: string, value: string]

/** The table of what stands beside an export: which competition, rules, data and moment it is from. */
export async function writeCompanion(name: ExportName, file: ExportFile): Promise<string> {
  const { head, competition, scope } = file
  const lines: Line[] = [
    ['export', name],
    ['competition', competition.name],
    ['competition_address', competition.slug],
    ['stage', scope.stage ?? ''],
    ['category', scope.category ?? ''],
    ['kecamatan', scope.kecamatan ?? ''],
    ...(head.within ? [['ranked_within', head.within] as const] : []),
    ['rules_number', String(head.rules.number)],
    ['rules_sha256', head.rules.sha256],
    ...(head.result
      ? ([
          ['result_number', String(head.result.number)],
          ['result_sha256', head.result.sha256],
        ] as const)
      : []),
    ['data_version', String(head.version)],
    ['rounding', head.rounding.length === 0 ? 'none' : head.rounding.join('; ')],
    ['sheets_counted', String(head.counted)],
    ['sheets_expected', String(head.expected)],
    ['written_at', file.writtenAt],
    ['zone_of_times', file.zone],
    ['dialect', file.dialect],
    ['rows', String(file.rows)],
    ['table_sha256', file.sha256],
  ]
  let text = ''
  const columns = [
    { name: 'name', type: 'text', value: ([key]: Line) => key },
    { name: 'value', type: 'text', value: ([, value]: Line) => value },
  ] as const
  for await (const chunk of writeCsv(columns, lines, { dialect: file.dialect, zone: file.zone }))
    text += chunk
  return text
}
