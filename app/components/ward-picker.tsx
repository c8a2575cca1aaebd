import { formatShortDate, useLocale, useMessages, type Zone } from '~/i18n'
import { wardBoardMessages } from '~/i18n/messages/ward-board'
import { Button, ButtonRow } from './button'
import { EmptyState } from './empty-state'
import { FieldNotes, fieldId } from './field'
import { HiddenFields, WriteKey } from './form'
import { type Column, Table } from './table'
import { WardStateBadge } from './ward-state'

const FIELD = 'kelurahan'

interface PickedWard {
  code: string
  name: string
  kecamatan: { name: string }
  state: Parameters<typeof WardStateBadge>[0]['state']
  expired: boolean
  invitedAt: string | null
  members: number
  mayInvite: boolean
}

interface WardPickerProps {
  /** The board's address; each kelurahan's page stands below it. */
  base: string
  zone: Zone
  wards: readonly PickedWard[]
  /** Whether links can be made for any of them. */
  mayInvite: boolean
  writeKey: string
  /** What stays in the address, so that the answer shows the same kelurahan. */
  query: string
  error?: string | undefined
}

/** Where each kelurahan stands; links are made for those that are picked. */
export function WardPicker({ base, zone, wards, mayInvite, writeKey, query, error }: WardPickerProps) {
  const t = useMessages(wardBoardMessages)
  const columns = useWardColumns(base, zone)
  const first = wards.find((ward) => ward.mayInvite)?.code
  const pick: Column<PickedWard> = {
    key: 'pick',
    header: t('pick'),
    cell: ({ code, name, mayInvite: may }) =>
      may && (
        <label className="pick">
          <input
            type="checkbox"
            name={FIELD}
            value={code}
            id={code === first ? fieldId(FIELD) : undefined}
            aria-label={t('select', { ward: name })}
          />
        </label>
      ),
  }
  const table = (
    <Table
      caption={t('caption', { n: wards.length })}
      captionHidden
      rows={wards}
      rowKey={({ code }) => code}
      empty={<EmptyState title={t('none')} icon="map-pin" />}
      columns={mayInvite ? [...columns, pick] : columns}
    />
  )
  if (!mayInvite || wards.length === 0) return table
  return (
    <form method="post" action={`${base}/tautan${query}`}>
      <WriteKey value={writeKey} />
      <HiddenFields values={{ select: 'chosen' }} />
      <FieldNotes name={FIELD} {...(error ? { error } : {})} />
      {table}
      <p className="field-hint">{t('inviteSelectedHelp')}</p>
      <ButtonRow>
        <Button variant="secondary" icon="link">
          {t('inviteSelected')}
        </Button>
      </ButtonRow>
    </form>
  )
}

function useWardColumns(base: string, zone: Zone): Column<PickedWard>[] {
  const t = useMessages(wardBoardMessages)
  const locale = useLocale()
  return [
    {
      key: 'ward',
      header: t('ward'),
      heads: true,
      cell: ({ code, name }) => <a href={`${base}/${code}`}>{name}</a>,
    },
    { key: 'kecamatan', header: t('kecamatan'), cell: ({ kecamatan }) => kecamatan.name },
    {
      key: 'state',
      header: t('state'),
      cell: ({ state, expired }) => (
        <>
          <WardStateBadge state={state} /> {expired && t('expired')}
        </>
      ),
    },
    {
      key: 'invited',
      header: t('invited'),
      deskOnly: true,
      cell: ({ invitedAt }) => (invitedAt ? formatShortDate(invitedAt, zone, locale) : '–'),
    },
    { key: 'members', header: t('members'), numeric: true, cell: ({ members }) => members },
  ]
}
