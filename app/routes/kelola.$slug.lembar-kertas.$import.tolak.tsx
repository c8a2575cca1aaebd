import { useActionData, useLoaderData } from '@remix-run/react'
import { ImportReview, type ImportReviewData } from '~/components/import-review'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { panelMessages } from '~/i18n/messages/panel'
import { readImport, rejectScores } from '~/services/score-imports.server'

export const meta = titled(panelMessages, 'reject')

export const loader = privateLoader((visit) => readImport(visit.ctx, visit.actor, param(visit, 'import')))

/** The second person refuses and says why. */
export const action = privateAction(async (visit) => {
  const { ctx, actor, form, once } = visit
  await rejectScores(ctx, actor, param(visit, 'import'), form.text('catatan'), once)
  return done(`/kelola/${param(visit, 'slug')}/lembar-kertas`, 'scores_rejected')
})

export default function RejectImportPage() {
  const review = useLoaderData<typeof loader>() as ImportReviewData
  const failure = useFailure(useActionData<typeof action>())
  const keys = { confirm: useWriteKey('konfirmasi'), reject: useWriteKey('tolak') }
  return <ImportReview review={review} keys={keys} failure={failure} />
}
