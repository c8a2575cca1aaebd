/**
 * Which tables are evidence. A change to a *recorded* table belongs to an event of a hash chain and carries
 * its id; `fixed` rows never change again, `changing` ones may with a new event. *Operational* tables hold
 * work in progress and machinery; *reference* tables hold shipped data that can be loaded again.
 */
export const RECORDED = {
  setting: 'changing',
  approval: 'changing',
  organization: 'changing',
  person: 'changing',
  person_contact: 'changing',
  data_request: 'changing',
  erasure: 'fixed',
  role_grant: 'changing',
  invitation: 'changing',
  registration: 'changing',
  series: 'changing',
  competition: 'changing',
  guideline: 'fixed',
  rules: 'fixed',
  schedule_change: 'fixed',
  extension: 'fixed',
  publication: 'fixed',
  announcement: 'fixed',
  question: 'fixed',
  answer: 'fixed',
  agenda_item: 'fixed',
  attendance_sheet: 'fixed',
  innovation: 'changing',
  entry: 'changing',
  entry_state: 'fixed',
  dossier: 'changing',
  category_move: 'fixed',
  dossier_revision: 'fixed',
  rendition: 'changing',
  correction_request: 'fixed',
  eligibility_check: 'fixed',
  former_winner_list: 'fixed',
  release: 'fixed',
  evidence: 'changing',
  evidence_link: 'changing',
  evidence_clearance: 'fixed',
  revision_evidence: 'fixed',
  panel: 'changing',
  seat: 'changing',
  seat_occupant: 'changing',
  independence_statement: 'fixed',
  conflict: 'changing',
  proposal: 'fixed',
  proposal_entry: 'fixed',
  stage_entry: 'changing',
  stage_material: 'fixed',
  assignment: 'changing',
  scoresheet_revision: 'fixed',
  late_sheet: 'changing',
  visit_photo: 'changing',
  filled_marks: 'fixed',
  score_import: 'changing',
  plenary: 'changing',
  gate_override: 'fixed',
  official_result: 'changing',
  document: 'changing',
  document_code: 'fixed',
  objection: 'changing',
  objection_file: 'fixed',
} as const satisfies Record<string, 'fixed' | 'changing'>

export type RecordedTable = keyof typeof RECORDED

/**
 * Text that may have to be erased one day: the row's commitment covers only its `<column>_sha256`, so that
 * text and salt can go and the chain stays whole.
 */
export const SEALED: { readonly [T in RecordedTable]?: readonly string[] } = {
  dossier_revision: ['content'],
  question: ['content'],
  correction_request: ['corrections'],
  eligibility_check: ['notes'],
  scoresheet_revision: ['reasons', 'change_reason', 'observations'],
  late_sheet: ['reasons', 'change_reason', 'observations'],
  visit_photo: ['caption', 'place'],
  filled_marks: ['reasons', 'change_reason'],
  score_import: ['content'],
  plenary: ['content', 'participants'],
  objection: ['grounds', 'answer'],
  data_request: ['content', 'answer'],
}

/** Written only together with the `rules` row they are derived from; `verify` derives them again. */
export const DERIVED = [
  'rules_category',
  'rules_field',
  'rules_stage',
  'rules_criterion',
  'rules_level',
  'rules_tie_break',
  'rules_award',
] as const

export const OPERATIONAL = [
  'credential',
  'session',
  'write_key',
  'job',
  'outbox',
  'rules_draft',
  'plenary_draft',
  'assignment_draft',
  'objection_draft',
  'dossier_value',
  'dossier_value_version',
  'dossier_search',
  'dossier_search_due',
  'dossier_file',
  'proposal_choice',
  'proposal_file',
  'likeness',
  'likeness_run',
  'blob',
  'blob_variant',
  'scoresheet',
  'reading_note',
] as const

export const REFERENCE = ['region', 'region_dataset'] as const
