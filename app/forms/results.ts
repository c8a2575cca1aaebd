import * as z from 'zod/mini'
import { isDate } from '~/domain/calendar'
import { line, optionalLocalTime, optionalText } from './fields'

const date = z.string().check(z.minLength(1), z.refine(isDate, { params: { kind: 'not_a_date' } }))

export const LONGEST_RESULT_REASON = 1000

/** Asking for the freezing; the reason is needed for a correction only. */
export const freezingForm = z.object({ reason: optionalText(LONGEST_RESULT_REASON), seen: z.string() })

/** The day on which objections end, at 23.59. */
export const objectionWindowForm = z.object({ until: date })

/** The Keputusan that decides a result; its scan is a file. */
export const decreeForm = z.object({ number: line(200), date, signatory: line(300) })
export type DecreeFields = z.infer<typeof decreeForm>

/** When a result is announced, and before when nothing is shown. */
export const announcementForm = z.object({ date, embargo: optionalLocalTime })
export type AnnouncementFields = z.infer<typeof announcementForm>
