import type { Command } from 'commander'
import { defineExport } from '../cli/export'
import type { Terminal } from '../cli/run'

export const define = (terminal: Terminal): Command => defineExport(terminal, 'ranking')
