import { canonicalJson } from '~/domain/canonical-json'
import type { OpenContext } from '~/server/context'
import type { Judge } from './judge'

/**
 * What is wrong with the database after the last round: an acknowledged sheet that is missing, there twice or has
 * other marks or reasons, a stored one that nobody was told of, and whatever the verification of the chains finds.
 */
export async function checkDatabase(
  ctx: OpenContext,
  judges: readonly Pick<Judge, 'acknowledged' | 'unexpected'>[],
): Promise<string[]> {
  const faults: string[] = []
  const rows = await ctx.db
    .selectFrom('scoresheet_revision')
    .innerJoin('assignment', 'assignment.id', 'scoresheet_revision.assignment_id')
    .select([
      'scoresheet_revision.write_key as key',
      'scoresheet_revision.marks',
      'scoresheet_revision.reasons',
      'assignment.uid as assignment',
    ])
    .execute()
  const stored = new Map<string, typeof rows>()
  for (const row of rows) stored.set(row.key ?? '', [...(stored.get(row.key ?? '') ?? []), row])
  for (const judge of judges) {
    faults.push(...judge.unexpected.map((answer) => `unexpected answer to ${answer}`))
    for (const { key, marks, reasons, assignment } of judge.acknowledged) {
      const found = stored.get(key) ?? []
      stored.delete(key)
      if (found.length !== 1) faults.push(`${key} is there ${found.length} times`)
      else if (
        found[0]?.marks !== canonicalJson(marks) ||
        found[0].reasons !== canonicalJson(reasons) ||
        found[0].assignment !== assignment
      )
        faults.push(`${key} has other marks or reasons than were sent`)
    }
  }
  for (const key of stored.keys()) faults.push(`${key} is there, but nobody was told`)
  const { findings } = await ctx.compute.verify()
  return [...faults, ...findings.map((finding) => `verification: ${JSON.stringify(finding)}`)]
}
