import type { Problem } from '~/domain/errors'
import { sha256Hex } from '~/services/ids.server'
import type { WriteKey } from '~/services/transact.server'

/** Fields that the form machinery adds; no service ever sees them. */
const MACHINERY = new Set(['write_key', 'login_account', 'login_password', 'login_as'])

/** Fields that hold passwords, which are never sent back, nor hashed with the write key. */
const SECRET = new Set(['password', 'current'])

/** The fields of one posted form. Repeated fields keep their order. */
export class FormInput {
  readonly #fields: URLSearchParams

  constructor(fields: URLSearchParams) {
    this.#fields = fields
  }

  /** The field's text without surrounding space, line ends as \n; '' when absent. */
  text(name: string): string {
    return (this.#fields.get(name) ?? '').replace(/\r\n?/g, '\n').trim()
  }

  /** Exactly what was sent, line ends as \n: for passwords and long text. */
  raw(name: string): string {
    return (this.#fields.get(name) ?? '').replace(/\r\n?/g, '\n')
  }

  all(name: string): string[] {
    return this.#fields.getAll(name).map((value) => value.replace(/\r\n?/g, '\n').trim())
  }

  has(name: string): boolean {
    return this.#fields.has(name)
  }

  /** Every field but the machinery's and passwords, as sent: to show the form again, or to carry it through a log-in. */
  entries(): [string, string][] {
    return [...this.#fields].filter(([name]) => !MACHINERY.has(name) && !SECRET.has(name))
  }

  /** What a person has written rather than chosen, which nobody wants to write again: texts of several words. */
  written(): string[] {
    return this.entries()
      .filter(([, value]) => /\S\s+\S/.test(value))
      .map(([, value]) => value.replace(/\r\n?/g, '\n').trim())
  }

  /** Fields as a plain object, the last of repeated ones: for Zod. */
  object(): Record<string, string> {
    const values: Record<string, string> = Object.create(null)
    for (const [name] of this.entries()) values[name] = this.text(name)
    return values
  }

  /** The write key of the page this form came from, with the hash of what it says. */
  get once(): WriteKey | undefined {
    const key = this.#fields.get('write_key')
    if (!key || key.length > 120) return undefined
    return { key, sha256: sha256Hex(JSON.stringify(this.entries())) }
  }
}

/** What an action returns with 400, for the page to show the form again with everything typed. */
export interface FormFailure {
  /** With the sentence that the person reads: the catalogue of problems stays on the server. */
  problems: (Problem & { message: string })[]
  values: [string, string][]
}
