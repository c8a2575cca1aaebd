import { readFile } from 'node:fs/promises'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '~/components/button'
import { Details } from '~/components/details'
import { ErrorSummary } from '~/components/error-summary'
import { FileField } from '~/components/fields'
import { Form } from '~/components/form'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import { Table } from '~/components/table'
import { inputError } from '~/domain/errors'
import { refuseFile } from '~/http/csv-faults.server'
import { privateAction, privateLoader } from '~/http/handler.server'
import { useFailure, useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { peopleMessages } from '~/i18n/messages/people'
import { requirePeopleManager } from '~/services/people.server'
import { ACCOUNT_COLUMNS, importAccounts } from '~/services/people-import.server'

export const meta = titled(peopleMessages, 'importTitle')

export const loader = privateLoader(({ actor }) => {
  requirePeopleManager(actor)
  const names = (optional: boolean) =>
    ACCOUNT_COLUMNS.filter((column) => 'optional' in column === optional).map(({ name }) => name)
  return { required: names(false), optional: names(true) }
})

/** Whole or not at all; the links stand in the answer only. */
export const action = privateAction(async (visit) => {
  const { ctx, actor, files, once } = visit
  requirePeopleManager(actor)
  const file = files.find(({ field, size }) => field === 'file' && size > 0)
  if (!file) throw inputError('file', 'file_needed')
  // The form says only which file field it has: what the file holds makes the act.
  const act = once && { key: once.key, sha256: file.sha256 }
  const result = await importAccounts(ctx, actor, await readFile(file.path), act)
  return result.ok ? { people: result.people } : refuseFile(visit, 'file', result.faults)
})

export default function ImportPeoplePage() {
  const { required, optional } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useMessages(peopleMessages)
  const failure = useFailure(answer)
  const writeKey = useWriteKey('impor')
  if (answer && 'people' in answer) return <Imported people={answer.people} />
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        title={t('importTitle')}
        lead={t('importLead')}
        back={{ href: '/orang', label: t('back') }}
      />
      <Form writeKey={writeKey} files>
        <FileField
          name="file"
          label={t('file')}
          hint={t('fileHint')}
          accept=".csv,text/csv"
          {...(failure.error('file') ? { error: failure.error('file') } : {})}
        />
        <Button icon="upload">{t('importSubmit')}</Button>
      </Form>
      <Details summary={t('importColumns')} open>
        <p>{t('importColumnsHelp', { required: required.join(', '), optional: optional.join(', ') })}</p>
      </Details>
    </>
  )
}

interface Created {
  uid: string
  account: string
  name: string
  url: string
}

function Imported({ people }: { people: readonly Created[] }) {
  const t = useMessages(peopleMessages)
  return (
    <>
      <PageHeader title={t('importedTitle', { n: people.length })} />
      <Notice tone="warning">
        <p>{t('importedLead')}</p>
      </Notice>
      <Table
        caption={t('importedTitle', { n: people.length })}
        captionHidden
        rows={people}
        rowKey={({ uid }) => uid}
        columns={[
          {
            key: 'name',
            header: t('name'),
            heads: true,
            cell: ({ uid, name }) => <a href={`/orang/${uid}`}>{name}</a>,
          },
          { key: 'account', header: t('account'), cell: ({ account }) => account },
          {
            key: 'link',
            header: t('link'),
            cell: ({ url }) => (url ? <code className="token">{url}</code> : '–'),
          },
        ]}
      />
      <p>
        <ButtonLink variant="secondary" href="/orang">
          {t('done')}
        </ButtonLink>
      </p>
    </>
  )
}
