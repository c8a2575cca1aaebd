import { Command } from 'commander'
import { migrateDataDir } from '~/server/context'
import { dataDirectory, print, type Terminal } from '../cli/run'

export const define = ({ t }: Terminal): Command =>
  new Command().action(async () => {
    const names = await migrateDataDir(dataDirectory())
    print(names.length === 0 ? t('migrateNone') : t('migrated', { names: names.join(', ') }))
  })
