import { listTakenAccounts } from '#db/queries/people'
import { findRegion } from '#db/queries/regions'
import { type Actor, ROLES } from '~/domain/actors'
import type { CsvFault } from '~/domain/csv-faults'
import { InputError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { parseForm } from '~/forms/parse'
import { accountForm, type GrantInput, grantForm, type PersonInput, personForm } from '~/forms/people'
import { authorize } from './authorize.server'
import type { Context } from './context'
import { type CsvCells, type CsvFormat, type CsvRowFault, readCsv } from './csv.server'
import { insertGrant, type ResolvedGrant, resolveGrant } from './grants.server'
import { insertLink, LINK_DAYS, makeLinks } from './links.server'
import { insertPerson } from './people.server'
import { type Tx, transact, type WriteKey } from './transact.server'

interface Row {
  account: string
  person: PersonInput
  grant: GrantInput
}

const OPTIONAL = [
  'title_before',
  'title_after',
  'office',
  'email',
  'phone',
  'nip',
  'nidn',
  'home_region',
  'work_region',
  'locale',
  'competition',
  'region',
  'basis',
  'basis_number',
  'basis_date',
  'valid_from',
  'valid_until',
] as const

const CODES: ReadonlySet<string> = new Set(['home_region', 'work_region', 'region', 'nip', 'nidn', 'phone'])

/** The columns of `accounts import`; a person with several roles stands on as many lines. */
export const ACCOUNT_COLUMNS = [
  { name: 'account', type: 'text' },
  { name: 'name', type: 'text' },
  { name: 'role', type: 'text' },
  ...OPTIONAL.map((name) => ({ name, type: 'text', optional: true }) as const),
] as const

const FORMAT: CsvFormat<Row> = { columns: ACCOUNT_COLUMNS, readRow, maxRows: 20_000 }

function readRow(cells: CsvCells): ReturnType<CsvFormat<Row>['readRow']> {
  const values = Object.fromEntries(
    Object.entries(cells)
      .map(([name, value]) => [name, cleaned(name, String(value ?? ''))] as const)
      .filter(([name, value]) => name !== 'locale' || value !== ''),
  )
  const faults: CsvRowFault[] = []
  const parse = <T>(read: () => T): T | null => {
    try {
      return read()
    } catch (error) {
      faults.push(...faultsOf(error))
      return null
    }
  }
  const account = parse(() => parseForm(accountForm, values))
  const person = parse(() => parseForm(personForm, values))
  const grant = parse(() => parseForm(grantForm, values))
  return account && person && grant ? { value: { ...account, person, grant } } : { faults }
}

/** Spreadsheets keep codes as text behind an apostrophe, or with the name after them. */
function cleaned(name: string, text: string): string {
  const plain = text.trim()
  if (!CODES.has(name)) return plain
  const bare = plain.replace(/^'/, '')
  return name.endsWith('region') ? (bare.split(/\s/, 1)[0] ?? '') : bare
}

/** Columns that take one of a few words: a fault names them. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  role: ROLES,
  basis: ['sk', 'surat_tugas'],
  locale: ['id', 'en'],
}

function faultsOf(error: unknown): CsvRowFault[] {
  if (!(error instanceof InputError)) throw error
  return error.problems.map(({ field, kind, params = {} }) => {
    const columnName = field === '' ? null : field
    const words = WORDS[field]
    return kind === 'invalid' && words
      ? { columnName, kind: 'not_allowed', params: { allowed: words.join(', ') } }
      : { columnName, kind, params }
  })
}

export type AccountImport =
  | { ok: true; people: { uid: string; account: string; name: string; url: string }[] }
  | { ok: false; faults: readonly CsvFault[] }

/**
 * Creates people with their roles and one-time links from a file, all or none. Accounts that exist already are
 * faults.
 * @throws ForbiddenError for those who may create nobody
 */
export async function importAccounts(
  ctx: Context,
  actor: Actor,
  bytes: Uint8Array,
  once?: WriteKey,
): Promise<AccountImport> {
  authorize(actor, 'people.list', null)
  const reading = readCsv(bytes, FORMAT)
  if (!reading.ok) return reading
  const links = makeLinks(ctx, actor, once)
  const faults: CsvFault[] = []
  const act = { type: 'account.created', ...(once ? { once } : {}) } as const
  class Refused extends Error {}
  try {
    const people = await transact(ctx, actor, act, async (tx, record) => {
      const taken = await takenAccounts(
        tx,
        reading.rows.map(({ value }) => value.account),
      )
      const created = new Map<string, { id: number; uid: string; name: string; link: string }>()
      for (const { line, value } of reading.rows) {
        const add = (found: CsvRowFault[]) => faults.push(...found.map((fault) => reading.place(line, fault)))
        const earlier = created.get(value.account)
        const checked = await checkRow(tx, actor, value, taken, earlier?.name)
        if ('faults' in checked) {
          add(checked.faults)
          continue
        }
        try {
          const person = earlier ?? (await createOne(value))
          created.set(value.account, person)
          await insertGrant(ctx, record, person.id, checked.grant, value.grant, actor)
        } catch (error) {
          add(faultsOf(error))
        }
      }
      if (faults.length > 0) throw new Refused()
      record.refs({ people: [...created.values()].map(({ uid }) => uid) })
      return [...created].map(([account, { uid, name, link }]) => ({ account, uid, name, link }))

      async function createOne({ account, person: input }: Row) {
        const person = await insertPerson(ctx, tx, record, account, input)
        const link = await insertLink(ctx, record, {
          token: links.token(account),
          purpose: 'new_password',
          days: LINK_DAYS.new_account,
          by: actor,
          person_id: person.id,
          at: person.created_at,
        })
        return { id: person.id, uid: person.uid, name: person.name, link: link.uid }
      }
    })
    const issued = people.map(({ link, account }) => ({ uid: link, subject: account }))
    const urls = await links.reveal(ctx.db, issued)
    return {
      ok: true,
      people: people.map(({ link: _, ...person }) => ({ ...person, url: urls.get(person.account) ?? '' })),
    }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, faults }
    throw error
  }
}

async function takenAccounts(tx: Tx, accounts: readonly string[]): Promise<Set<string>> {
  const taken = new Set<string>()
  for (let start = 0; start < accounts.length; start += 500)
    for (const account of await listTakenAccounts(tx, accounts.slice(start, start + 500))) taken.add(account)
  return taken
}

async function checkRow(
  tx: Tx,
  actor: Actor,
  { account, person, grant }: Row,
  taken: ReadonlySet<string>,
  earlierName: string | undefined,
): Promise<{ grant: ResolvedGrant } | { faults: CsvRowFault[] }> {
  const fault = (columnName: string, kind: string) => ({ faults: [{ columnName, kind, params: {} }] })
  if (taken.has(account)) return fault('account', 'account_taken')
  if (earlierName !== undefined && earlierName !== person.name) return fault('name', 'account_twice')
  for (const column of ['home_region', 'work_region'] as const) {
    const code = person[column]
    if (code && !(await findRegion(tx, code))) return fault(column, 'unknown_region')
  }
  try {
    const resolved = await resolveGrant(tx, grant)
    return can(actor, 'grant.give', resolved.subject) ? { grant: resolved } : fault('role', 'grant_not_yours')
  } catch (error) {
    return { faults: faultsOf(error) }
  }
}
