import {
  type ActionFunctionArgs,
  type AppLoadContext,
  json,
  type LoaderFunctionArgs,
  redirect,
  type TypedResponse,
} from '@remix-run/node'
import type { Actor } from '~/domain/actors'
import { ChangedError, InputError, NotFoundError, type Problem } from '~/domain/errors'
import { findHidden } from '~/forms/characters'
import { sayProblem } from '~/i18n/sentence'
import type { Context } from '~/services/context'
import { sha256Hex } from '~/services/ids.server'
import type { WriteKey } from '~/services/transact.server'
import { BASED_ON } from './based-on'
import { type RefusedForm, toErrorResponse } from './errors.server'
import { type FormFailure, FormInput } from './form.server'
import type { UploadedFile } from './load-context'
import { readLocale, safePath } from './locale.server'
import { loginInPlace } from './login.server'

/** One request to a page that anyone may open. */
export interface Visit {
  ctx: Context
  actor: Actor | null
  request: Request
  url: URL
  params: Record<string, string | undefined>
  context: AppLoadContext
}

/** One request of a person who is logged in. */
export interface PrivateVisit extends Visit {
  actor: Actor
}

export interface Posted {
  form: FormInput
  files: UploadedFile[]
  once: WriteKey | undefined
}

function visit({ request, params, context }: LoaderFunctionArgs): Visit {
  return {
    ctx: context.ctx,
    actor: context.session?.actor ?? null,
    request,
    url: new URL(request.url),
    params,
    context,
  }
}

const localeOf = (context: AppLoadContext) => readLocale(context.cookies, context.session?.actor ?? null)

/** What a form's page needs to show it again: what is wrong, in words, and everything typed. */
export function toFailure(
  context: AppLoadContext,
  problems: readonly Problem[],
  form: FormInput,
): FormFailure {
  const sentence = sayProblem(localeOf(context))
  return {
    problems: problems.map((problem) => ({ ...problem, message: sentence(problem) })),
    values: form.entries(),
  }
}

/** The same for a form that met a change: what is sent next is based on what the page now shows. */
function toClash(context: AppLoadContext, error: ChangedError, form: FormInput): FormFailure {
  const failure = toFailure(context, [{ field: '', kind: error.reason }, ...error.differences], form)
  return { ...failure, values: failure.values.filter(([name]) => name !== BASED_ON) }
}

function fail(error: unknown, context: AppLoadContext, refused?: RefusedForm): never {
  throw toErrorResponse(error, localeOf(context), refused) ?? error
}

/** A form whose files are gone cannot be sent again by itself. */
function refusedForm({ url, form, files }: Pick<Visit & Posted, 'url' | 'form' | 'files'>): RefusedForm {
  const written = form.written()
  if (files.length > 0) return { written }
  const action = url.pathname + url.search
  return { written, retry: { action, fields: form.entries(), writeKey: form.raw('write_key') } }
}

/** Where a person who is not logged in is sent: the same for what exists and what does not. */
const loginUrl = (url: URL) => `/masuk?${new URLSearchParams({ ke: safePath(url.pathname + url.search) })}`

type Data<T> = T extends Response ? T : TypedResponse<T>
const asResponse = <T>(value: T): Data<T> => (value instanceof Response ? value : json(value)) as Data<T>

/** A GET that anyone may send. */
export function publicLoader<T>(load: (visit: Visit) => Promise<T> | T) {
  return async (args: LoaderFunctionArgs): Promise<Data<T>> => {
    try {
      return asResponse(await load(visit(args)))
    } catch (error) {
      return fail(error, args.context)
    }
  }
}

/** A GET of somebody who is logged in; others are sent to the log-in. */
export function privateLoader<T>(load: (visit: PrivateVisit) => Promise<T> | T) {
  return async (args: LoaderFunctionArgs): Promise<Data<T>> => {
    const { actor, ...rest } = visit(args)
    if (!actor) throw redirect(loginUrl(rest.url))
    try {
      return asResponse(await load({ ...rest, actor }))
    } catch (error) {
      return fail(error, args.context)
    }
  }
}

/** Two posts are the same act only if they go to the same address and also carry the same files. */
export function onceAt(
  pathname: string,
  form: FormInput,
  files: readonly UploadedFile[] = [],
): WriteKey | undefined {
  if (!form.once) return undefined
  const said = [
    pathname.replace(/\.data$/, ''),
    form.once.sha256,
    ...files.map(({ field, sha256 }) => `${field} ${sha256}`),
  ]
  return { key: form.once.key, sha256: sha256Hex(said.join('\n')) }
}

const onceOf = (request: Request, form: FormInput, files: readonly UploadedFile[]) =>
  onceAt(new URL(request.url).pathname, form, files)

type Act<V, T> = (visit: V & Posted) => Promise<T>

async function respond<V extends Visit, T>(act: Act<V, T>, posted: V & Posted) {
  try {
    const hidden = findHidden(posted.form.entries())
    if (hidden.length > 0) throw new InputError(hidden)
    return asResponse(await act(posted))
  } catch (error) {
    if (error instanceof Response) throw error
    if (error instanceof InputError) {
      return json(toFailure(posted.context, error.problems, posted.form), { status: 400 })
    }
    if (error instanceof ChangedError)
      return json(toClash(posted.context, error, posted.form), { status: 409 })
    return fail(error, posted.context, refusedForm(posted))
  }
}

/** A POST that anyone may send. */
export function publicAction<T>(act: Act<Visit, T>) {
  return async (args: ActionFunctionArgs) => {
    const form = new FormInput(new URLSearchParams(args.context.body))
    return respond(act, {
      ...visit(args),
      form,
      files: args.context.files,
      once: onceOf(args.request, form, args.context.files),
    })
  }
}

/**
 * A POST of somebody who is logged in. When the session has ended meanwhile, the answer is the log-in form
 * with everything that was typed; sent again with the password it completes as the same person.
 */
export function privateAction<T>(act: Act<PrivateVisit, T>) {
  return async (args: ActionFunctionArgs) => {
    const form = new FormInput(new URLSearchParams(args.context.body))
    const { files } = args.context
    const posted = { ...visit(args), form, files, once: onceOf(args.request, form, files) }
    return respond(async (sent: Visit & Posted): Promise<T> => {
      const actor = sent.actor ?? (await loginInPlace(args.context, sent.url, form))
      return act({ ...sent, actor })
    }, posted)
  }
}

/** The parameter of the path, which its route guarantees. */
export function param(visit: Pick<Visit, 'params'>, name: string): string {
  const value = visit.params[name]
  if (!value) throw new NotFoundError(name)
  return value
}

/**
 * After a successful POST: 303 to the page that shows the outcome, maybe at a place in it (`#…`); `notice` is a key
 * of the area `notices`.
 */
export function done(to: string, notice?: string): Response {
  // A header takes ASCII alone: the address is written as browsers write it.
  const url = new URL(`http://sinilai.invalid${to}`)
  if (notice) url.searchParams.set('pesan', notice)
  return redirect(url.pathname + url.search + url.hash, 303)
}
