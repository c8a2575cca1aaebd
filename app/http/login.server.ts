import { type AppLoadContext, json } from '@remix-run/node'
import type { Actor } from '~/domain/actors'
import { InputError, StateError, TooManyError } from '~/domain/errors'
import { logIn } from '~/services/login.server'
import { beginSession } from './device-account.server'
import type { FormInput } from './form.server'

/** Shown by the error page as a log-in form that carries what was typed. */
export interface LoginRequest {
  kind: 'login'
  action: string
  account: string
  /** Public id in the form's write key: the person who typed it. */
  as: string
  fields: [string, string][]
  writeKey: string
  failure: 'wrong' | 'other_person' | 'too_many' | null
  seconds: number
}

/** Write keys begin with the public id of the person whose page they were made for. */
const ownerOf = (form: FormInput) => (form.raw('write_key').split(':')[0] ?? '').slice(0, 60)

/**
 * Logs a person in with the very request that met an ended session and lets that request go on.
 * @throws Response 401 with the log-in form when there is no password yet, it is wrong, or it is another person's.
 */
export async function loginInPlace(context: AppLoadContext, url: URL, form: FormInput): Promise<Actor> {
  const owner = ownerOf(form)
  const ask = (failure: LoginRequest['failure'], seconds = 0) => {
    const body: LoginRequest = {
      kind: 'login',
      action: url.pathname + url.search,
      account: form.text('login_account'),
      as: owner,
      fields: form.entries(),
      writeKey: form.raw('write_key'),
      failure,
      seconds,
    }
    return json(body, { status: failure === 'too_many' ? 429 : 401 })
  }
  if (!form.has('login_account')) throw ask(null)
  let actor: Actor
  try {
    actor = await logIn(context.ctx, {
      account: form.text('login_account'),
      password: form.raw('login_password'),
      remoteAddress: context.remoteAddress,
    })
  } catch (error) {
    if (error instanceof TooManyError) throw ask('too_many', error.seconds)
    if (error instanceof InputError || error instanceof StateError) throw ask('wrong')
    throw error
  }
  if (owner && owner !== actor.uid) throw ask('other_person')
  await beginSession(context, actor)
  return actor
}
