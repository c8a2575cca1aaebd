import { fullName, type PersonName } from '~/domain/people'
import { useMessages } from '~/i18n'
import { agendaMessages } from '~/i18n/messages/agenda'
import { classNames } from './class-names'
import { Table } from './table'

interface AttendanceListProps {
  invitees: readonly (PersonName & {
    from: string
    role: { seat: string } | { member: 'responsible' | 'drafter' }
  })[]
  emptyLines: number
}

/** The list as it is printed: those invited, then empty lines; even numbers sign further right. */
export function AttendanceList({ invitees, emptyLines }: AttendanceListProps) {
  const t = useMessages(agendaMessages)
  const rows = [
    ...invitees.map((person) => ({
      name: fullName(person),
      from: person.from,
      role: 'seat' in person.role ? person.role.seat : t(`member_${person.role.member}`),
    })),
    ...Array.from({ length: emptyLines }, () => ({ name: '', from: '', role: '' })),
  ].map((row, index) => ({ ...row, n: index + 1 }))
  return (
    <div className="attendance">
      <Table
        caption={t('attendance')}
        captionHidden
        dense
        rows={rows}
        rowKey={({ n }) => String(n)}
        columns={[
          { key: 'number', header: t('number'), cell: ({ n }) => n },
          { key: 'name', header: t('name'), heads: true, cell: ({ name }) => name },
          { key: 'office', header: t('office'), cell: ({ from }) => from },
          { key: 'role', header: t('role'), cell: ({ role }) => role },
          {
            key: 'signature',
            header: t('signature'),
            cell: ({ n }) => (
              <span className={classNames(n % 2 === 0 && 'sign-even', n > invitees.length && 'sign-empty')}>
                {t('signLine', { n })}
              </span>
            ),
          },
        ]}
      />
      <p className="field-hint no-print">{t('emptyLines', { n: emptyLines })}</p>
    </div>
  )
}
