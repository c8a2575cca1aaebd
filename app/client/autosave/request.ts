import type { Entries, SaveAnswer, SaveRefusal } from '~/forms/save-answer'

/** What is sent of one unit. */
export interface Sending {
  key: string
  base: number
  entries: Entries
}

export type Reply =
  | { kind: 'answer'; answer: SaveAnswer }
  | { kind: 'refusal'; refusal: SaveRefusal }
  /** The session is over, or somebody else's. */
  | { kind: 'logged-out' }
  /** This person may not write here any more. */
  | { kind: 'forbidden' }
  /** Nothing came back, or the server cannot at the moment: it may have been saved or not. */
  | { kind: 'unknown'; retryAfter: number }

const LONGEST_WAIT = 20_000
/** Browsers carry no more than 64 KiB on behalf of a page that is being left. */
const KEEPALIVE = 60_000

/** Sends units; always answers, never throws. */
export async function sendUnits(
  address: string,
  person: string,
  units: readonly Sending[],
  leaving: boolean,
): Promise<Reply> {
  const body = new URLSearchParams([['orang', person]])
  for (const { key, base, entries } of units) {
    body.append(`b.${key}`, String(base))
    for (const [name, value] of entries) body.append(name, value)
  }
  try {
    const response = await fetch(address, {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
      redirect: 'manual',
      ...(leaving && body.toString().length < KEEPALIVE
        ? { keepalive: true }
        : { signal: AbortSignal.timeout(LONGEST_WAIT) }),
    })
    return await read(response)
  } catch {
    return { kind: 'unknown', retryAfter: 0 }
  }
}

async function read(response: Response): Promise<Reply> {
  if (response.ok) return { kind: 'answer', answer: (await response.json()) as SaveAnswer }
  if (response.status === 400) return { kind: 'refusal', refusal: (await response.json()) as SaveRefusal }
  if (response.status === 401) return { kind: 'logged-out' }
  if (response.status === 403 || response.status === 404) return { kind: 'forbidden' }
  return { kind: 'unknown', retryAfter: Number(response.headers.get('Retry-After')) * 1000 || 0 }
}
