import type { Insertable, Selectable, Transaction, Updateable } from 'kysely'
import type { Db } from '#db/connect'
import { guardTransaction } from '#db/dialect'
import { findChainHead, insertEvent, nextEventId } from '#db/queries/events'
import { insertRow, type StoredRow, updateRow } from '#db/queries/recorded-rows'
import { findWriteKey, insertWriteKey } from '#db/queries/write-keys'
import { RECORDED, type RecordedTable, SEALED } from '#db/recorded'
import type { Schema } from '#db/schema'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { StateError } from '~/domain/errors'
import { type EventBody, type EventType, INSTALLATION, type RowCommitment } from '~/domain/events'
import { canonicalRow, chainHash, commit, GENESIS } from './commitment.server'
import type { Context } from './context'
import { newUid } from './ids.server'

export type Tx = Transaction<Schema> & Db

/** One form sent once: the key of its page and the hash of what it said. */
export interface WriteKey {
  key: string
  sha256: string
}

export interface Act {
  type: EventType
  /** Public id of the competition whose chain gets the event; the installation's chain without. */
  competition?: string
  once?: WriteKey
}

export type SealedText =
  | 'content'
  | 'reasons'
  | 'change_reason'
  | 'grounds'
  | 'answer'
  | 'corrections'
  | 'notes'
  | 'participants'
  | 'observations'
  | 'caption'
  | 'place'
type Kept = 'id' | 'uid' | 'salt' | 'event_id' | `${SealedText}_salt` | `${SealedText}_sha256`
type NewRow<T extends RecordedTable> = Omit<Insertable<Schema[T]>, Kept> & { uid?: string }
type Changes<T extends RecordedTable> = Omit<Updateable<Schema[T]>, Kept>

/** Why something is erased, and by whom; the recorder adds what it is. */
export type Erasure = Omit<NewRow<'erasure'>, 'table_name' | 'row_uid' | 'column_name' | 'parts'>

/** Writes recorded rows; each write becomes a commitment in the transaction's event. */
export interface Recorder {
  insert<T extends RecordedTable>(table: T, values: NewRow<T>): Promise<Selectable<Schema[T]>>
  update<T extends RecordedTable>(table: T, id: number, changes: Changes<T>): Promise<Selectable<Schema[T]>>
  /**
   * Erases one sealed text with its salt, which only the row of its erasure allows. The hash stays, so that
   * the chain stays whole.
   */
  erase(
    table: RecordedTable,
    row: { id: number; uid: string },
    column: SealedText,
    erasure: Erasure,
  ): Promise<void>
  /** Ids and codes that the event names; enough by itself to record an act that changes no row. */
  refs(refs: EventBody['refs']): void
  /** Changes the kind of act when only the work itself can tell. */
  as(type: EventType): void
  /** Names the competition whose chain gets the event, when only the work itself can tell. */
  chain(competition: string): void
}

/** The stored result of an act that this write key has done already. */
class AlreadyDone extends Error {
  constructor(readonly result: unknown) {
    super('already done')
  }
}

function sealText(
  ctx: Context,
  table: RecordedTable,
  values: Record<string, unknown>,
): Record<string, unknown> {
  const sealed: Record<string, unknown> = { ...values }
  for (const column of SEALED[table] ?? []) {
    if (!(column in values)) continue
    const text = values[column] as string | null
    const salt = Buffer.from(ctx.random(32)).toString('hex')
    sealed[`${column}_salt`] = salt
    sealed[`${column}_sha256`] = commit(salt, text ?? '')
  }
  return sealed
}

class TransactionRecorder implements Recorder {
  readonly rows = new Map<string, RowCommitment>()
  references: EventBody['refs'] | undefined
  type: EventType
  competition: string | undefined

  constructor(
    private readonly ctx: Context,
    private readonly tx: Tx,
    private readonly eventId: number,
    act: Act,
  ) {
    this.type = act.type
    this.competition = act.competition
  }

  async insert<T extends RecordedTable>(table: T, values: NewRow<T>): Promise<Selectable<Schema[T]>> {
    const salt = Buffer.from(this.ctx.random(32)).toString('hex')
    const row = { uid: newUid(this.ctx), ...sealText(this.ctx, table, values), salt, event_id: this.eventId }
    const stored = await insertRow(this.tx, table, row)
    return this.#remember(table, salt, stored)
  }

  async update<T extends RecordedTable>(
    table: T,
    id: number,
    changes: Changes<T>,
  ): Promise<Selectable<Schema[T]>> {
    const salt = Buffer.from(this.ctx.random(32)).toString('hex')
    const row = { ...sealText(this.ctx, table, changes), salt, event_id: this.eventId }
    const stored = await updateRow(this.tx, table, id, row)
    return this.#remember(table, salt, stored)
  }

  async erase(
    table: RecordedTable,
    { id, uid }: { id: number; uid: string },
    column: SealedText,
    erasure: Erasure,
  ): Promise<void> {
    await this.insert('erasure', {
      ...erasure,
      table_name: table,
      row_uid: uid,
      column_name: column,
      parts: 1,
    })
    const gone = { [column]: null, [`${column}_salt`]: null }
    if (RECORDED[table] === 'fixed') {
      await updateRow(this.tx, table, id, gone)
      return
    }
    const salt = Buffer.from(this.ctx.random(32)).toString('hex')
    this.#remember(
      table,
      salt,
      await updateRow(this.tx, table, id, { ...gone, salt, event_id: this.eventId }),
    )
  }

  refs(refs: EventBody['refs']): void {
    this.references = { ...this.references, ...refs }
  }

  as(type: EventType): void {
    this.type = type
  }

  chain(competition: string): void {
    this.competition = competition
  }

  #remember<T extends RecordedTable>(table: T, salt: string, row: StoredRow): Selectable<Schema[T]> {
    this.rows.set(`${table} ${row.uid}`, [table, row.uid, commit(salt, canonicalRow(table, row))])
    return row as Selectable<Schema[T]>
  }

  get wrote(): boolean {
    return this.rows.size > 0 || this.references !== undefined
  }
}

async function appendEvent(ctx: Context, tx: Tx, id: number, actor: Actor, recorder: TransactionRecorder) {
  const chain = recorder.competition ?? INSTALLATION
  const head = await findChainHead(tx, chain)
  const event: EventBody = {
    v: 1,
    chain,
    seq: (head?.seq ?? 0) + 1,
    type: recorder.type,
    at: ctx.now().toISOString(),
    by: actor.uid,
    via: actor.via,
    refs: recorder.references ?? {},
    rows: [...recorder.rows.values()],
  }
  const body = canonicalJson(event)
  const hash = chainHash(head?.hash ?? GENESIS, body)
  await insertEvent(tx, { id, chain, seq: event.seq, type: event.type, at: event.at, body, hash })
}

/**
 * One act: everything that `run` writes, its event and its write key commit together or not at all. Recorded
 * tables can only be written through the recorder (triggers refuse anything else). An act that turns out to
 * change nothing leaves no event. With `once`, a repeated key returns the first result.
 *
 * @throws StateError `write_key_reused` when the key came before with another body.
 */
export async function transact<T>(
  ctx: Context,
  actor: Actor,
  act: Act,
  run: (tx: Tx, record: Recorder) => Promise<T>,
): Promise<T> {
  try {
    return await ctx.db.transaction().execute((transaction) =>
      guardTransaction(async () => {
        const tx = transaction as Tx
        if (act.once) await refuseRepetition(tx, actor, act.once)
        const eventId = await nextEventId(tx)
        const recorder = new TransactionRecorder(ctx, tx, eventId, act)
        const result = await run(tx, recorder)
        if (recorder.wrote) await appendEvent(ctx, tx, eventId, actor, recorder)
        if (act.once)
          await insertWriteKey(tx, {
            person_id: actor.id ?? 0,
            key: act.once.key,
            body_sha256: act.once.sha256,
            result: JSON.stringify(result ?? null),
            created_at: ctx.now().toISOString(),
          })
        return result
      }),
    )
  } catch (error) {
    if (error instanceof AlreadyDone) return error.result as T
    throw error
  }
}

async function refuseRepetition(tx: Tx, actor: Actor, once: WriteKey): Promise<void> {
  const earlier = await findWriteKey(tx, actor.id ?? 0, once.key)
  if (!earlier) return
  if (earlier.body_sha256 !== once.sha256) throw new StateError('write_key_reused')
  throw new AlreadyDone(JSON.parse(earlier.result))
}
