/** What an audit asks for, in the order in which it asks. */
export const INSPECTION_ITEMS = [
  'team_decree',
  'invitation',
  'attendance',
  'minutes',
  'independence',
  'scoresheets',
  'berita_acara',
  'decree',
  'handover',
  'photos',
] as const

export type InspectionItem = (typeof INSPECTION_ITEMS)[number]

export const isInspectionItem = (value: string): value is InspectionItem =>
  (INSPECTION_ITEMS as readonly string[]).includes(value)

/** The folder of an item's papers in the pack, as Indonesian inspectors name them. */
export const ITEM_FOLDERS: Record<InspectionItem, string> = {
  team_decree: 'sk-tim-penilai',
  invitation: 'undangan',
  attendance: 'daftar-hadir',
  minutes: 'notulen',
  independence: 'pernyataan-independensi',
  scoresheets: 'lembar-penilaian-bertanda-tangan',
  berita_acara: 'berita-acara',
  decree: 'keputusan',
  handover: 'serah-terima-hadiah',
  photos: 'foto',
}

/** Types of the register of documents by what an audit calls them. */
const OF_DOCUMENTS: readonly (readonly [start: string, item: InspectionItem])[] = [
  ['berita_acara', 'berita_acara'],
  ['recapitulation', 'scoresheets'],
  ['rekapitulasi', 'scoresheets'],
  ['decree', 'decree'],
  ['keputusan', 'decree'],
]

/** What a document of the register is in an audit; null where nobody asks for it. */
export const itemOfDocument = (type: string): InspectionItem | null =>
  OF_DOCUMENTS.find(([start]) => type.startsWith(start))?.[1] ?? null

/** The item whose folder this is; null for none. */
export const itemOfFolder = (folder: string): InspectionItem | null =>
  INSPECTION_ITEMS.find((item) => ITEM_FOLDERS[item] === folder) ?? null
