import type { OpenContext } from './context'

/** Brings an empty installation to where people can begin; returns the lines to print at the start. */
export async function prepareInstallation(_ctx: OpenContext): Promise<string[]> {
  return []
}
