import { packVerifyMessages } from '~/i18n/messages/pack-verify'
import { translate } from '~/i18n/translate'
import { type PackReport, verifyPack } from '~/services/inspection/verify-pack.server'
import { BrokenZip } from '~/services/inspection/zip-directory.server'
import { withProgress } from '../cli/progress'
import { BadInput } from '../cli/report'
import { print, type Terminal } from '../cli/terminal'
import type { VerifyOptions } from './verify'

/** Checks an inspector's pack, without database or account. */
export async function run(terminal: Terminal, path: string, { json }: VerifyOptions): Promise<void> {
  const words = translate(packVerifyMessages, terminal.locale)
  const report = await withProgress(terminal.t('working'), () => verifyPack(path)).catch((error: unknown) => {
    if (error instanceof BrokenZip)
      throw new BadInput([`${path}: ${words('brokenZip', { where: error.message })}`])
    if (error instanceof Error && 'code' in error)
      throw new BadInput([terminal.t('cannotRead', { path, why: error.message })])
    throw error
  })
  if (json) print(JSON.stringify(report, null, 2))
  else describe(report, words)
  if (report.findings.length > 0) process.exitCode = 1
}

function describe(report: PackReport, words: ReturnType<typeof translate<typeof packVerifyMessages>>): void {
  const { competition, madeAt, software, fingerprint, findings, wrong, leftOut } = report
  if (competition)
    print(words('about', { name: competition.name, at: madeAt ?? '', software: software ?? '' }))
  if (findings.length === 0) {
    const { files, events, rows, results } = report
    print(words('intact', { files, events, rows, results: results.length }))
  } else {
    print(words('findings', { n: findings.length }))
    for (const { file, kind, params = {} } of findings)
      print(
        `- ${file}: ${words(kind, { seq: '', table: '', uid: '', number: '', stage: '', line: '', ...params })}`,
      )
    if (wrong.length > 0) print(words('noLonger'))
    for (const { file, kind } of wrong) print(`- ${words(`follows_${kind}`, { file })}`)
  }
  if (leftOut > 0) print(words('leftOut', { n: leftOut }))
  if (fingerprint) print(words('fingerprint', { fingerprint }))
}
