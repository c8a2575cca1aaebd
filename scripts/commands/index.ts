import type { Command } from 'commander'
import type { Terminal } from '../cli/run'

interface CommandModule {
  /** The command with its options and its action. */
  define(terminal: Terminal): Command
}

/** Keys of the summaries, which have no placeholders. */
type About =
  | 'regionsImport'
  | 'criteriaImport'
  | 'competitionCreate'
  | 'competitionOpen'
  | 'approve'
  | 'accountsImport'
  | 'dossiersImport'
  | 'winnersImport'
  | 'searchRebuild'
  | 'scoresImport'
  | 'scoresConfirm'
  | 'scoresExport'
  | 'rankingExport'
  | 'analyze'
  | 'privacyShow'
  | 'privacyErase'
  | 'verify'
  | 'backup'
  | 'restore'
  | 'migrate'

interface KnownCommand {
  name: string
  about: About
  load(): Promise<CommandModule>
}

/** Every command by its words, in the order of the help. */
export const COMMANDS: readonly KnownCommand[] = [
  { name: 'regions import', about: 'regionsImport', load: () => import('./regions-import') },
  { name: 'criteria import', about: 'criteriaImport', load: () => import('./criteria-import') },
  { name: 'competition create', about: 'competitionCreate', load: () => import('./competition-create') },
  { name: 'competition open', about: 'competitionOpen', load: () => import('./competition-open') },
  { name: 'approve', about: 'approve', load: () => import('./approve') },
  { name: 'accounts import', about: 'accountsImport', load: () => import('./accounts-import') },
  { name: 'dossiers import', about: 'dossiersImport', load: () => import('./dossiers-import') },
  { name: 'winners import', about: 'winnersImport', load: () => import('./winners-import') },
  { name: 'search rebuild', about: 'searchRebuild', load: () => import('./search-rebuild') },
  { name: 'scores import', about: 'scoresImport', load: () => import('./scores-import') },
  { name: 'scores confirm', about: 'scoresConfirm', load: () => import('./scores-confirm') },
  { name: 'scores export', about: 'scoresExport', load: () => import('./scores-export') },
  { name: 'ranking export', about: 'rankingExport', load: () => import('./ranking-export') },
  { name: 'analyze', about: 'analyze', load: () => import('./analyze') },
  { name: 'privacy show', about: 'privacyShow', load: () => import('./privacy-show') },
  { name: 'privacy erase', about: 'privacyErase', load: () => import('./privacy-erase') },
  { name: 'verify', about: 'verify', load: () => import('./verify') },
  { name: 'backup', about: 'backup', load: () => import('./backup') },
  { name: 'restore', about: 'restore', load: () => import('./restore') },
  { name: 'migrate', about: 'migrate', load: () => import('./migrate') },
]
