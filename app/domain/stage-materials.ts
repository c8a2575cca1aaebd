import type { Extension, Instant, Window } from './time'

/*
 * What a stage asks of its entries beside the dossier that they were let in by: slides as a PDF, the address of a video,
 * an improved dossier. It has a closing time of its own.
 */

export const MATERIAL_KINDS = ['pdf', 'link'] as const
export type MaterialKind = (typeof MATERIAL_KINDS)[number]

export interface Material {
  /** Stable across versions of the rules. */
  code: string
  label: string
  kind: MaterialKind
  required: boolean
}

export interface StageMaterials {
  closesAt: Instant | null
  /** Whether teams may hand in an improved dossier until then. */
  dossier: boolean
  items: Material[]
}

export const MOST_MATERIALS = 6

const PREFIX = '@materials.'

/** Target name of a stage's materials in schedule changes and extensions; no code of a stage begins with `@`. */
export const materialsTarget = (stage: string): string => PREFIX + stage

/** The stage whose materials a target names; null for any other target. */
export const stageOfTarget = (target: string): string | null =>
  target.startsWith(PREFIX) ? target.slice(PREFIX.length) : null

/** From when an entry comes into the stage until the closing; null where the stage asks for nothing. */
export const materialsWindow = ({ materials }: { materials?: StageMaterials }): Window | null =>
  materials ? { opensAt: null, closesAt: materials.closesAt } : null

/** The later closing times that an entry was given for the materials of a stage. */
export const materialExtensions = (
  stage: string,
  extensions: readonly { target: string; until: Instant }[],
): Extension[] =>
  extensions.filter(({ target }) => target === materialsTarget(stage)).map(({ until }) => ({ until }))

/** Codes of the demanded items that nothing was given for. */
export const missingMaterials = (
  { items }: Pick<StageMaterials, 'items'>,
  given: readonly { code: string }[],
): string[] =>
  items
    .filter(({ code, required }) => required && !given.some((one) => one.code === code))
    .map(({ code }) => code)
