import { useActionData, useLoaderData } from '@remix-run/react'
import { BlindFiles } from '~/components/blind-files'
import { BlindNames } from '~/components/blind-names'
import { Button } from '~/components/button'
import { ErrorSummary } from '~/components/error-summary'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { blindListForm, parseChosenName } from '~/forms/blind'
import { parseForm } from '~/forms/parse'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { blindMessages } from '~/i18n/messages/blind'
import { readBlindList, saveBlindList } from '~/services/blind-lists.server'

export const meta = titled(blindMessages, 'listTitle')

export const loader = privateLoader((visit) =>
  readBlindList(visit.ctx, visit.actor, param(visit, 'slug'), param(visit, 'revision')),
)

/** Saves the list and makes what judges would get. */
export const action = privateAction(async (visit) => {
  const { form } = visit
  const place = { slug: param(visit, 'slug'), revision: param(visit, 'revision') }
  const { added, added_kind: addedKind } = parseForm(blindListForm, form.object())
  const typed = {
    version: form.text('versi'),
    chosen: [...form.all('nama'), ...form.all('usulan')].map(parseChosenName),
    ...{ added: added ?? '', addedKind, shown: form.all('tampil') },
  }
  await saveBlindList(visit.ctx, visit.actor, place, typed, visit.once)
  return done(`/kelola/${place.slug}/tanpa-nama/${place.revision}/pratinjau`, 'blind_listed')
})

export default function BlindListPage() {
  const page = useLoaderData<typeof loader>()
  const t = useMessages(blindMessages)
  const locale = useLocale()
  const failure = useFailure(useActionData<typeof action>())
  const { competition, checkedAt, mayCheck, names, files, version } = page
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={`${competition.name} · ${page.ward}`}
        title={t('listTitle')}
        lead={t('listLead')}
        back={{ href: `/kelola/${competition.slug}/tanpa-nama`, label: t('title') }}
        facts={<p>{page.title}</p>}
      />
      {checkedAt && (
        <Notice tone="success">
          <p>{t('isChecked', { at: formatShortDateTime(checkedAt, competition.zone, locale) })}</p>
          <p>{t('saveNote')}</p>
        </Notice>
      )}
      {!mayCheck && (
        <Notice>
          <p>{t('mayNot')}</p>
        </Notice>
      )}
      <Form writeKey={useWriteKey('daftar')} hidden={{ versi: version }}>
        <BlindNames names={names} failure={failure} disabled={!mayCheck} />
        <BlindFiles files={files} failure={failure} disabled={!mayCheck} />
        {mayCheck && <Button>{t('save')}</Button>}
      </Form>
      {page.saved && (
        <p>
          <a href={`/kelola/${competition.slug}/tanpa-nama/${page.revision.uid}/pratinjau`}>
            {t('previewTitle')}
          </a>
        </p>
      )}
    </>
  )
}
