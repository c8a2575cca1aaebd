/** Names and values of a unit's inputs, as a form sends them: a unit is what is saved as one (a field, a row). */
export type Entries = [string, string][]

/** What became of one unit that was saved while typing. */
export type UnitAnswer =
  | { key: string; outcome: 'saved' | 'unchanged'; version: number }
  /** Somebody changed it meanwhile; `theirs` is what stands there now, as inputs and as people read it. */
  | {
      key: string
      outcome: 'clash'
      version: number
      theirs: Entries
      shown: string
      by: string
      at: string
    }
  | { key: string; outcome: 'late' | 'locked' | 'unasked'; version: number }

export interface SaveAnswer {
  savedAt: string
  units: UnitAnswer[]
}

/** Problems of a refused save, each at the name of an input. */
export interface SaveRefusal {
  problems: { field: string; message: string }[]
}
