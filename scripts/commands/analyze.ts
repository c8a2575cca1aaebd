import { Command } from 'commander'
import { analyzeMarks, DEFAULT_DRAW } from '~/domain/statistics/analysis/analyze-marks'
import { analyzeMessages } from '~/i18n/messages/analyze'
import { translate } from '~/i18n/translate'
import { type MarkBounds, type MarksFile, readMarksFile } from '~/services/marks-file.server'
import { matchWeights, readScale, readWeights, readWhole } from '../cli/analysis-options'
import { analysisText } from '../cli/analysis-text'
import { jsonText } from '../cli/json-text'
import { BadInput, faultsOf } from '../cli/report'
import { print, readInput, type Terminal } from '../cli/terminal'

interface Options {
  weights?: string
  scale?: string
  stage?: string
  seed: string
  draws: string
  lowerIsBetter?: boolean
  json?: boolean
}

/** From a file of marks alone: nothing here may load the database or the web application. */
export const define = (terminal: Terminal): Command => {
  const t = translate(analyzeMessages, terminal.locale)
  return new Command()
    .argument('<file>')
    .option('--weights <weights>', t('weightsOption'))
    .option('--scale <min:max>', t('scaleOption'))
    .option('--stage <code>', t('stageOption'))
    .option('--seed <number>', t('seedOption'), String(DEFAULT_DRAW.seed))
    .option('--draws <number>', t('drawsOption'), String(DEFAULT_DRAW.B))
    .option('--lower-is-better', t('lowerOption'))
    .option('--json', terminal.t('jsonOption'))
    .action((file: string, options: Options) => run(terminal, file, options))
}

async function run(terminal: Terminal, path: string, options: Options) {
  const { locale } = terminal
  const weights = options.weights === undefined ? undefined : readWeights(options.weights, locale)
  const bounds = options.scale === undefined ? undefined : readScale(options.scale, locale)
  const seed = readWhole('--seed', options.seed, { min: 0, max: 2 ** 32 - 1 }, locale)
  const B = readWhole('--draws', options.draws, { min: 1, max: 1_000_000 }, locale)
  const file = await readFile(terminal, path, bounds, options.stage)
  if (weights) matchWeights(weights, [...new Set(file.marks.map(({ criterion }) => criterion))], locale)
  const analysis = analyzeMarks(file.marks, {
    ...(weights && { weights }),
    ...(bounds && { scale: { min: Number(bounds.min), max: Number(bounds.max) } }),
    draw: { seed, B },
    higherIsBetter: !options.lowerIsBetter,
  })
  const { input, ...figures } = analysis
  const report = { input: { stage: file.stage, left_out: file.leftOut, ...input }, ...figures }
  if (options.json) print(jsonText(report))
  else print(analysisText(report, locale))
}

type Marks = Extract<MarksFile, { ok: true }>

/** @throws BadInput with every fault of the file and its place */
async function readFile(
  terminal: Terminal,
  path: string,
  bounds: MarkBounds | undefined,
  stage: string | undefined,
): Promise<Marks> {
  const t = translate(analyzeMessages, terminal.locale)
  const file = readMarksFile(await readInput(terminal, path), {
    ...(bounds && { bounds }),
    ...(stage !== undefined && { stage }),
  })
  if (file.ok) {
    if (file.marks.length > 0) return file
    throw new BadInput([`${path}:1:1: ${t('no_marks')}`, t('nothingComputed')])
  }
  if ('faults' in file) throw faultsOf(path, file.faults, terminal.locale, t('nothingComputed'))
  const known = file.stages.join(', ')
  const why = stage === undefined ? t('several_stages', { known }) : t('no_stage', { stage, known })
  throw new BadInput([`${path}:1:1: ${why}`, t('nothingComputed')])
}
