import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { SelectField } from '~/components/choices'
import { EmptyState } from '~/components/empty-state'
import { ErrorSummary } from '~/components/error-summary'
import { TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { CONFLICT_KINDS } from '~/domain/conflicts'
import { conflictForm } from '~/forms/judging'
import { parseForm } from '~/forms/parse'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDate, useLocale, useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { declareConflict, readConflictPage } from '~/services/conflicts.server'

export const meta = titled(judgingMessages, 'conflictTitle')

export const loader = privateLoader((visit) => readConflictPage(visit.ctx, visit.actor, param(visit, 'slug')))

export const action = privateAction(async (visit) => {
  const slug = param(visit, 'slug')
  const { kind, entry, region, from, until, note } = parseForm(conflictForm, visit.form.object())
  const conflict = { kind, entry, region, note, fromYear: from, untilYear: until }
  await declareConflict(visit.ctx, visit.actor, slug, conflict, visit.once)
  return done(`/menilai/${slug}/konflik`, 'conflict_declared')
})

export default function ConflictPage() {
  const { name, zone, aside, conflicts, entries } = useLoaderData<typeof loader>()
  const t = useMessages(judgingMessages)
  const locale = useLocale()
  const failure = useFailure(useActionData<typeof action>())
  const field = (key: string) => ({ name: key, defaultValue: failure.value(key), error: failure.error(key) })
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={name}
        title={t('conflictTitle')}
        lead={t('conflictLead')}
        back={{ href: '/menilai', label: t('back') }}
      />
      {aside.map(({ stage, entries: n }) => (
        <Notice key={stage} title={t('setAside', { stage, n })}>
          <p>{t('setAsideHelp')}</p>
        </Notice>
      ))}
      <Table
        caption={t('conflictTitle')}
        captionHidden
        rows={conflicts}
        rowKey={({ uid }) => uid}
        empty={<EmptyState title={t('conflictNone')} />}
        columns={[
          { key: 'kind', header: t('conflictKind'), heads: true, cell: ({ kind }) => t(`kind_${kind}`) },
          { key: 'target', header: t('conflictEntry'), cell: ({ target }) => target },
          { key: 'note', header: t('conflictNote'), cell: ({ note }) => note },
          {
            key: 'since',
            header: t('conflictSince'),
            cell: ({ declaredAt }) => formatShortDate(declaredAt, zone, locale),
          },
        ]}
      />
      <Form writeKey={useWriteKey('konflik')}>
        <SelectField
          {...field('kind')}
          label={t('conflictKind')}
          options={CONFLICT_KINDS.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
        />
        <SelectField
          {...field('entry')}
          label={t('conflictEntry')}
          optional
          options={entries.map(({ uid, label }) => ({ value: uid, label }))}
        />
        <TextField
          {...field('region')}
          label={t('conflictRegion')}
          hint={t('conflictRegionHint')}
          width="medium"
          optional
        />
        <TextField {...field('from')} label={t('conflictFrom')} width="short" optional />
        <TextField {...field('until')} label={t('conflictUntil')} width="short" optional />
        <TextField {...field('note')} label={t('conflictNote')} optional />
        <Button>{t('conflictButton')}</Button>
      </Form>
    </>
  )
}
