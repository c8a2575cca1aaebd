import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonRow } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { inputError } from '~/domain/errors'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { setupMessages } from '~/i18n/messages/setup'
import { publishDraft, viewOwnCompetition, withdrawDraft } from '~/services/draft-publication.server'
import { headOf } from '~/services/overview.server'

export const meta = titled(setupMessages, 'publicDraft')

export const loader = privateLoader(async (visit) => ({
  head: headOf(await viewOwnCompetition(visit.ctx, visit.actor, param(visit, 'slug'))),
}))

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  const shown = form.text('public')
  if (shown !== 'yes' && shown !== 'no') throw inputError('', 'invalid')
  if (shown === 'yes') await publishDraft(ctx, actor, slug, once)
  else await withdrawDraft(ctx, actor, slug, once)
  return done(`/kelola/${slug}/uji-publik`, shown === 'yes' ? 'draft_published' : 'draft_withdrawn')
})

/** The draft on show for public comment, or not. */
export default function PublicDraftPage() {
  const { head } = useLoaderData<typeof loader>()
  const t = useMessages(setupMessages)
  const { errors } = useFailure(useActionData<typeof action>())
  const key = useWriteKey('uji-publik')
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t('publicDraft')}
        lead={t('publicDraftLead')}
        back={{ href: `/kelola/${head.slug}`, label: t('overview') }}
      />
      <Notice tone={head.draftPublic ? 'success' : 'info'}>
        {t(head.draftPublic ? 'isPublic' : 'notPublic')}{' '}
        {head.draftPublic && <a href={`/lomba/${head.slug}`}>{t('publicPage')}</a>}
      </Notice>
      {!head.openedAt && (
        <Form writeKey={key}>
          <ButtonRow>
            <Button name="public" value="yes">
              {t(head.draftPublic ? 'publishAgain' : 'publish')}
            </Button>
            {head.draftPublic && (
              <Button variant="secondary" name="public" value="no">
                {t('unpublish')}
              </Button>
            )}
          </ButtonRow>
        </Form>
      )}
    </>
  )
}
