import * as z from 'zod/mini'
import { inputError } from '~/domain/errors'
import {
  CORRECTION_TIME,
  type KecamatanPart,
  LONGEST_CORRECTION,
  type Rules,
  type Submission,
} from '~/domain/rules'
import { instantAt, integer, optionalLocalTime } from './fields'

/** What the kecamatan do: how long they may give for corrections, and who of their entries goes on. */
export const kecamatanPartForm = z.object({
  correctionDays: integer(1, LONGEST_CORRECTION),
  correctionLongest: integer(1, LONGEST_CORRECTION),
  way: z.enum(['forward', 'propose', 'score']),
  most: z.optional(z.string()),
  proposalClosesAt: optionalLocalTime,
})
type KecamatanPartForm = z.infer<typeof kecamatanPartForm>

/** The rules with what that page says; what is as it always was is left out. @throws InputError */
export function withKecamatanPart({ kecamatan: _, ...rules }: Rules, form: KecamatanPartForm): Rules {
  const kecamatan = partOf(form, rules.zone)
  return { ...rules, submission: withCorrections(rules.submission, form), ...(kecamatan && { kecamatan }) }
}

function withCorrections({ corrections: _, ...submission }: Submission, form: KecamatanPartForm): Submission {
  const { correctionDays: days, correctionLongest: longest } = form
  if (days > longest) throw inputError('correctionDays', 'correction_days_reversed')
  const isUsual = days === CORRECTION_TIME.days && longest === CORRECTION_TIME.longest
  return isUsual ? submission : { ...submission, corrections: { days, longest } }
}

function partOf(
  { way, most, proposalClosesAt }: KecamatanPartForm,
  zone: Rules['zone'],
): KecamatanPart | null {
  if (way === 'forward') return null
  if (way === 'score') return { way }
  if (!most) throw inputError('most', 'required')
  if (!/^[1-9]\d{0,3}$/.test(most)) throw inputError('most', 'not_a_number')
  return { way, most: Number(most), closesAt: instantAt(proposalClosesAt, zone) }
}
