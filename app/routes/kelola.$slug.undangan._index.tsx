import { useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '~/components/button'
import { SelectField } from '~/components/choices'
import { CopyField } from '~/components/copy-field'
import { FilterForm, Form } from '~/components/form'
import { Card, Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { Pagination } from '~/components/pagination'
import { Tabs } from '~/components/tabs'
import { WardPicker } from '~/components/ward-picker'
import { WARD_STATES } from '~/domain/ward-board'
import { param, privateLoader } from '~/http/handler.server'
import { useWriteKey } from '~/http/page'
import { titled } from '~/http/title'
import { boardFilterOf, boardQueryOf } from '~/http/ward-selection.server'
import { useMessages } from '~/i18n'
import { setupMessages } from '~/i18n/messages/setup'
import { wardBoardMessages } from '~/i18n/messages/ward-board'
import { showBoard } from '~/services/ward-board.server'

export const meta = titled(wardBoardMessages, 'title')

export const loader = privateLoader(async (visit) => {
  const filter = boardFilterOf(visit.url)
  const board = await showBoard(visit.ctx, visit.actor, param(visit, 'slug'), filter)
  return { ...board, filter, query: boardQueryOf(visit.url), origin: visit.ctx.origin }
})

export default function InvitationBoardPage() {
  const board = useLoaderData<typeof loader>()
  const t = useMessages(wardBoardMessages)
  const overview = useMessages(setupMessages)
  const writeKey = useWriteKey('undang-pilihan')
  const { competition, filter, counts } = board
  const base = `/kelola/${competition.slug}/undangan`
  const hrefOf = (changes: Record<string, string>) => {
    const query = new URLSearchParams({
      ...(filter.kecamatan ? { kecamatan: filter.kecamatan } : {}),
      ...(filter.state ? { keadaan: filter.state } : {}),
      ...changes,
    })
    for (const [name, value] of [...query]) if (value === '') query.delete(name)
    return query.size > 0 ? `${base}?${query}` : base
  }
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={
          board.seesAll
            ? t('lead', { n: board.all, host: competition.hostRegion })
            : t('leadKecamatan', { n: board.all })
        }
        back={{ href: `/kelola/${competition.slug}`, label: overview('overview') }}
        actions={
          <ButtonLink variant="secondary" href={`/kelola/${competition.slug}/pendaftaran`}>
            {t('registrations')}
          </ButtonLink>
        }
      />
      {board.mayInvite && counts.not_invited > 0 && <InviteAll />}
      <Tabs
        label={t('states')}
        tabs={[
          { href: hrefOf({ keadaan: '' }), label: t('allStates'), count: board.all, current: !filter.state },
          ...WARD_STATES.map((state) => ({
            href: hrefOf({ keadaan: state }),
            label: t(state),
            count: counts[state],
            current: filter.state === state,
          })),
        ]}
      />
      {board.kecamatan.length > 1 && (
        <FilterForm
          label={t('filterLabel')}
          hidden={filter.state ? { keadaan: filter.state } : {}}
          {...(filter.kecamatan ? { resetHref: hrefOf({ kecamatan: '' }) } : {})}
        >
          <SelectField
            name="kecamatan"
            label={t('kecamatan')}
            placeholder={t('allKecamatan')}
            defaultValue={filter.kecamatan ?? ''}
            optional
            options={board.kecamatan.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </FilterForm>
      )}
      <WardPicker
        base={base}
        zone={competition.zone}
        wards={board.wards}
        mayInvite={board.mayInvite}
        writeKey={writeKey}
        query={board.query}
      />
      <Pagination
        page={board.page}
        pageSize={board.pageSize}
        total={board.total}
        hrefOf={(n) => hrefOf({ halaman: String(n) })}
      />
      {board.maySetUp && <Shared />}
    </>
  )
}

function InviteAll() {
  const { competition, counts, filter } = useLoaderData<typeof loader>()
  const t = useMessages(wardBoardMessages)
  const writeKey = useWriteKey('undang-semua')
  return (
    <Card>
      <p>{t('inviteAllHelp')}</p>
      <Form
        writeKey={writeKey}
        action={`/kelola/${competition.slug}/undangan/tautan`}
        hidden={{ select: 'uninvited', kecamatan: filter.kecamatan ?? '' }}
      >
        <Button icon="send">{t('inviteAll', { n: counts.not_invited })}</Button>
      </Form>
    </Card>
  )
}

function Shared() {
  const { competition, origin } = useLoaderData<typeof loader>()
  const t = useMessages(wardBoardMessages)
  const writeKey = useWriteKey('bersama')
  const isOpen = competition.sharedRegistration
  return (
    <Section title={t('shared')} lead={isOpen ? t('sharedOn') : t('sharedOff')}>
      {isOpen && <CopyField label={t('sharedLink')} value={`${origin}/lomba/${competition.slug}/daftar`} />}
      <Form
        writeKey={writeKey}
        action={`/kelola/${competition.slug}/pendaftaran/bersama`}
        hidden={{ open: isOpen ? 'no' : 'yes' }}
      >
        <Button variant="secondary">{isOpen ? t('closeShared') : t('openShared')}</Button>
      </Form>
    </Section>
  )
}
