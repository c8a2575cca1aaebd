import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonRow } from '~/components/button'
import { CheckboxesField } from '~/components/choices'
import { ErrorSummary } from '~/components/error-summary'
import { Form } from '~/components/form'
import { PageHeader } from '~/components/page-header'
import { NotFoundError } from '~/domain/errors'
import { type ExportName, isExportName } from '~/exports/index.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { askedScope } from '~/http/scope.server'
import { translateMeta } from '~/http/title'
import { useMessages } from '~/i18n'
import { rankingMessages } from '~/i18n/messages/ranking'
import { chooseColumns, viewColumns } from '~/services/export-columns.server'

type Loaded = { name: ExportName } | undefined

export const meta: MetaFunction = ({ matches, data }) => {
  const t = translateMeta(matches, rankingMessages)
  const name = (data as Loaded)?.name
  return [{ title: [t('columns'), ...(name ? [t(`${name}Export`)] : []), 'Sinilai'].join(' · ') }]
}

function placeOf(visit: { params: Record<string, string | undefined>; url: URL }) {
  const name = visit.params['name'] ?? ''
  if (!isExportName(name)) throw new NotFoundError('export')
  return { slug: visit.params['slug'] ?? '', name, stage: askedScope(visit.url.searchParams).stage }
}

export const loader = privateLoader(async (visit) => {
  const place = placeOf(visit)
  const { competition, columns, chosen } = await viewColumns(visit.ctx, visit.actor, place)
  return { slug: competition.slug, over: competition.name, name: place.name, columns, chosen }
})

export const action = privateAction(async (visit) => {
  const place = placeOf(visit)
  await chooseColumns(visit.ctx, visit.actor, place, visit.form.all('columns'))
  return done(`/kelola/${param(visit, 'slug')}/ekspor`, 'columns_chosen')
})

/** Which columns of an export a person wants, remembered for them. */
export default function ColumnsPage() {
  const { slug, over, name, columns, chosen } = useLoaderData<typeof loader>()
  const t = useMessages(rankingMessages)
  const { errors, error, values } = useFailure(useActionData<typeof action>())
  const writeKey = useWriteKey('kolom')
  const problem = error('columns')
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={over}
        title={t('columnsOf', { name: t(`${name}Export`) })}
        lead={t('columnsLead')}
        back={{ href: `/kelola/${slug}/ekspor`, label: t('exportTitle') }}
      />
      <Form writeKey={writeKey}>
        <CheckboxesField
          name="columns"
          label={t('columnsShown')}
          options={columns.map((column) => ({
            value: column,
            // A name within the file, which is the same in every language.
            label: <code translate="no">{column}</code>,
          }))}
          defaultValue={values('columns', chosen)}
          {...(problem ? { error: problem } : {})}
        />
        <ButtonRow>
          <Button>{t('columnsSave')}</Button>
        </ButtonRow>
      </Form>
    </>
  )
}
