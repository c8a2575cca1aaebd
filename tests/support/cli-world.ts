import { findFormTemplate } from '#db/templates/forms'
import type { Rules } from '~/domain/rules'
import { RULES } from './competition'
import { addPerson, openTestContext } from './context'
import { addScoredCompetition } from './scored'

const FAR = '2099-12-31T16:59:00.000Z'

/** The rules of the scored competition, open at whatever time the machine has, with a form that is shipped. */
function openRules(): Rules {
  const form = findFormTemplate('formulir-ringkas')
  if (!form) throw new Error('no such form')
  return {
    ...RULES,
    submission: { ...RULES.submission, closesAt: FAR },
    categories: RULES.categories.map((category) => ({ ...category, form })),
    stages: RULES.stages.map((stage) => ({ ...stage, closesAt: FAR })),
  }
}

/**
 * For commands that run by the machine's clock: the scored competition, still open, with `rahman` (organizer),
 * `ketua` (chair), `admin`, `tim` (drafter of Bojong Jaya, which has no entry yet).
 */
export async function addCliWorld(dataDir: string): Promise<void> {
  const ctx = await openTestContext({ dataDir })
  const { competition } = await addScoredCompetition(ctx, openRules())
  await ctx.db
    .insertInto('region')
    .values({ code: '36.71.07.1002', name: 'Bojong Jaya', level: 'kelurahan', parent_code: '36.71.07' })
    .execute()
  await addPerson(ctx, { account: 'admin', grants: [{ role: 'administrator' }, { role: 'organizer' }] })
  await addPerson(ctx, { account: 'ketua', grants: [{ role: 'chair', region: '36.71' }] })
  await addPerson(ctx, {
    account: 'tim',
    grants: [{ role: 'drafter', region: '36.71.07.1002', competition: competition.id }],
  })
  await ctx.close()
}
