import type { MeetingSeat } from '~/domain/meeting-view'
import { presentField, remarkField } from '~/forms/plenary'
import { useMessages } from '~/i18n'
import { plenaryMessages } from '~/i18n/messages/plenary'
import { CellControl } from './cell-control'
import type { MeetingFieldProps } from './meeting-fields'
import { Table } from './table'

/** Who of the panel is there, each with a remark. */
export function MeetingAttendance({
  seats,
  checked,
  value,
  error,
}: { seats: readonly MeetingSeat[] } & MeetingFieldProps) {
  const t = useMessages(plenaryMessages)
  return (
    <Table
      caption={t('attendance')}
      captionHidden
      rows={seats}
      rowKey={({ uid }) => uid}
      empty={<p>{t('noSeats')}</p>}
      columns={[
        { key: 'seat', header: t('seat'), heads: true, cell: ({ label }) => label },
        { key: 'name', header: t('name'), cell: ({ person }) => person?.name ?? t('vacant') },
        {
          key: 'present',
          header: t('present'),
          cell: ({ uid, label, person }) =>
            person && (
              <input
                type="checkbox"
                name={presentField(uid)}
                value="yes"
                aria-label={t('presentOf', { name: `${person.name} (${label})` })}
                defaultChecked={checked(presentField(uid))}
              />
            ),
        },
        {
          key: 'remark',
          header: t('remark'),
          cell: ({ uid, label, person }) => (
            <CellControl name={remarkField(uid)} error={error}>
              {(control) => (
                <input
                  {...control}
                  className="input"
                  autoComplete="off"
                  aria-label={t('remarkOf', { name: person?.name ?? label })}
                  defaultValue={value(remarkField(uid))}
                />
              )}
            </CellControl>
          ),
        },
      ]}
    />
  )
}
