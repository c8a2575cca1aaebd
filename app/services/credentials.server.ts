import { readFileSync } from 'node:fs'
import type { Db } from '#db/connect'
import { findCredential, saveCredential } from '#db/queries/credentials'
import { listRegionNames } from '#db/queries/regions'
import { deletePersonSessions } from '#db/queries/sessions'
import { locateTemplate } from '#db/templates/locate'
import type { Actor, Role } from '~/domain/actors'
import { InputError, inputError } from '~/domain/errors'
import { CONTEXT_WORDS, checkPassword, passwordMinimum } from '~/domain/password-rules'
import { lineageOf } from '~/domain/regions'
import { limitAttempts } from './attempts.server'
import type { Context } from './context'
import { hashPassword, verifyPassword } from './passwords.server'
import { transact } from './transact.server'

let commonList: Set<string> | undefined

/** Whether a text is on the shipped list of common passwords. */
export function isCommonPassword(text: string): boolean {
  commonList ??= new Set(
    readFileSync(locateTemplate('passwords', 'common.txt'), 'utf8').split('\n').filter(Boolean),
  )
  return commonList.has(text)
}

interface NewPassword {
  password: string
  roles: readonly Role[]
  /** Account and name parts of the person. */
  words: readonly (string | null)[]
  /** Regions that people around the person would guess. */
  regions: readonly (string | null)[]
}

const isText = (word: string | null): word is string => word !== null && word !== ''

/** @throws InputError at the field `password` */
export async function checkNewPassword(
  db: Db,
  { password, roles, words, regions }: NewPassword,
): Promise<void> {
  if (password === '') throw inputError('password', 'required')
  const codes = [...new Set(regions.filter(isText).flatMap((code) => lineageOf(code)))]
  const names = codes.length > 0 ? await listRegionNames(db, codes) : []
  const problem = checkPassword(password, {
    minimum: passwordMinimum(roles),
    words: [...CONTEXT_WORDS, ...words.filter(isText), ...names.map(({ name }) => name)],
    isCommon: isCommonPassword,
  })
  if (problem) throw new InputError([{ field: 'password', ...problem }])
}

const wrongCurrent = limitAttempts(10, 15 * 60)

/**
 * Gives the actor a new password and ends their other sessions.
 * @throws InputError at `current` when it is not the present password, at `password` when the new one will not do;
 * TooManyError after ten wrong ones
 */
export async function changePassword(
  ctx: Context,
  actor: Actor,
  input: { current: string; password: string },
): Promise<void> {
  if (actor.id === null) throw new Error('the program itself has no password')
  const { id } = actor
  const credential = await findCredential(ctx.db, id)
  await wrongCurrent.spend(ctx, actor.uid)
  if (!(await verifyPassword(credential?.password_hash, input.current.slice(0, 1000))))
    throw inputError('current', 'current_password_wrong')
  await wrongCurrent.forget(ctx, actor.uid)
  await checkNewPassword(ctx.db, {
    password: input.password,
    roles: actor.grants.map(({ role }) => role),
    words: [actor.account, actor.name],
    regions: actor.grants.map(({ region }) => region),
  })
  const hash = await hashPassword(input.password)
  await transact(ctx, actor, { type: 'password.changed' }, async (tx, record) => {
    await saveCredential(tx, id, hash, ctx.now().toISOString())
    await deletePersonSessions(tx, id)
    record.refs({ person: actor.uid })
  })
}
