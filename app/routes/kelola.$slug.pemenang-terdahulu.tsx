import { readFile } from 'node:fs/promises'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '~/components/button'
import { CheckboxField } from '~/components/choices'
import { EmptyState } from '~/components/empty-state'
import { ErrorSummary } from '~/components/error-summary'
import { FileField } from '~/components/fields'
import { Form } from '~/components/form'
import { Section } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { inputError } from '~/domain/errors'
import { refuseFile } from '~/http/csv-faults.server'
import { done, param, privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { eligibilityMessages } from '~/i18n/messages/eligibility'
import { setupMessages } from '~/i18n/messages/setup'
import { importWinners, viewWinners, WINNER_COLUMNS } from '~/services/former-winners.server'

export const meta = titled(eligibilityMessages, 'winners')

export const loader = privateLoader(async (visit) => ({
  ...(await viewWinners(visit.ctx, visit.actor, param(visit, 'slug'))),
  columns: WINNER_COLUMNS.join(', '),
}))

/** Whole or not at all; a file that is only checked is answered in place. */
export const action = privateAction(async (visit) => {
  const { ctx, actor, form, files, once } = visit
  const slug = param(visit, 'slug')
  await viewWinners(ctx, actor, slug)
  const file = files.find(({ field, size }) => field === 'file' && size > 0)
  if (!file) throw inputError('file', 'file_needed')
  const dryRun = form.text('dry_run') !== ''
  const options = { competition: slug, dryRun, once: dryRun ? undefined : once }
  const result = await importWinners(ctx, actor, await readFile(file.path), options)
  if (!result.ok) return refuseFile(visit, 'file', result.faults)
  if (dryRun) return { checked: result.winners }
  return done(`/kelola/${slug}/pemenang-terdahulu`, 'winners_imported')
})

export default function FormerWinnersPage() {
  const { competition, may, imported, winners, columns } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useMessages(eligibilityMessages)
  const s = useMessages(setupMessages)
  const locale = useLocale()
  const failure = useFailure(answer)
  const writeKey = useWriteKey('pemenang')
  const error = failure.error('file')
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('winners')}
        over={competition.name}
        lead={t('winnersLead')}
        back={{ href: `/kelola/${competition.slug}`, label: s('overview') }}
      />
      {answer && 'checked' in answer && (
        <Notice tone="success" live>
          <p>{t('checkedFile', { n: answer.checked })}</p>
        </Notice>
      )}
      {imported && (
        <p>
          {t('winnersImported', {
            time: formatShortDateTime(imported.at, competition.zone, locale),
            name: imported.by ?? '–',
            n: winners.length,
          })}
        </p>
      )}
      <Table
        caption={t('winnersCaption')}
        captionHidden
        rows={winners}
        rowKey={({ region, year, contest, place }) => `${region} ${year} ${contest} ${place}`}
        empty={<EmptyState title={t('winnersNone')}>{t('winnersNoneHelp')}</EmptyState>}
        columns={[
          { key: 'ward', header: t('ward'), heads: true, cell: ({ ward, region }) => `${ward} (${region})` },
          { key: 'year', header: t('year'), cell: ({ year }) => String(year) },
          { key: 'contest', header: t('contest'), cell: ({ contest }) => contest },
          { key: 'place', header: t('place_'), cell: ({ place }) => place },
        ]}
      />
      {may.import && (
        <Section title={t('importTitle')} lead={t('importHelp')}>
          <Form writeKey={writeKey} files>
            <FileField
              name="file"
              label={t('importFile')}
              hint={t('importColumns', { columns })}
              accept=".csv,text/csv"
              {...(error ? { error } : {})}
            />
            <CheckboxField
              name="dry_run"
              label={t('dryRun')}
              optional
              defaultChecked={failure.value('dry_run') !== ''}
            />
            <Button icon="upload">{t('importAct')}</Button>
          </Form>
        </Section>
      )}
    </>
  )
}
