/** Lists and objects that fit into so many characters stand on one line. */
const WIDTH = 100

/** JSON as people read it: deep enough to see its shape, figures that belong together side by side. */
export function jsonText(value: unknown, indent = ''): string {
  const whole = JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return whole
  if (whole.length + indent.length <= WIDTH) return flatText(value)
  const deeper = `${indent}  `
  const parts = partsOf(value, (each) => jsonText(each, deeper))
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${parts.map((part) => deeper + part).join(',\n')}\n${indent}${close}`
}

function flatText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const parts = partsOf(value, flatText).join(', ')
  if (Array.isArray(value)) return `[${parts}]`
  return parts === '' ? '{}' : `{ ${parts} }`
}

const partsOf = (value: object, write: (each: unknown) => string): string[] =>
  Array.isArray(value)
    ? value.map(write)
    : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${write(each)}`)
