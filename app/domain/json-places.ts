/** Which values a JSON text has and in which lines they begin (or what holds them does), or where the text stops being JSON. Lines and columns count from 1. */
export type JsonPlaces =
  | {
      ok: true
      has: (path: readonly PropertyKey[]) => boolean
      lineOf: (path: readonly PropertyKey[]) => number
    }
  | { ok: false; line: number; column: number }

const DEEPEST = 100
const SPACE = /[ \t\n\r]*/y
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

class Fault extends Error {
  constructor(readonly at: number) {
    super(`not JSON at ${at}`)
  }
}

/** Reads a JSON text (RFC 8259) for the places of its values; `JSON.parse` gives the values themselves. */
export function locateJson(text: string): JsonPlaces {
  const places = new Map<string, number>()
  try {
    const end = skipSpace(text, readValue(text, skipSpace(text, 0), [], places))
    if (end < text.length) throw new Fault(end)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const before = text.slice(0, error.at)
    return { ok: false, line: lineAt(text, error.at), column: error.at - before.lastIndexOf('\n') }
  }
  return {
    ok: true,
    has: (path) => places.has(keyOf(path)),
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const at = places.get(keyOf(path.slice(0, length)))
        if (at !== undefined) return lineAt(text, at)
      }
      return 1
    },
  }
}

const keyOf = (path: readonly PropertyKey[]) => JSON.stringify(path.map(String))
const lineAt = (text: string, at: number) => text.slice(0, at).split('\n').length

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

const skipSpace = (text: string, at: number) => at + (match(SPACE, text, at)?.length ?? 0)

/** Notes where the value and those in it begin, and returns where it ends. */
function readValue(text: string, at: number, path: readonly string[], places: Map<string, number>): number {
  if (path.length > DEEPEST) throw new Fault(at)
  places.set(keyOf(path), at)
  const open = text[at]
  if (open === '{' || open === '[') return readItems(text, at, path, places)
  const literal = match(STRING, text, at) ?? match(PLAIN, text, at)
  if (literal === null) throw new Fault(at)
  return at + literal.length
}

function readItems(text: string, from: number, path: readonly string[], places: Map<string, number>): number {
  const named = text[from] === '{'
  const close = named ? '}' : ']'
  let at = skipSpace(text, from + 1)
  if (text[at] === close) return at + 1
  for (let index = 0; ; index++) {
    let name = String(index)
    if (named) {
      const key = match(STRING, text, at)
      if (key === null) throw new Fault(at)
      name = JSON.parse(key) as string
      at = skipSpace(text, at + key.length)
      if (text[at] !== ':') throw new Fault(at)
      at = skipSpace(text, at + 1)
    }
    at = skipSpace(text, readValue(text, at, [...path, name], places))
    if (text[at] === close) return at + 1
    if (text[at] !== ',') throw new Fault(at)
    at = skipSpace(text, at + 1)
  }
}
