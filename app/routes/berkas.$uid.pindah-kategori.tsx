import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { SelectField } from '~/components/choices'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { moveLetter } from '~/http/category-mail.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { categoryMoveMessages } from '~/i18n/messages/category-move'
import { dossierMessages } from '~/i18n/messages/dossier'
import { moveDossier, viewMove } from '~/services/category-move.server'

export const meta = titled(categoryMoveMessages, 'title')

export const loader = privateLoader((visit) => viewMove(visit.ctx, visit.actor, param(visit, 'uid')))

export const action = privateAction(async ({ form, once, ...visit }) => {
  const uid = param(visit, 'uid')
  const input = { uid, category: form.text('category'), reason: form.text('reason') }
  await moveDossier(visit.ctx, visit.actor, input, moveLetter, once)
  return done(`/berkas/${uid}`, 'dossier_moved')
})

/** Moves a dossier to another category, with a reason. */
export default function CategoryMovePage() {
  const { uid, title, ward, competition, category, handedIn, categories, hindrance } =
    useLoaderData<typeof loader>()
  const t = useMessages(categoryMoveMessages)
  const d = useMessages(dossierMessages)
  const failure = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('pindah')
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('title')}
        over={`${competition.name} · ${title}`}
        lead={t('lead', { ward, category })}
        back={{ href: `/berkas/${uid}`, label: d('backToDossier') }}
      />
      {hindrance ? (
        <Notice tone="warning">{t(`hinder_${hindrance}`)}</Notice>
      ) : (
        <>
          <Notice>
            <p>{t('keeps')}</p>
            {handedIn && <p>{t('returns')}</p>}
            <p>{t('told')}</p>
          </Notice>
          <Form writeKey={writeKey}>
            <SelectField
              name="category"
              label={t('category')}
              options={categories.map(({ code, name }) => ({ value: code, label: name }))}
              defaultValue={failure.value('category')}
              error={failure.error('category')}
            />
            <TextAreaField
              name="reason"
              label={t('reason')}
              hint={t('reasonHint')}
              rows={3}
              defaultValue={failure.value('reason')}
              error={failure.error('reason')}
            />
            <Button>{t('act')}</Button>
          </Form>
        </>
      )}
    </>
  )
}
