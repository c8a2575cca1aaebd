import { type Instant, toInstant, type Zone } from './time'
import { isPlace, type Place } from './visit-photos'

/** What a camera wrote into a photo, as far as a visit needs it. */
export interface CameraData {
  /** When it was taken, by the camera's clock. */
  takenAt: Instant | null
  /** Whether it tells where it was taken. */
  tellsPlace: boolean
  /** Where it was taken, where that can be read. */
  place: Place | null
}

const NOTHING: CameraData = { takenAt: null, tellsPlace: false, place: null }

const IFD = { exif: 0x8769, gps: 0x8825 } as const
const TAG = { taken: 0x9003, offset: 0x9011, south: 1, latitude: 2, west: 3, longitude: 4 } as const
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 }

/** More entries than any camera writes. */
const MOST_ENTRIES = 500

/**
 * Reads the Exif data at the beginning of a JPEG (CIPA DC-008). What cannot be read is not there; where a camera says no
 * offset, its clock is that of `zone`.
 */
export function readCameraData(head: Uint8Array, zone: Zone): CameraData {
  const tiff = findTiff(head)
  if (!tiff) return NOTHING
  try {
    return readTiff(tiff, zone)
  } catch (error) {
    // Offsets that lead outside of the bytes.
    if (error instanceof RangeError) return NOTHING
    throw error
  }
}

/** The TIFF part of the first Exif segment. */
function findTiff(bytes: Uint8Array): DataView | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 2
  while (at + 10 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xda || marker === 0xd9) return null
    const length = view.getUint16(at + 2)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 10))
    if (marker === 0xe1 && name === 'Exif\0\0') {
      const end = Math.min(at + 2 + length, bytes.length)
      return new DataView(bytes.buffer, bytes.byteOffset + at + 10, Math.max(0, end - at - 10))
    }
    if (length < 2) return null
    at += 2 + length
  }
  return null
}

interface Entry {
  type: number
  count: number
  /** Where its value begins. */
  at: number
}

function readTiff(view: DataView, zone: Zone): CameraData {
  const little = view.getUint16(0) === 0x4949
  const entriesAt = (start: number): Map<number, Entry> => {
    const entries = new Map<number, Entry>()
    const count = Math.min(view.getUint16(start, little), MOST_ENTRIES)
    for (let index = 0; index < count; index++) {
      const at = start + 2 + index * 12
      const [type, length] = [view.getUint16(at + 2, little), view.getUint32(at + 4, little)]
      const fits = length * (SIZES[type] ?? 1) <= 4
      entries.set(view.getUint16(at, little), {
        ...{ type, count: length },
        at: fits ? at + 8 : view.getUint32(at + 8, little),
      })
    }
    return entries
  }
  const text = (entry: Entry | undefined): string => {
    if (entry?.type !== 2 || entry.count > 64) return ''
    const bytes = Array.from({ length: entry.count }, (_, index) => view.getUint8(entry.at + index))
    return String.fromCharCode(...bytes).replace(/\0.*$/, '')
  }
  const degrees = (entry: Entry | undefined): number | null => {
    if (entry?.type !== 5 || entry.count !== 3) return null
    const part = (index: number) =>
      view.getUint32(entry.at + index * 8, little) / view.getUint32(entry.at + index * 8 + 4, little)
    const value = part(0) + part(1) / 60 + part(2) / 3600
    return Number.isFinite(value) ? value : null
  }
  const inside = (entry: Entry | undefined) =>
    entry ? entriesAt(view.getUint32(entry.at, little)) : new Map()
  const root = entriesAt(view.getUint32(4, little))
  const exif: Map<number, Entry> = inside(root.get(IFD.exif))
  const gps: Map<number, Entry> = inside(root.get(IFD.gps))
  const [latitude, longitude] = [degrees(gps.get(TAG.latitude)), degrees(gps.get(TAG.longitude))]
  const place =
    latitude === null || longitude === null
      ? null
      : {
          latitude: text(gps.get(TAG.south)) === 'S' ? -latitude : latitude,
          longitude: text(gps.get(TAG.west)) === 'W' ? -longitude : longitude,
        }
  return {
    takenAt: momentOf(text(exif.get(TAG.taken)), text(exif.get(TAG.offset)), zone),
    tellsPlace: root.has(IFD.gps),
    place: place && isPlace(place) ? place : null,
  }
}

function momentOf(taken: string, offset: string, zone: Zone): Instant | null {
  const found = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(taken)
  if (!found) return null
  const [, year, month, day, hour, minute, second] = found
  const date = `${year}-${month}-${day}`
  const time = Date.parse(
    `${date}T${hour}:${minute}:${second}${/^[+-]\d\d:\d\d$/.test(offset) ? offset : 'Z'}`,
  )
  if (Number.isNaN(time)) return null
  if (/^[+-]\d\d:\d\d$/.test(offset)) return new Date(time).toISOString()
  const minuteThen = Date.parse(toInstant({ date, time: `${hour}:${minute}` }, zone))
  return new Date(minuteThen + Number(second) * 1000).toISOString()
}
