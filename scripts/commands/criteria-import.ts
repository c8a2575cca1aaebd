import { Command } from 'commander'
import { readInstrumentCsv } from '~/services/instrument-csv.server'
import { changeDraft, viewDraft } from '~/services/rules-draft.server'
import { faultsOf } from '../cli/report'
import { print, readInput, type Terminal, withContext } from '../cli/run'
import { findStageCode } from '../cli/stages'

interface Options {
  as: string
  competition: string
  stage: string
}

export const define = (terminal: Terminal): Command => {
  const { t } = terminal
  return new Command()
    .argument('<file>')
    .requiredOption('--as <account>', t('asOption'))
    .requiredOption('--competition <slug>', t('competitionOption'))
    .requiredOption('--stage <stage>', t('stageOption'))
    .action((file: string, options: Options) => run(terminal, file, options))
}

async function run(terminal: Terminal, file: string, { as, competition, stage }: Options) {
  const { t, locale } = terminal
  const reading = readInstrumentCsv(await readInput(terminal, file))
  if (!reading.ok) throw faultsOf(file, reading.faults, locale)
  await withContext(terminal, as, async (ctx, actor) => {
    const draft = await viewDraft(ctx, actor, competition)
    const code = findStageCode(terminal, draft.rules.stages, stage)
    await changeDraft(ctx, actor, competition, draft.version, (rules) => ({
      ...rules,
      stages: rules.stages.map((each) =>
        each.code === code
          ? { ...each, instrument: { ...each.instrument, criteria: reading.criteria } }
          : each,
      ),
    }))
    print(t('criteriaDone', { n: reading.criteria.length, stage: code }))
  })
}
