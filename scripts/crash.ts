import { NEEDED, runCrashes } from './crash/run'

/** `npm run crash -- ROUNDS`: kills the server while sheets are being saved and looks for what was lost. */
const rounds = Number(process.argv[2] ?? 25)
if (!Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write('Usage: npm run crash -- ROUNDS\n')
  process.exit(2)
}
const report = await runCrashes({ rounds, log: (line) => process.stdout.write(`${line}\n`) })
const share = report.hits / report.rounds
process.stdout.write(
  `${report.rounds} rounds in ${report.seconds.toFixed(0)} s; ${report.hits} kills (${(100 * share).toFixed(1)} %) met a request in flight\n` +
    `${report.acknowledged} sheets acknowledged, ${report.retried} sent again after a crash; ${report.faults.length} faults\n`,
)
for (const fault of report.faults.slice(0, 50)) process.stdout.write(`${fault}\n`)
process.exitCode = report.faults.length === 0 && share >= NEEDED ? 0 : 1
