/** Names that Windows keeps for devices, also with an ending. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i
const LONGEST = 60

/**
 * A name of a file or folder that every system takes: no characters that Windows refuses, no device's name, no dot or
 * space at its end, not longer than a path can bear. A file keeps its ending.
 */
export function safeName(name: string, fallback: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, '')
    .replace(/[<>:"/\\|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .trim()
  const ending = /\.[a-z0-9]{1,5}$/i.exec(plain)?.[0] ?? ''
  const stem = [...plain.slice(0, plain.length - ending.length)].slice(0, LONGEST).join('')
  const whole = (stem + ending).replace(/^[. ]+|[. ]+$/g, '')
  if (whole === '') return fallback
  return RESERVED.test(whole) ? `_${whole}` : whole
}

/** Names within one folder, none twice; Windows takes no two that differ by case alone. */
export function uniqueNames(): (name: string) => string {
  const taken = new Set<string>()
  return (name) => {
    const ending = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? ''
    const stem = name.slice(0, name.length - ending.length)
    for (let number = 1; ; number += 1) {
      const candidate = number === 1 ? name : `${stem} (${number})${ending}`
      if (taken.has(candidate.toLowerCase())) continue
      taken.add(candidate.toLowerCase())
      return candidate
    }
  }
}
