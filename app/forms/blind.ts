import * as z from 'zod/mini'
import { BLIND_KINDS, type BlindKind } from '~/domain/blind/names'
import { InputError } from '~/domain/errors'
import { optionalText } from './text'

/** What is typed below the proposed names. */
export const blindListForm = z.object({ added: optionalText(4000), added_kind: z.enum(BLIND_KINDS) })

/** A ticked name, `kind name`. @throws InputError for what no page offers */
export function parseChosenName(value: string): { kind: BlindKind; name: string } {
  const [kind, ...words] = value.split(' ')
  const known = BLIND_KINDS.find((one) => one === kind)
  if (!known || words.length === 0) throw new InputError([{ field: 'nama', kind: 'invalid' }])
  return { kind: known, name: words.join(' ') }
}
