import type { InspectionItem } from './checklist'
import type { LeftOut, PackedFile, PackManifest } from './pack'

/** A file of the pack with where its bytes are. */
export interface PartFile extends PackedFile {
  source: string
}

/** How many papers there are for one thing that an audit asks for. */
export interface ChecklistLine {
  item: InspectionItem
  uploaded: number
  inSystem: number
}

/** What a pack is composed of. */
export interface PackOrder {
  competition: number
  /** A folder for the files that are written; the caller removes it. */
  directory: string
  /** Where stored files lie, by their hash. */
  files: string
  checklist: ChecklistLine[]
}

/** A pack's files, not yet in a ZIP. */
export interface ComposedPack {
  competition: PackManifest['competition']
  chain: PackManifest['chain']
  files: PartFile[]
  leftOut: LeftOut[]
}
