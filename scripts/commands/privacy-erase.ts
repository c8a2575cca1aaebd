import { Command } from 'commander'
import { RETENTION_KINDS, type RetentionKind } from '~/domain/retention'
import { requestRetentionErasure, viewRetention } from '~/services/retention.server'
import { BadInput } from '../cli/report'
import { print, type Terminal, withContext } from '../cli/run'

interface Options {
  as: string
  reason: string
  kinds?: string
}

export const define = (terminal: Terminal): Command => {
  const { t } = terminal
  return new Command()
    .argument('<slug>')
    .requiredOption('--as <account>', t('asOption'))
    .requiredOption('--reason <text>', t('reasonOption'))
    .option('--kinds <list>', t('kindsOption'))
    .action((slug: string, options: Options) => {
      const named = options.kinds === undefined ? null : readKinds(terminal, options.kinds)
      return withContext(terminal, options.as, async (ctx, actor) => {
        const view = await viewRetention(ctx, actor, slug)
        const due = view.kinds.filter(({ parts, isDue }) => isDue && parts > 0).map(({ kind }) => kind)
        const kinds = named ?? due
        if (kinds.length === 0) throw new BadInput([t('nothingDue')])
        const { approval } = await requestRetentionErasure(ctx, actor, slug, {
          kinds,
          reason: options.reason,
        })
        print(t('approvalRequested', { uid: approval }))
      })
    })
}

function readKinds({ t }: Terminal, list: string): RetentionKind[] {
  return list.split(',').map((word) => {
    const kind = RETENTION_KINDS.find((known) => known === word.trim())
    if (!kind)
      throw new BadInput([t('unknownKind', { kind: word.trim(), known: RETENTION_KINDS.join(', ') })])
    return kind
  })
}
