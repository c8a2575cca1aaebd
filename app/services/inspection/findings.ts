/** What does not fit in a pack. */
export type PackFindingKind =
  | 'changed'
  | 'missing'
  | 'unlisted'
  | 'unreadable'
  | 'pack_signature'
  | 'event_changed'
  | 'chain_head'
  | 'row_changed'
  | 'row_missing'
  | 'row_unknown'
  | 'file_unaccounted'
  | 'file_unnamed'
  | 'rules_hash'
  | 'result_hash'
  | 'result_signature'
  | 'result_rules'
  | 'result_ranking'
  | 'result_chain'
  | 'result_inputs'
  | 'result_supersession'
  | 'marks_ranking'
  | 'statistics_differ'
  | 'mark_differs'
  | 'assignment_differs'

/** One thing that does not fit, by the file in which it stands. */
export interface PackFinding {
  file: string
  kind: PackFindingKind
  params?: Record<string, string>
}

export type Find = (finding: PackFinding) => void
