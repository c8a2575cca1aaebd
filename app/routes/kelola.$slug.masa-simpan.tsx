import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink, ButtonRow } from '~/components/button'
import { CheckboxesField } from '~/components/choices'
import { EmptyState } from '~/components/empty-state'
import { ErrorSummary } from '~/components/error-summary'
import { TextField } from '~/components/fields'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { parseForm } from '~/forms/parse'
import { erasureForm } from '~/forms/retention'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatNumber, formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { retentionMessages } from '~/i18n/messages/retention'
import { headOf } from '~/services/overview.server'
import { requestRetentionErasure, requireMayErase, viewRetention } from '~/services/retention.server'

export const meta = titled(retentionMessages, 'title')

export const loader = privateLoader(async (visit) => {
  const { competition, erased, ...view } = await viewRetention(visit.ctx, visit.actor, param(visit, 'slug'))
  return {
    ...view,
    head: headOf(competition),
    now: visit.ctx.now().toISOString(),
    erased: erased.map(({ event_id, kind, erased_at, erased_by_name, parts }) => ({
      ...{
        key: `${event_id} ${kind}`,
        kind: `kind_${kind}` as `kind_${(typeof view.kinds)[number]['kind']}`,
      },
      ...{ at: erased_at, by: erased_by_name, parts: Number(parts) },
    })),
  }
})

export const action = privateAction(async ({ ctx, actor, form, once, params }) => {
  const slug = param({ params }, 'slug')
  await requireMayErase(ctx, actor, slug)
  const input = parseForm(erasureForm, { kinds: form.all('kinds'), reason: form.text('reason') })
  await requestRetentionErasure(ctx, actor, slug, input, once)
  return done(`/kelola/${slug}/masa-simpan`, 'erasure_requested')
})

/** What a competition still holds on people, until when, and its erasure. */
export default function RetentionPage() {
  const { head, kinds, erased, endsAt, now, pending, mayRequest } = useLoaderData<typeof loader>()
  const t = useMessages(retentionMessages)
  const locale = useLocale()
  const { errors } = useFailure(useActionData<typeof action>())
  const at = (time: string) => formatShortDateTime(time, head.zone, locale)
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={t('title')}
        lead={t('lead')}
        back={{ href: `/kelola/${head.slug}`, label: t('overview') }}
      />
      {endsAt === null ? (
        <Notice tone="info" title={t('endUnknown')}>
          {t('endUnknownHelp')}
        </Notice>
      ) : (
        <p>{t(endsAt <= now ? 'ended' : 'ends', { time: at(endsAt) })}</p>
      )}
      <Section title={t('held')}>
        <Table
          caption={t('held')}
          captionHidden
          rows={kinds}
          rowKey={({ kind }) => kind}
          columns={[
            { key: 'kind', header: t('kind'), heads: true, cell: ({ kind }) => t(`kind_${kind}`) },
            { key: 'about', header: t('about'), cell: ({ kind }) => t(`about_${kind}`) },
            {
              key: 'parts',
              header: t('parts'),
              numeric: true,
              cell: ({ parts }) => formatNumber(parts, locale),
            },
            {
              key: 'days',
              header: t('keptFor'),
              cell: ({ days }) => t('days', { n: formatNumber(days, locale) }),
            },
            {
              key: 'due',
              header: t('due'),
              cell: ({ parts, due, isDue }) =>
                parts === 0 ? t('nothing') : isDue ? t('now') : due ? t('from', { date: at(due) }) : '—',
            },
          ]}
        />
        <p className="field-hint">{t('backups')}</p>
      </Section>
      {mayRequest && <Ask />}
      <Section title={t('done')}>
        <Table
          caption={t('done')}
          captionHidden
          rows={erased}
          rowKey={({ key }) => key}
          empty={<EmptyState title={t('doneNone')} />}
          columns={[
            { key: 'kind', header: t('kind'), heads: true, cell: ({ kind }) => t(kind) },
            {
              key: 'parts',
              header: t('parts'),
              numeric: true,
              cell: (row) => formatNumber(row.parts, locale),
            },
            { key: 'at', header: t('at'), cell: (row) => at(row.at) },
            { key: 'by', header: t('by'), cell: (row) => row.by },
          ]}
        />
      </Section>
      {pending && (
        <ButtonRow>
          <ButtonLink variant="secondary" href={`/kelola/${head.slug}/persetujuan`}>
            {t('toApprovals')}
          </ButtonLink>
        </ButtonRow>
      )}
    </>
  )
}

function Ask() {
  const { kinds, pending } = useLoaderData<typeof loader>()
  const t = useMessages(retentionMessages)
  const locale = useLocale()
  const { error, value, values } = useFailure(useActionData<typeof action>())
  const key = useWriteKey('masa-simpan')
  const due = kinds.filter(({ isDue, parts }) => isDue && parts > 0)
  if (pending) return <Notice tone="warning" title={t('waiting')} />
  return (
    <Section title={t('ask')}>
      {due.length === 0 ? (
        <EmptyState title={t('noneDue')}>{t('noneDueHelp')}</EmptyState>
      ) : (
        <Form writeKey={key}>
          <p>{t('askLead')}</p>
          <CheckboxesField
            name="kinds"
            label={t('kinds')}
            defaultValue={values('kinds')}
            error={error('kinds')}
            options={due.map(({ kind, parts }) => ({
              value: kind,
              label: t('kindParts', { kind: t(`kind_${kind}`), n: formatNumber(parts, locale) }),
            }))}
          />
          <TextField
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            defaultValue={value('reason')}
            error={error('reason')}
          />
          <ButtonRow>
            <Button variant="danger">{t('send')}</Button>
          </ButtonRow>
        </Form>
      )}
    </Section>
  )
}
