import { useLoaderData } from '@remix-run/react'
import { ImportReview, type ImportReviewData } from '~/components/import-review'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { panelMessages } from '~/i18n/messages/panel'
import { confirmScores, readImport } from '~/services/score-imports.server'

export const meta = titled(panelMessages, 'importTitle')

export const loader = privateLoader((visit) => readImport(visit.ctx, visit.actor, param(visit, 'import')))

/** The second person confirms. */
export const action = privateAction(async (visit) => {
  await confirmScores(visit.ctx, visit.actor, param(visit, 'import'), visit.once)
  return done(`/kelola/${param(visit, 'slug')}/lembar-kertas`, 'scores_confirmed')
})

export default function ImportPage() {
  const review = useLoaderData<typeof loader>() as ImportReviewData
  const keys = { confirm: useWriteKey('konfirmasi'), reject: useWriteKey('tolak') }
  return <ImportReview review={review} keys={keys} failure={useFailure(null)} />
}
