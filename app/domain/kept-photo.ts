import type { SentPhoto } from './visit-photos'

/** What became of a photo that a device sent. */
export type PhotoAnswer =
  | { outcome: 'received'; photo: string }
  /** It cannot be taken as it is, however often it is sent. */
  | { outcome: 'refused'; reason: string }
  /** The stage has not begun: nothing is taken for now. */
  | { outcome: 'early' }

/** A photo of a visit on a judge's device, until the server has it and as long as the stage is carried. */
export interface KeptPhoto extends SentPhoto {
  readonly person: string
  /** Its key, under which the server takes it once. */
  readonly id: string
  /** Public id of the assignment whose sheet it belongs to. */
  readonly sheet: string
  readonly label: string
  readonly name: string
  /** Its judge allows that its place is kept. */
  readonly keepsPlace: boolean
  readonly type: string
  /** A small picture as a data address, to show it. */
  readonly preview: string | null
  readonly keptAt: string
  readonly received: string | null
  /** Why the server does not take it. */
  readonly refused: string | null
}

/** Whether it is on this device alone. */
export const isPhotoUnsent = ({ received, refused }: KeptPhoto): boolean =>
  received === null && refused === null

/** What is to be sent, in the order in which it was taken. */
export const photosToSend = (photos: Iterable<KeptPhoto>): KeptPhoto[] =>
  [...photos]
    .filter(isPhotoUnsent)
    .toSorted((a, b) => (a.keptAt === b.keptAt ? (a.id < b.id ? -1 : 1) : a.keptAt < b.keptAt ? -1 : 1))

/** The photo after the server's answer. */
export function settlePhoto(photo: KeptPhoto, answer: PhotoAnswer): KeptPhoto {
  switch (answer.outcome) {
    case 'received':
      return { ...photo, received: answer.photo }
    case 'refused':
      return { ...photo, refused: answer.reason }
    case 'early':
      return photo
  }
}
