import { useLoaderData } from '@remix-run/react'
import { AnswerList } from '~/components/answer-list'
import { ButtonLink } from '~/components/button'
import { EmptyState } from '~/components/empty-state'
import { PageHeader } from '~/components/page-header'
import { param, publicLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { questionMessages } from '~/i18n/messages/questions'
import { listPublicAnswers, mayAsk } from '~/services/questions.server'

export const meta = titled(questionMessages, 'title')

export const loader = publicLoader(async (visit) => {
  const slug = param(visit, 'slug')
  return {
    ...(await listPublicAnswers(visit.ctx, slug)),
    mayAsk: await mayAsk(visit.ctx, visit.actor, slug),
  }
})

export default function PublicAnswersPage() {
  const { competition, answers, mayAsk: asks } = useLoaderData<typeof loader>()
  const t = useMessages(questionMessages)
  return (
    <>
      <PageHeader
        over={`${competition.name} ${competition.year}`}
        title={t('title')}
        lead={t('lead')}
        back={{ href: `/lomba/${competition.slug}`, label: t('publicBack') }}
      />
      {asks && (
        <ButtonLink href={`/tim/${competition.slug}/tanya`} variant="secondary">
          {t('ask')}
        </ButtonLink>
      )}
      {answers.length === 0 ? (
        <EmptyState title={t('none')} />
      ) : (
        <AnswerList answers={answers} zone={competition.zone} heading="h2" />
      )}
    </>
  )
}
