import { DetailedError, defaultOptions, Upload } from 'tus-js-client'
import { FIRST_PIECE, nextPiece } from '~/domain/upload-piece'

export interface Details {
  dossier: string
  field: string
  caption: string
  visibility: string
  personalData: string
  showsChildren: string
}

export type Outcome =
  | { kind: 'stored' }
  /** The server will not take it; the words are for the person. */
  | { kind: 'refused'; messages: string[] }
  | { kind: 'session' }
  /** The link is gone for longer than it was waited for. */
  | { kind: 'failed' }

const ENDPOINT = '/unggah'
const PAUSES = [0, 1000, 3000, 5000, ...Array<number>(60).fill(10_000)]

/** What makes a file the same one after the page was loaded again. */
const nameOf = (file: File, body: Blob, { dossier, field }: Details) =>
  ['sinilai', dossier, field, file.name, file.size, file.lastModified, body.size].join('|')

/** A photo that was made into a JPEG on the way is called one. */
const sentName = (file: File, body: Blob) =>
  body !== file && body.type === 'image/jpeg' ? `${file.name.replace(/\.\w{1,5}$/, '')}.jpg` : file.name

const mayComeBack = (status: number) => status === 0 || status >= 500 || [409, 423, 429].includes(status)

/** Whether a 409 is the server's last word: it says why, where a mere overlap of pieces does not. */
const isAnswered = (body: string) => body.startsWith('{')

/** Sends one file, going on from where an earlier attempt stopped. `abort` gives it up. */
export function transfer(
  file: File,
  body: Blob,
  details: Details,
  tell: { progress: (part: number) => void; waiting: () => void },
): { outcome: Promise<Outcome>; abort: () => Promise<void> } {
  let settle: (outcome: Outcome) => void = () => {}
  const outcome = new Promise<Outcome>((resolve) => {
    settle = resolve
  })
  let began = 0
  const upload: Upload = new Upload(body, {
    endpoint: ENDPOINT,
    chunkSize: FIRST_PIECE,
    retryDelays: PAUSES,
    removeFingerprintOnSuccess: true,
    metadata: { name: sentName(file, body), ...details },
    fingerprint: async () => nameOf(file, body, details),
    onBeforeRequest() {
      began = performance.now()
    },
    onChunkComplete() {
      upload.options.chunkSize = nextPiece(upload.options.chunkSize ?? FIRST_PIECE, performance.now() - began)
    },
    onProgress: (sent, whole) => tell.progress(whole ? sent / whole : 0),
    onShouldRetry(error) {
      const response = error instanceof DetailedError ? error.originalResponse : null
      const retry = mayComeBack(response?.getStatus() ?? 0) && !isAnswered(response?.getBody() ?? '')
      if (retry) tell.waiting()
      return retry
    },
    async onError(error) {
      const response = error instanceof DetailedError ? error.originalResponse : null
      const status = response?.getStatus() ?? 0
      if (status === 401) return settle({ kind: 'session' })
      const messages = readMessages(response?.getBody() ?? '')
      if (messages === null) return settle({ kind: 'failed' })
      await forget(nameOf(file, body, details))
      settle({ kind: 'refused', messages })
    },
    async onSuccess({ lastResponse }) {
      const stored = lastResponse.getHeader('Upload-Stored') ?? lastResponse.getBody()
      settle(stored ? { kind: 'stored' } : await confirm(upload.url ?? '', body.size, tell.waiting))
    },
  })
  upload
    .findPreviousUploads()
    .then(([previous]) => {
      if (previous) upload.resumeFromPreviousUpload(previous)
      upload.start()
    })
    .catch(() => settle({ kind: 'failed' }))
  return { outcome, abort: () => upload.abort(true) }
}

/** All bytes are there but the answer was lost: asks again what became of them, for as long as a piece would be sent again. */
async function confirm(url: string, size: number, waiting: () => void): Promise<Outcome> {
  for (const pause of PAUSES) {
    await new Promise((resolve) => setTimeout(resolve, pause))
    const outcome = await ask(url, size)
    if (outcome.kind !== 'failed') return outcome
    waiting()
  }
  return { kind: 'failed' }
}

async function ask(url: string, size: number): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      method: 'PATCH',
      headers: {
        'Tus-Resumable': '1.0.0',
        'Content-Type': 'application/offset+octet-stream',
        'Upload-Offset': String(size),
      },
    })
    if (response.ok) return { kind: 'stored' }
    if (response.status === 401) return { kind: 'session' }
    const messages = readMessages(await response.text())
    return messages === null ? { kind: 'failed' } : { kind: 'refused', messages }
  } catch {
    return { kind: 'failed' }
  }
}

/** The server's reasons; null for an answer that gives none, such as a proxy's. */
function readMessages(body: string): string[] | null {
  try {
    const answer: unknown = JSON.parse(body)
    if (typeof answer !== 'object' || answer === null || !('kind' in answer)) return null
    if (answer.kind === 'unavailable') return null
    return 'messages' in answer && Array.isArray(answer.messages) ? answer.messages.map(String) : []
  } catch {
    return null
  }
}

async function forget(fingerprint: string): Promise<void> {
  const store = defaultOptions.urlStorage
  for (const { urlStorageKey } of await store.findUploadsByFingerprint(fingerprint))
    await store.removeUpload(urlStorageKey)
}

const DAY = 24 * 60 * 60_000

/** Names of files of this dossier that an earlier visit began and did not finish. */
export async function listUnfinished(dossier: string): Promise<string[]> {
  const all = await defaultOptions.urlStorage.findAllUploads()
  return all
    .filter(({ metadata }) => metadata['dossier'] === dossier)
    .filter(({ creationTime }) => Date.now() - Date.parse(creationTime) < DAY)
    .map(({ metadata }) => metadata['name'] ?? '')
}
