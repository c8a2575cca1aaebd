import { isPhotoUnsent, type KeptPhoto, photosToSend, settlePhoto } from '~/domain/kept-photo'
import { draw, fitWithin, shrink } from '../upload/shrink'
import type { LinkState } from './courier'
import { sendPhoto } from './request'
import type { FieldStore } from './store'
import { whereAmI } from './where'

/** What a judge says of a photo. */
export interface PhotoDetails {
  indicator: string
  caption: string
  /** Whether the place may be kept. */
  keepsPlace: boolean
}

/** Why a photo is not kept. */
export type PhotoFault = 'no-room' | 'too-large'

const LARGEST = 20 * 1024 * 1024
const PREVIEW = 240

const AGAIN = 5_000
const LONGEST_WAIT = 60_000

interface AlbumParts {
  store(): FieldStore | null
  show(photos: ReadonlyMap<string, KeptPhoto>): void
  link(state: LinkState): void
}

/** Photos of visits on this device: on its disk first, then at the server, one after the other, each once. */
export class Album {
  #photos = new Map<string, KeptPhoto>()
  #inFlight: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  /** Photos whose place the device is still asked for: what is sent under a key never changes. */
  readonly #waiting = new Set<string>()

  constructor(readonly parts: AlbumParts) {}

  async load(person: string | null): Promise<void> {
    const store = this.parts.store()
    const photos = person && store ? await store.photos(person) : []
    this.#photos = new Map(photos.map((photo) => [photo.id, photo]))
    this.#show()
  }

  #show = () => this.parts.show(new Map(this.#photos))

  /** Makes a photo as small as uploads are and puts it on the disk before it says so. */
  async add(
    of: Pick<KeptPhoto, 'person' | 'sheet' | 'label'>,
    file: File,
    { indicator, caption, keepsPlace }: PhotoDetails,
  ): Promise<PhotoFault | null> {
    const store = this.parts.store()
    if (!store) return 'no-room'
    const keptAt = new Date().toISOString()
    try {
      const small = await shrink(file)
      if (small.size > LARGEST) return 'too-large'
      const photo: KeptPhoto = {
        ...of,
        ...{ indicator, caption, keepsPlace, keptAt, place: null },
        id: `${of.person}:${crypto.randomUUID()}`,
        name: file.name || 'foto.jpg',
        type: small.type,
        takenAt: new Date(file.lastModified).toISOString(),
        preview: await previewOf(small),
        received: null,
        refused: null,
      }
      if (keepsPlace) this.#waiting.add(photo.id)
      await store.putPhoto(photo, await small.arrayBuffer())
      this.#photos.set(photo.id, photo)
      this.#show()
      if (keepsPlace) await this.#settle({ ...photo, place: await whereAmI() })
      this.#waiting.delete(photo.id)
    } catch {
      return 'no-room'
    }
    void this.flush()
    return null
  }

  async drop(id: string): Promise<void> {
    const photo = this.#photos.get(id)
    if (!photo) return
    this.#photos.delete(id)
    this.#show()
    await this.parts.store()?.removePhoto(photo)
  }

  /** What the server has goes; what it has not stays for its owner's next log-in. */
  async leave(): Promise<void> {
    for (const photo of this.#photos.values())
      if (!isPhotoUnsent(photo)) await this.parts.store()?.removePhoto(photo)
  }

  /** Sends until nothing is left or the link fails; tries again by itself. */
  flush(): Promise<void> {
    if (this.#inFlight) return this.#inFlight
    clearTimeout(this.#timer)
    this.#inFlight = this.#send().finally(() => {
      this.#inFlight = null
      if (photosToSend(this.#photos.values()).length === 0) return
      const wait = Math.min(LONGEST_WAIT, AGAIN * 2 ** Math.min(this.#failures, 4))
      this.#timer = setTimeout(() => void this.flush(), wait)
    })
    return this.#inFlight
  }

  #next(): KeptPhoto | null {
    const [first] = photosToSend(this.#photos.values())
    return first && !this.#waiting.has(first.id) ? first : null
  }

  async #send(): Promise<void> {
    const store = this.parts.store()
    if (!store) return
    let isSending = false
    for (let photo = this.#next(); photo; photo = this.#next()) {
      const bytes = await store.photoBytes(photo)
      if (!bytes) {
        await this.drop(photo.id)
        continue
      }
      isSending = true
      this.parts.link('sending')
      const reply = await sendPhoto(photo, bytes)
      if (reply.kind === 'gone') await this.#settle({ ...photo, refused: 'gone' })
      else if (reply.kind === 'answer') await this.#settle(settlePhoto(photo, reply.answer))
      const isEarly = reply.kind === 'answer' && reply.answer.outcome === 'early'
      if (isEarly || (reply.kind !== 'answer' && reply.kind !== 'gone')) {
        this.#failures += 1
        return this.parts.link(reply.kind === 'logged-out' ? 'logged-out' : isEarly ? 'idle' : 'failing')
      }
      this.#failures = 0
    }
    if (isSending) this.parts.link('idle')
  }

  /** What the server said is on the disk before the next photo is sent; a refused one keeps its bytes. */
  async #settle(photo: KeptPhoto): Promise<void> {
    if (!this.#photos.has(photo.id)) return
    this.#photos.set(photo.id, photo)
    await this.parts.store()?.putPhoto(photo, photo.received === null ? undefined : null)
    this.#show()
  }
}

/** A small picture as a data address; null where the device cannot draw it. */
async function previewOf(photo: Blob): Promise<string | null> {
  try {
    const picture = await createImageBitmap(photo, { imageOrientation: 'from-image' })
    const small = await draw(picture, ...fitWithin(picture.width, picture.height, PREVIEW))
    picture.close()
    return small && (await textOf(small))
  } catch {
    return null
  }
}

const textOf = (blob: Blob): Promise<string> =>
  new Promise((done, fail) => {
    const reader = new FileReader()
    reader.onload = () => done(reader.result as string)
    reader.onerror = () => fail(reader.error)
    reader.readAsDataURL(blob)
  })
