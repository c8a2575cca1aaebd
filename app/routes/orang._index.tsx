import { useLoaderData } from '@remix-run/react'
import { Badge } from '~/components/badge'
import { ButtonLink, ButtonRow } from '~/components/button'
import { SelectField } from '~/components/choices'
import { EmptyState } from '~/components/empty-state'
import { TextField } from '~/components/fields'
import { FilterForm } from '~/components/form'
import { GrantLine } from '~/components/grant-list'
import { PageHeader } from '~/components/page-header'
import { Pagination } from '~/components/pagination'
import { Table } from '~/components/table'
import { ROLES } from '~/domain/actors'
import { fullName } from '~/domain/people'
import { privateLoader } from '~/http/handler.server'
import { pageNumber } from '~/http/scope.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { peopleMessages } from '~/i18n/messages/people'
import { shellMessages } from '~/i18n/messages/shell'
import { listPeople } from '~/services/people.server'

export const meta = titled(peopleMessages, 'title')

export const loader = privateLoader(async ({ ctx, actor, url }) => {
  const search = url.searchParams.get('cari') ?? ''
  const role = ROLES.find((name) => name === url.searchParams.get('peran')) ?? null
  const page = pageNumber(url.searchParams.get('halaman'))
  return { search, role, ...(await listPeople(ctx, actor, { search, role, page })) }
})

export default function PeoplePage() {
  const { people, total, page, pageSize, search, role, mayAdminister } = useLoaderData<typeof loader>()
  const t = useMessages(peopleMessages)
  const roles = useMessages(shellMessages)
  const isFiltered = search !== '' || role !== null
  const hrefOf = (n: number) =>
    `/orang?${new URLSearchParams({ cari: search, peran: role ?? '', halaman: String(n) })}`
  const add = <ButtonLink href="/orang/baru">{t('add')}</ButtonLink>
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <ButtonRow>
            {add}
            <ButtonLink variant="secondary" icon="upload" href="/orang/impor">
              {t('import')}
            </ButtonLink>
            <ButtonLink variant="secondary" href="/orang/permintaan">
              {t('dataRequests')}
            </ButtonLink>
            {mayAdminister && (
              <ButtonLink variant="secondary" href="/orang/masa-simpan">
                {t('retention')}
              </ButtonLink>
            )}
          </ButtonRow>
        }
      />
      <FilterForm label={t('filterLabel')} {...(isFiltered ? { resetHref: '/orang' } : {})}>
        <TextField name="cari" type="search" label={t('search')} defaultValue={search} optional />
        <SelectField
          name="peran"
          label={t('role')}
          placeholder={t('anyRole')}
          defaultValue={role ?? ''}
          optional
          options={ROLES.map((value) => ({ value, label: roles(value) }))}
        />
      </FilterForm>
      <Table
        caption={t('listCaption', { n: total })}
        rows={people}
        rowKey={({ uid }) => uid}
        empty={
          <EmptyState
            title={isFiltered ? t('noneFound') : t('none')}
            icon="users"
            action={!isFiltered && add}
          >
            {!isFiltered && <p>{t('noneHelp')}</p>}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            header: t('name'),
            heads: true,
            cell: (person) => (
              <>
                <a href={`/orang/${person.uid}`}>{fullName(person)}</a>
                {person.disabled && <Badge tone="danger">{t('disabled')}</Badge>}
              </>
            ),
          },
          { key: 'account', header: t('account'), cell: ({ account }) => account },
          { key: 'office', header: t('office'), cell: ({ office }) => office ?? '–', deskOnly: true },
          {
            key: 'roles',
            header: t('roles'),
            cell: ({ grants }) =>
              grants.length === 0
                ? '–'
                : grants.map((grant) => (
                    <div key={grant.uid}>
                      <GrantLine grant={grant} />
                    </div>
                  )),
          },
        ]}
      />
      <Pagination page={page} pageSize={pageSize} total={total} hrefOf={hrefOf} />
    </>
  )
}
