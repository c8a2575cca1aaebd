/** One example dossier: a value per field as a person would type it, and evidence as [slot, file name, visibility]. */
export interface DemoDossier {
  region: string
  category: string
  innovation: string
  startedOn: string
  values: Record<string, string>
  evidence: [slot: string, fileName: string, visibility: 'public' | 'panel' | 'closed'][]
}
