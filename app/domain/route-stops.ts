import { parseTime } from './time'

/** One halt of a visit. */
export interface Stop {
  /** `08.30` on the competition's clock; null where only the order is known. */
  time: string | null
  place: string
  note: string | null
}

export const MOST_STOPS = 40
const LONGEST_PART = 300

export type StopProblem = {
  kind: 'route_too_many' | 'route_line' | 'route_time' | 'route_order'
  params: Record<string, number>
}

/**
 * Reads one stop per line: `08.30 | place | note`, of which only the place must be there. Order is the order of lines;
 * times that are given never go back.
 */
export function readStops(typed: string): { stops: Stop[]; problem: StopProblem | null } {
  const lines = typed.split('\n').map((line) => line.trim())
  const stops: Stop[] = []
  let latest = ''
  const fault = (kind: StopProblem['kind'], n: number) => ({ stops: [], problem: { kind, params: { n } } })
  for (const [index, line] of lines.entries()) {
    if (line === '') continue
    const parts = line.split('|').map((part) => part.trim())
    const [first = '', ...rest] = parts
    const time = rest.length > 0 ? parseTime(first) : null
    if (rest.length > 0 && first !== '' && time === null) return fault('route_time', index + 1)
    const [place = '', note = '', ...more] = rest.length > 0 ? rest : [first]
    if (place === '' || more.length > 0 || Math.max(place.length, note.length) > LONGEST_PART)
      return fault('route_line', index + 1)
    if (time !== null && time < latest) return fault('route_order', index + 1)
    latest = time ?? latest
    stops.push({ time, place, note: note === '' ? null : note })
  }
  if (stops.length > MOST_STOPS) return fault('route_too_many', MOST_STOPS)
  return { stops, problem: null }
}

/** The text that `readStops` reads back as the same. */
export const writeStops = (stops: readonly Stop[]): string =>
  stops
    .map(({ time, place, note }) => {
      if (time === null && note === null) return place
      return [time ?? '', place, ...(note === null ? [] : [note])].join(' | ')
    })
    .join('\n')
