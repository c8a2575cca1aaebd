import { verifyMessages } from '~/i18n/messages/verify'
import { translate } from '~/i18n/translate'
import { type ExplainedFinding, verifyFile } from '~/services/verify-report.server'
import { withProgress } from '../cli/progress'
import { BadInput } from '../cli/report'
import { databasePath, print, readInput, type Terminal } from '../cli/run'
import type { VerifyOptions } from './verify'

/** Checks every chain and recorded row of the database. */
export async function run(terminal: Terminal, { anchor, json }: VerifyOptions) {
  const text = anchor ? (await readInput(terminal, anchor)).toString('utf8') : null
  const report = await withProgress(terminal.t('working'), () => verifyFile(databasePath(), text)).catch(
    (error: unknown) => {
      if (error instanceof SyntaxError && anchor)
        throw new BadInput([terminal.t('notJson', { path: anchor, why: error.message })])
      throw error
    },
  )
  const words = translate(verifyMessages, terminal.locale)
  if (json) print(JSON.stringify(report, null, 2))
  else if (report.findings.length === 0) print(words('intact', { events: report.events, rows: report.rows }))
  else {
    print(words('findings', { n: report.findings.length }))
    for (const finding of report.findings) print(`- ${describe(finding, words)}`)
  }
  if (!json)
    for (const { basis, competition, at, by, kind, parts } of report.erasures)
      print(
        words('erased', {
          ...{ n: parts, kind, by, at: at.slice(0, 10) },
          basis: words(`erased_${basis}`, { competition: competition ?? '' }),
        }),
      )
  if (report.findings.length > 0) process.exitCode = 1
}

function describe(
  finding: ExplainedFinding,
  words: ReturnType<typeof translate<typeof verifyMessages>>,
): string {
  const { kind, table = '', uid = '', column = '', seq = 0, result = 0, sheet } = finding
  const chain =
    finding.competition ?? (finding.chain === 'installation' ? words('installation') : (finding.chain ?? ''))
  const sentence = words(kind, { chain, seq: String(seq), table, uid, column, result: String(result) })
  if (!sheet) return sentence
  return `${sentence} ${words('sheet', { ...sheet, number: String(sheet.number) })}`
}
