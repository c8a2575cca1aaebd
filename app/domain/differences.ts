/** A piece of a text that two versions share, or that only one has. */
export interface Piece {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** One answer that differs between two revisions, in words. */
export interface AnswerChange {
  field: string
  label: string
  pieces: Piece[]
}

export interface FileChange {
  kind: 'added' | 'removed' | 'changed'
  name: string
  /** What differs of a piece of evidence that both have: its words before and after. */
  details: Piece[]
}

/** What differs between two revisions of a dossier. */
export interface RevisionChanges {
  title: Piece[] | null
  sections: { code: string; name: string; changes: AnswerChange[] }[]
  files: FileChange[]
  /** Answers that are the same in both. */
  unchanged: number
}
