import { countCharacters, countWords } from './count'
import type { FieldType, Problem, TextField } from './types'

/** A lone half of a surrogate pair: cannot be stored as UTF-8. */
const loneSurrogate = /[\uD800-\uDFFF]/gu
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g

/** Short and long text. Kept as typed, spaces included: only its composition and line ends are made uniform. */
export const text: FieldType<TextField> = {
  parse(field, typed) {
    const lines = typed.replace(/\r\n?/g, '\n').replace(control, '').replace(loneSurrogate, '\uFFFD')
    const value = field.size === 'short' ? lines.replace(/\n+/g, ' ') : lines
    return { ok: true, value: value.normalize('NFC') }
  },
  format: (_field, value) => value.trim(),
  edit: (_field, value) => value,
  problems(field, value) {
    const found: Problem[] = []
    const words = countWords(value)
    const { minWords, maxWords, maxChars } = field
    if (minWords !== undefined && words < minWords)
      found.push({ kind: 'too-few-words', words, min: minWords })
    if (maxWords !== undefined && words > maxWords)
      found.push({ kind: 'too-many-words', words, max: maxWords })
    const characters = countCharacters(value)
    if (maxChars !== undefined && characters > maxChars) {
      found.push({ kind: 'too-many-characters', characters, max: maxChars })
    }
    return found
  },
}
