import { expect, it } from 'vitest'
import { RULES } from '#tests/support/competition'
import { useTestContext } from '#tests/support/context'
import { addSetupPeople, NO_JUKNIS } from '#tests/support/setup-people'
import { decideApproval, viewApprovals } from '~/services/approvals.server'
import { createCompetition } from '~/services/competitions.server'
import { setPasswordByInvitation } from '~/services/invitations.server'
import { requestOpening } from '~/services/opening.server'
import { issuePersonLink } from '~/services/person-links.server'

async function open(by: 'rahman' | 'siti' | null) {
  const ctx = await useTestContext()
  const people = await addSetupPeople(ctx)
  if (by) {
    const { url } = await issuePersonLink(ctx, people[by], people.hadi.uid)
    await setPasswordByInvitation(ctx, url.split('/').at(-1) ?? '', 'kata sandi yang cukup panjang')
  }
  const { slug } = await createCompetition(ctx, people.rahman, { rules: RULES })
  const { approval } = await requestOpening(ctx, people.rahman, slug, NO_JUKNIS)
  await decideApproval(ctx, people.hadi, approval, { approve: true })
  const { approvals } = await viewApprovals(ctx, people.budi, slug)
  const { body } = await ctx.db
    .selectFrom('event')
    .select('body')
    .where('type', '=', 'competition.opened')
    .executeTakeFirstOrThrow()
  return { linked: approvals.map(({ linked }) => Boolean(linked)), refs: JSON.parse(body).refs.linked }
}

it.each([
  ['by the requester', 'rahman', { linked: [true], refs: 'by requester' }],
  ['by somebody else', 'siti', { linked: [false], refs: undefined }],
  ['never', null, { linked: [false], refs: undefined }],
] as const)('says when the second person was let in %s', async (_, by, shown) => {
  expect(await open(by)).toEqual(shown)
})
