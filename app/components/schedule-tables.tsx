import { PROPOSAL } from '~/domain/rules'
import { stageOfTarget } from '~/domain/stage-materials'
import type { Zone } from '~/domain/time'
import { wardName } from '~/domain/ward-name'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { materialMessages } from '~/i18n/messages/materials'
import { proposalMessages } from '~/i18n/messages/proposal'
import { publicMessages } from '~/i18n/messages/public'
import { rulesMessages } from '~/i18n/messages/rules'
import { Table } from './table'

interface Change {
  uid: string
  target: string
  /** Name of the stage; null for the submission. */
  targetName: string | null
  bound: 'opens' | 'closes'
  old_at: string | null
  new_at: string
  reason: string
  letter_number: string
  decided_at: string
}

/** Changes of the timetable for everyone, as they are listed publicly. */
export function ScheduleChangeTable({ changes, zone }: { changes: readonly Change[]; zone: Zone }) {
  const t = useMessages(publicMessages)
  const r = useMessages(rulesMessages)
  const p = useMessages(proposalMessages)
  const m = useMessages(materialMessages)
  const locale = useLocale()
  const time = (at: string | null) => (at ? formatShortDateTime(at, zone, locale) : r('notSet'))
  return (
    <Table
      caption={t('changes')}
      captionHidden
      empty={<p>{t('changesNone')}</p>}
      columns={[
        {
          key: 'what',
          header: t('what'),
          heads: true,
          cell: ({ target, targetName, bound }) =>
            stageOfTarget(target) === null
              ? `${target === PROPOSAL ? p('title') : (targetName ?? t('submission'))}: ${t(bound === 'opens' ? 'opensBound' : 'closesBound')}`
              : m('scheduleCloses', { name: targetName ?? '' }),
        },
        { key: 'from', header: t('from'), cell: ({ old_at }) => time(old_at) },
        { key: 'to', header: t('to'), cell: ({ new_at }) => time(new_at) },
        { key: 'why', header: t('why'), cell: ({ reason }) => reason },
        { key: 'letter', header: t('letter'), cell: ({ letter_number }) => letter_number },
        { key: 'decided', header: t('decided'), cell: ({ decided_at }) => time(decided_at) },
      ]}
      rows={changes}
      rowKey={({ uid }) => uid}
    />
  )
}

interface Extension {
  uid: string
  target?: string
  region_name: string
  kecamatan_name: string | null
  targetName: string | null
  until: string
  reason: string
}

/** Later closing times of single entries, as they are listed publicly. */
export function ExtensionTable({ extensions, zone }: { extensions: readonly Extension[]; zone: Zone }) {
  const t = useMessages(publicMessages)
  const m = useMessages(materialMessages)
  const locale = useLocale()
  return (
    <Table
      caption={t('extensions')}
      captionHidden
      columns={[
        {
          key: 'ward',
          header: t('ward'),
          heads: true,
          cell: ({ region_name, kecamatan_name }) => wardName(region_name, kecamatan_name),
        },
        {
          key: 'what',
          header: t('what'),
          cell: ({ target, targetName }) =>
            target && stageOfTarget(target) !== null
              ? m('titleOf', { stage: targetName ?? '' })
              : (targetName ?? t('submission')),
        },
        { key: 'until', header: t('until'), cell: ({ until }) => formatShortDateTime(until, zone, locale) },
        { key: 'why', header: t('why'), cell: ({ reason }) => reason },
      ]}
      rows={extensions}
      rowKey={({ uid }) => uid}
    />
  )
}
