/*
 * Degrees as people write them, read into whole hundred-thousandths of a degree: integers throughout, so that a place
 * that was read, shown and read again never moves.
 */

type Point = { latitude: number; longitude: number }

const decimal = String.raw`([+-]?\d{1,3}(?:[.,]\d{1,15})?)°?`

/** Two decimal degrees parted by comma, semicolon or space; decimal commas where space or semicolon parts them. */
const pair = new RegExp(`^${decimal}(?:\\s*;\\s*|\\s*,\\s+|\\s+|,)${decimal}$`)

/** `-6.178, 106.63` and the like. Null when it is no such pair. */
export function readDecimals(text: string): Point | null {
  const [, first, second] = pair.exec(text.trim().replace(/[\u2212\u2013]/g, '-')) ?? []
  if (first === undefined || second === undefined) return null
  return { latitude: toUnits(first), longitude: toUnits(second) }
}

/** Rounds half away from zero at the fifth decimal. */
function toUnits(text: string): number {
  const [whole = '0', fraction = ''] = text.replace(/^[+-]/, '').split(/[.,]/)
  const figures = BigInt(whole + fraction.padEnd(6, '0').slice(0, 6))
  const units = Number((figures + 5n) / 10n)
  return text.startsWith('-') && units !== 0 ? -units : units
}

const angle = String.raw`(\d{1,3})\s*[°º]\s*(?:(\d{1,2})\s*['’′]\s*)?(?:(\d{1,2}(?:[.,]\d{1,6})?)\s*(?:["”″]|'')\s*)?`
const angles = new RegExp(`^${angle}(S|N|LS|LU)[\\s,;]*${angle}(E|T|W|B|BT|BB)$`, 'i')

/** `6°10'41"S 106°37'48"E`, in Indonesian `6°10'41" LS 106°37'48" BT`. Null when it is none, or minutes pass 59. */
export function readAngles(text: string): Point | null {
  const found = angles.exec(text.trim())
  if (!found) return null
  const [, d1 = '', m1 = '', s1 = '', north = '', d2 = '', m2 = '', s2 = '', east = ''] = found
  const latitude = fromParts(d1, m1, s1)
  const longitude = fromParts(d2, m2, s2)
  if (latitude === null || longitude === null) return null
  return {
    latitude: /^(?:S|LS)$/i.test(north) && latitude !== 0 ? -latitude : latitude,
    longitude: /^(?:W|B|BB)$/i.test(east) && longitude !== 0 ? -longitude : longitude,
  }
}

function fromParts(degrees: string, minutes: string, seconds: string): number | null {
  const [whole = '', fraction = ''] = seconds.split(/[.,]/)
  if (Number(minutes) > 59 || Number(whole) > 59) return null
  const micro = BigInt((whole || '0') + fraction.padEnd(6, '0'))
  const total = (BigInt(degrees) * 3600n + BigInt(minutes || '0') * 60n) * 1_000_000n + micro
  const divisor = 3600n * 1_000_000n
  return Number((total * 100_000n * 2n + divisor) / (divisor * 2n))
}
