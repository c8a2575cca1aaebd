import type { Who } from '#tests/access/row'
import type { TestContext } from '#tests/support/context'
import type { World } from '#tests/support/world'

export interface TypedFile {
  name: string
  mimeType: string
  bytes: Uint8Array
}

/** What a person types, chooses, ticks or attaches, by field name; hidden fields may be falsified as well. */
export type Typed = Record<string, string | boolean | TypedFile>

/** One form of a page, as somebody without JavaScript sends it. */
export interface FormCase {
  /** Id of the route whose action gets the form. */
  route: string
  as: Who
  page: (world: World, ctx: TestContext) => string | Promise<string>
  /** A form of that page which is sent first, because only its answer shows this one. */
  after?: { form: string; typed: Typed }
  /** Selector of the form on the page. */
  form: string
  /** Selector of the button inside the form, when it has several. */
  button?: string
  /** Which of several forms of the route this is. */
  state?: string
  /** Brings the world into the state in which the page shows the form. */
  prepare?: (world: World, ctx: TestContext) => unknown
  /** Environment of the server beyond the tests' own, such as `SMTP_URL`. */
  env?: Record<string, string>
  right: (world: World) => Typed
  /** The page that a right form leads to is its own answer, for what is shown only once. */
  answersItself?: true
  /** A right form is answered with a file of this name, and the page stays. */
  answersFile?: string
  /** What can be wrong is at no field of the form: buttons alone, or lines of a file. */
  faultless?: true
  /**
   * A mistake that the server answers with 400 and everything typed still there, or `meanwhile`: what happens
   * between opening the page and sending the form, answered with 409. `null` for an act that nobody can get wrong.
   */
  wrong: ((world: World) => Typed) | { meanwhile: (world: World, ctx: TestContext) => unknown } | null
}

/** The form of the page's main part that carries the write key of that name. */
export const keyed = (name: string) => `main form:has([name=write_key][value$=".${name}"])`
