/**
 * What a dossier waits for: its first check, another one after corrections, a decision because its team let the time
 * for corrections pass, or (not the checker's turn) its team.
 */
export const QUEUE_STATES = ['new', 'corrected', 'late', 'correcting'] as const
export type QueueState = (typeof QUEUE_STATES)[number]
