/** Degrees as decimals, positive to the north and east. */
export interface Place {
  latitude: number
  longitude: number
}

/** Whether these are degrees on the earth. */
export const isPlace = ({ latitude, longitude }: Place): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180

/** What one sheet's visit may hold. */
export const MOST_VISIT_PHOTOS = 40
export const LONGEST_CAPTION = 300

/** A photo of a field visit as its readers get it: plain data for a page. */
export interface VisitPhoto {
  uid: string
  caption: string
  /** Key of the indicator that it shows; null for the visit as a whole. */
  indicator: string | null
  takenAt: string | null
  /** Whose clock says so; null where nothing does. */
  timeFrom: 'camera' | 'device' | null
  receivedAt: string
  /** Taken without a signal and sent later. */
  offline: boolean
  /** Where it was taken, if its judge allowed that. */
  place: Place | null
  judge: string
}

/** What a device tells of a photo that it sends. */
export interface SentPhoto {
  indicator: string
  caption: string
  takenAt: string | null
  place: Place | null
}

/** A place as `latitude,longitude` with five decimals, about a metre; null for anything else. */
export function readPlace(text: string): Place | null {
  const found = /^(-?\d{1,3}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)$/.exec(text)
  if (!found) return null
  const place = { latitude: Number(found[1]), longitude: Number(found[2]) }
  return isPlace(place) ? place : null
}

export const writePlace = ({ latitude, longitude }: Place): string =>
  `${latitude.toFixed(5)},${longitude.toFixed(5)}`
