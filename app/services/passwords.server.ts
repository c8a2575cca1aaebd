import { hash, verify } from '@node-rs/argon2'

// 2 = argon2id: the enum is ambient and cannot be imported as a value.
const OPTIONS = { algorithm: 2 as const, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const AT_ONCE = 4

let running = 0
const waiting: (() => void)[] = []

/** Few hashes at once: each takes 19 MiB and a thread, and log-ins must not starve the rest. */
async function limited<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

export const hashPassword = (password: string) => limited(() => hash(password.normalize('NFC'), OPTIONS))

const dummy = limited(() => hash('no account has this password', OPTIONS))

/** Takes as long without a stored hash as with one, so that unknown accounts cannot be told by time. */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  const reference = stored ?? (await dummy)
  const right = await limited(() => verify(reference, password.normalize('NFC')))
  return right && stored !== undefined
}
