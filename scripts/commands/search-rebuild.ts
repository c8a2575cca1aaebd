import { Command } from 'commander'
import { rebuildSearch } from '~/services/search-index.server'
import { withProgress } from '../cli/progress'
import { print, type Terminal, withContext } from '../cli/run'

/** Writes nothing recorded, only what can be made again: so it is nobody's act. */
export const define = (terminal: Terminal): Command => {
  const { t } = terminal
  return new Command().action(() =>
    withContext(terminal, undefined, async (ctx) => {
      const n = await withProgress(t('working'), () => rebuildSearch(ctx))
      print(t('searchRebuilt', { n }))
    }),
  )
}
