import type { FieldSheet, FieldStage, SyncAnswer } from '~/domain/field-kit'
import type { KeptPhoto, PhotoAnswer } from '~/domain/kept-photo'
import type { Asked } from '~/domain/kept-sheet'
import { DOSSIERS } from '~/domain/sheet-texts'
import { writePlace } from '~/domain/visit-photos'

/** What came back from the server. */
export type Reply<T> =
  | { kind: 'answer'; answer: T }
  /** The session is over, or somebody else's. */
  | { kind: 'logged-out' }
  /** This person may not see it any more. */
  | { kind: 'gone' }
  /** It refuses for a reason that only time or its judge can change. */
  | { kind: 'refused' }
  /** Nothing came back, or the server cannot at the moment. */
  | { kind: 'unknown' }

const PATIENCE = 20_000
/** For a photo over a slow link. */
const PHOTO_PATIENCE = 180_000

/** Asks the server; always answers, never throws. */
async function ask<T>(address: string, init: RequestInit = {}, patience = PATIENCE): Promise<Reply<T>> {
  try {
    const response = await fetch(address, {
      ...init,
      headers: { Accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    })
    return await read(response)
  } catch {
    return { kind: 'unknown' }
  }
}

async function read<T>(response: Response): Promise<Reply<T>> {
  if (response.ok) return { kind: 'answer', answer: (await response.json()) as T }
  // Whoever is not logged in is sent to the log-in.
  if (response.status === 401 || response.type === 'opaqueredirect') return { kind: 'logged-out' }
  if (response.status === 403 || response.status === 404) return { kind: 'gone' }
  if (response.status === 400 && response.headers.get('Content-Type')?.includes('json'))
    return { kind: 'answer', answer: { outcome: 'wrong', ...(await response.json()) } as T }
  return response.status >= 500 || response.status === 429 ? { kind: 'unknown' } : { kind: 'refused' }
}

/** Whose session this device has; null without one. */
export const askPerson = () => ask<{ person: string | null }>('/luring/akun')

export const askStage = (slug: string, stage: string) => ask<FieldStage>(`/menilai/${slug}/${stage}/bekal`)

export const askSheet = (uid: string) => ask<FieldSheet>(`/menilai/lembar/${uid}/bekal`)

/** Hands a sheet in, in the name of the person whom this device keeps it for. */
export const sendSheet = (person: string, uid: string, asked: Asked) =>
  ask<SyncAnswer>(`/menilai/lembar/${uid}/selaras`, {
    method: 'POST',
    body: new URLSearchParams([
      ['write_key', asked.key],
      ['orang', person],
      ['selesai', asked.finished ? 'ya' : ''],
      ['versi', String(asked.version)],
      ['revisi', String(asked.revision)],
      [DOSSIERS, asked.dossierStamp],
      ['waktu', asked.at],
      ...Object.entries(asked.texts),
    ]),
  })

/** Hands a photo in, under the key that it has had from the beginning. */
export function sendPhoto(photo: KeptPhoto, bytes: ArrayBuffer): Promise<Reply<PhotoAnswer>> {
  const body = new FormData()
  const { place } = photo
  for (const [name, value] of [
    ['write_key', photo.id],
    ['orang', photo.person],
    ['waktu', photo.takenAt ?? ''],
    ['tempat', place ? writePlace(place) : ''],
    ['keepsPlace', photo.keepsPlace ? 'ya' : ''],
    ['indicator', photo.indicator],
    ['caption', photo.caption],
  ] as const)
    body.append(name, value)
  body.append('files', new Blob([bytes], { type: photo.type }), photo.name)
  const address = `/menilai/lembar/${photo.sheet}/foto-selaras`
  return ask<PhotoAnswer>(address, { method: 'POST', body }, PHOTO_PATIENCE)
}

/** A picture as text that can be kept and shown without the server; null where it does not come. */
export async function fetchPicture(address: string): Promise<string | null> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) })
    if (!response.ok || !response.headers.get('Content-Type')?.startsWith('image/')) return null
    const blob = await response.blob()
    return await new Promise((done, fail) => {
      const reader = new FileReader()
      reader.onload = () => done(reader.result as string)
      reader.onerror = () => fail(reader.error)
      reader.readAsDataURL(blob)
    })
  } catch {
    return null
  }
}
