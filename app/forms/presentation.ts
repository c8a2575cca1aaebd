import * as z from 'zod/mini'
import { CLOCK_ACTS } from '~/domain/turns'
import { integer, optionalLine, optionalText } from './fields'

/** Minutes of each entry in a stage. */
export const timesForm = z.object({
  paparan: integer(1, 180),
  tanya: integer(0, 180),
  dasar: integer(0, 999_999),
})

/** A press on the room's clock. */
export const pressForm = z.object({
  tekan: z.enum(CLOCK_ACTS),
  versi: integer(0, 999_999_999),
  peserta: optionalLine(60),
})

/** Which order a form of it was shown with. */
const orderNumber = integer(0, 999_999)

export const witnessForm = z.object({ nomor: orderNumber })
export const lotsForm = z.object({ dasar: orderNumber })
/** Announcing a draw. */
export const announceForm = z.object({ dasar: orderNumber, alasan: optionalText(1000) })
/** Drawing what was announced; the phrase is read by the draw itself. */
export const drawForm = z.object({ nomor: orderNumber, ucapan: optionalLine(300) })
