/** What may stand in a canonical text. Decimals travel as text, so that no reader rounds them. */
export type CanonicalValue =
  | null
  | boolean
  | number
  | string
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue }

/**
 * The canonical JSON text of a value (RFC 8785): keys in UTF-16 order, no white space, one spelling for
 * each string and number. The same value always gives the same bytes, so that a hash of them means something.
 *
 * Stricter than the RFC where a value would not survive: throws `TypeError`, naming the place, for numbers
 * that are not safe integers, `-0`, `undefined`, functions, symbols, BigInts, lone surrogates, holes in
 * arrays, cycles, and objects that are not plain (`Date`, `Map`, class instances).
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$', [])
}

function write(value: unknown, place: string, parents: readonly object[]): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, place)
    case 'number':
      return writeInteger(value, place)
    case 'boolean':
      return String(value)
    case 'object':
      return value === null ? 'null' : writeTree(value, place, parents)
    default:
      throw refuse(place, typeof value)
  }
}

function writeTree(value: object, place: string, parents: readonly object[]): string {
  if (parents.includes(value)) throw refuse(place, 'a cycle')
  const below = [...parents, value]
  if (Array.isArray(value)) {
    // Array.from visits holes, which map() would skip.
    return `[${Array.from(value, (item, index) => write(item, `${place}[${index}]`, below)).join(',')}]`
  }
  if (!isPlain(value)) throw refuse(place, 'an object that is not plain')
  // The default order of sort() is that of UTF-16 code units, which the RFC asks for.
  const members = Object.keys(value)
    .sort()
    .map((key) => {
      const name = writeString(key, `${place} (key)`)
      return `${name}:${write((value as Record<string, unknown>)[key], `${place}.${key}`, below)}`
    })
  return `{${members.join(',')}}`
}

function writeString(text: string, place: string): string {
  if (/\p{Surrogate}/u.test(text)) throw refuse(place, 'a lone surrogate')
  return JSON.stringify(text)
}

function writeInteger(number: number, place: string): string {
  if (!Number.isSafeInteger(number)) throw refuse(place, `the number ${number}, not a safe integer`)
  if (Object.is(number, -0)) throw refuse(place, '-0')
  return String(number)
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value)
  const ownSymbols = Object.getOwnPropertySymbols(value)
  return (prototype === Object.prototype || prototype === null) && ownSymbols.length === 0
}

function refuse(place: string, what: string): TypeError {
  return new TypeError(`Canonical JSON cannot hold ${what} at ${place}`)
}
