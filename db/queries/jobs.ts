import type { Insertable, Updateable } from 'kysely'
import type { Db } from '../connect'
import type { JobTable } from '../schema'

export async function insertJob(db: Db, row: Insertable<JobTable>): Promise<void> {
  await db.insertInto('job').values(row).execute()
}

export function findJob(db: Db, uid: string) {
  return db.selectFrom('job').selectAll().where('uid', '=', uid).executeTakeFirst()
}

/** The waiting job that was asked for first becomes the running one. */
export function takeWaitingJob(db: Db, at: string) {
  return db
    .updateTable('job')
    .set({ state: 'running', started_at: at })
    .where('id', '=', (eb) =>
      eb
        .selectFrom('job')
        .select((min) => min.fn.min('id').as('id'))
        .where('state', '=', 'waiting'),
    )
    .returningAll()
    .executeTakeFirst()
}

export async function updateJob(db: Db, id: number, changes: Updateable<JobTable>): Promise<void> {
  await db.updateTable('job').set(changes).where('id', '=', id).execute()
}

/** What ran when the process ended begins again. */
export async function resumeJobs(db: Db): Promise<void> {
  await db.updateTable('job').set({ state: 'waiting', progress: 0 }).where('state', '=', 'running').execute()
}

/** Cancels what waits; what runs is asked to stop. */
export async function requestCancel(db: Db, uid: string, at: string): Promise<void> {
  await db
    .updateTable('job')
    .set({ state: 'cancelled', finished_at: at })
    .where('uid', '=', uid)
    .where('state', '=', 'waiting')
    .execute()
  await db
    .updateTable('job')
    .set({ cancel_requested: 1 })
    .where('uid', '=', uid)
    .where('state', '=', 'running')
    .execute()
}
