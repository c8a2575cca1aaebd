import type { Db } from '#db/connect'
import { listRevisionContents } from '#db/queries/stage-entries'
import type { DossierContent } from '~/domain/dossiers'
import { type Claim, readClaims, teamLeaves } from '~/domain/self-assessment'
import type { SheetAccess } from './sheet-access.server'

/** What the team says of itself in the dossier revisions that a sheet judges, by criterion code. */
export async function readWorkClaims(
  db: Db,
  { work, rules }: Pick<SheetAccess, 'work' | 'rules'>,
): Promise<Record<string, Claim>> {
  if (teamLeaves(rules.stage).length === 0) return {}
  const uids = JSON.parse(work.revisions) as string[]
  const contents = new Map((await listRevisionContents(db, uids)).map((row) => [row.uid, row.content]))
  return readClaims(
    rules.stage,
    uids.flatMap((uid) => {
      const content = contents.get(uid)
      return content ? [(JSON.parse(content) as DossierContent).values] : []
    }),
  )
}
