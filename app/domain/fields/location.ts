import { readAngles, readDecimals } from './angles'
import type { FieldType, LocationField } from './types'

/** Latitude and longitude in hundred-thousandths of a degree (about a metre). */
type Point = { latitude: number; longitude: number }

const UNIT = 100_000
const canonical = /^-?\d{1,2}\.\d{5},-?\d{1,3}\.\d{5}$/
/** Whether a value is a place, and can be shown on a map. */
export const isPlace = (value: string): boolean => canonical.test(value)

/** The corners of a box around all of Indonesia. */
const SOUTH_WEST = { latitude: -11 * UNIT - UNIT / 2, longitude: 94 * UNIT + UNIT / 2 }
const NORTH_EAST = { latitude: 6 * UNIT + UNIT / 2, longitude: 141 * UNIT + UNIT / 2 }

/** Where maps write a point into their addresses; a marked place before the middle of the map. */
const inAddress = [
  /!3d(-?\d+\.\d+)!4d(-?\d+\.\d+)/,
  /[?&](?:q|query|ll|destination|daddr|center)=(?:loc:)?(-?\d+\.\d+)(?:,|%2C)\s*(-?\d+\.\d+)/i,
  /[?&]mlat=(-?\d+\.\d+)&mlon=(-?\d+\.\d+)/,
  /@(-?\d+\.\d+),(-?\d+\.\d+)/,
  /#map=\d+\/(-?\d+\.\d+)\/(-?\d+\.\d+)/,
  /^geo:(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)/i,
]

/**
 * A place, kept as `latitude,longitude` with five decimals: `-6.17806,106.63000`. Reads decimal degrees, degrees with
 * minutes and seconds (`6°10'41"S 106°37'48"E`, `6°10'41" LS 106°37'48" BT`) and the address of a map.
 */
export const location: FieldType<LocationField> = {
  parse(_field, typed) {
    const text = typed.trim()
    const point = canonical.test(text) ? readDecimals(text) : readPoint(text)
    if (point && isOnEarth(point)) return { ok: true, value: write(point) }
    const isShort = /^https?:\/\/(?:maps\.app\.goo\.gl|goo\.gl)\//i.test(text)
    return { ok: false, problem: { kind: isShort ? 'short-map-link' : 'not-a-location' } }
  },
  format: (_field, value) => (isPlace(value) ? value.replace(',', ', ') : value),
  edit: (_field, value) => (isPlace(value) ? value.replace(',', ', ') : value),
  problems(field, value) {
    const parsed = location.parse(field, value, 'id')
    if (!parsed.ok) return [parsed.problem]
    const point = readDecimals(parsed.value)
    if (parsed.value !== value || !point) return [{ kind: 'not-a-location' }]
    return isInIndonesia(point) ? [] : [{ kind: 'outside-indonesia' }]
  },
}

function readPoint(text: string): Point | null {
  for (const pattern of inAddress) {
    const found = pattern.exec(text)
    if (found) return readDecimals(`${found[1]},${found[2]}`)
  }
  return /:\/\//.test(text) ? null : (readDecimals(text) ?? readAngles(text))
}

const isBetween = (value: number, least: number, most: number) => value >= least && value <= most

const isOnEarth = ({ latitude, longitude }: Point) =>
  isBetween(latitude, -90 * UNIT, 90 * UNIT) && isBetween(longitude, -180 * UNIT, 180 * UNIT)

const isInIndonesia = ({ latitude, longitude }: Point) =>
  isBetween(latitude, SOUTH_WEST.latitude, NORTH_EAST.latitude) &&
  isBetween(longitude, SOUTH_WEST.longitude, NORTH_EAST.longitude)

function degrees(value: number): string {
  const digits = String(Math.abs(value)).padStart(6, '0')
  return `${value < 0 ? '-' : ''}${digits.slice(0, -5)}.${digits.slice(-5)}`
}

const write = ({ latitude, longitude }: Point) => `${degrees(latitude)},${degrees(longitude)}`
