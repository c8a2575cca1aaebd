import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { CheckboxField } from '~/components/choices'
import { Deadline } from '~/components/deadline'
import { ErrorSummary } from '~/components/error-summary'
import { TextAreaField } from '~/components/fields'
import { Fieldset, Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { proposedName, reasonName } from '~/domain/proposals'
import { BASED_ON } from '~/http/based-on'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { proposalMessages } from '~/i18n/messages/proposal'
import { saveChoices } from '~/services/proposal-draft.server'
import { viewChoices } from '~/services/proposal-pages.server'

export const meta = titled(proposalMessages, 'chooseTitle')

export const loader = privateLoader((visit) =>
  viewChoices(visit.ctx, visit.actor, {
    slug: param(visit, 'slug'),
    kecamatan: param(visit, 'kecamatan'),
    category: param(visit, 'category'),
  }),
)

/** Keeps the choice as a draft. */
export const action = privateAction(async ({ ctx, actor, form, params }) => {
  const [slug, kecamatan] = [param({ params }, 'slug'), param({ params }, 'kecamatan')]
  await saveChoices(ctx, actor, {
    ...{ slug, kecamatan, category: param({ params }, 'category'), basedOn: form.text(BASED_ON) },
    choiceOf: (entry) => ({
      proposed: form.text(proposedName(entry)) !== '',
      reason: form.text(reasonName(entry)),
    }),
  })
  return done(`/kelola/${slug}/usulan/${kecamatan}`, 'saved')
})

/** The checked entries of one category: who is proposed, and why the others are not. */
export default function ChoosePage() {
  const { competition, kecamatan, category, entries, most, ...page } = useLoaderData<typeof loader>()
  const t = useMessages(proposalMessages)
  const { errors, error, value, failed } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('pilih')
  const writing = page.maySend && page.locked === null
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        title={category ?? t('all')}
        over={`${competition.name} · ${t('of', { name: kecamatan.name })}`}
        lead={t('chooseLead', { n: most })}
        back={{ href: `/kelola/${competition.slug}/usulan/${kecamatan.code}`, label: t('back') }}
      />
      {page.closesAt && (
        <Deadline at={page.closesAt} now={page.now} zone={competition.zone} live label={t('closesAt')} />
      )}
      {page.locked && <Notice>{t(`locked_${page.locked}`)}</Notice>}
      <Form writeKey={writeKey} hidden={{ [BASED_ON]: value(BASED_ON, page.basedOn) }}>
        {entries.map(({ entry, label, ward, dossiers, proposed, reason }) => (
          <Fieldset key={entry} legend={`${label} · ${ward}`}>
            {dossiers.map(({ uid, title }) => (
              <p key={uid}>
                {title} <a href={`/berkas/${uid}/baca`}>{t('read')}</a>
              </p>
            ))}
            <CheckboxField
              name={proposedName(entry)}
              label={t('propose')}
              optional
              disabled={!writing}
              defaultChecked={failed ? value(proposedName(entry)) !== '' : proposed}
              error={error(proposedName(entry))}
            />
            <TextAreaField
              name={reasonName(entry)}
              label={t('reasonOf')}
              rows={2}
              optional
              disabled={!writing}
              defaultValue={value(reasonName(entry), reason)}
              error={error(reasonName(entry))}
            />
          </Fieldset>
        ))}
        {writing && <Button>{t('save')}</Button>}
      </Form>
    </>
  )
}
