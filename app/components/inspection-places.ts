import type { InspectionItem } from '~/domain/inspection/checklist'

/** Where the system itself keeps what an audit asks for, below a competition's address. */
export const SYSTEM_PLACES: Partial<Record<InspectionItem, string>> = {
  team_decree: 'penilai',
  invitation: 'agenda',
  attendance: 'agenda',
  minutes: 'pleno',
  independence: 'penilai',
  scoresheets: 'lembar-kertas',
  berita_acara: 'hasil',
  decree: 'hasil',
}
