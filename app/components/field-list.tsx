import type { FieldSheet, FieldStage } from '~/domain/field-kit'
import { countMarked, leavesOfSheet } from '~/domain/field-texts'
import type { KeptSheet } from '~/domain/kept-sheet'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { fieldMessages } from '~/i18n/messages/field'
import { Badge } from './badge'
import { Button, ButtonRow } from './button'
import { EmptyState } from './empty-state'
import { looksOfSheet, stateOfSheet } from './field-state'
import { Section } from './layout'
import { Progress } from './progress'
import { Table } from './table'

type FieldListProps = {
  stage: FieldStage
  sheets: ReadonlyMap<string, FieldSheet>
  kept: ReadonlyMap<string, KeptSheet>
  carrying: { done: number; of: number } | null
  hrefOf: (uid: string) => string
  onCarry: () => void
}

/** The sheets of one stage that the device carries. */
export function FieldList({ stage, sheets, kept, carrying, hrefOf, onCarry }: FieldListProps) {
  const t = useMessages(fieldMessages)
  const locale = useLocale()
  const rows = stage.tasks.flatMap((task) => {
    const sheet = sheets.get(task.uid)
    const own = kept.get(task.uid)
    if (!sheet || !own) return []
    const leaves = leavesOfSheet(stage, sheet)
    const of = leaves.filter(({ required }) => required).length
    return [{ ...task, state: stateOfSheet(own), marked: countMarked(leaves, own.texts), of }]
  })
  const at = formatShortDateTime(stage.at, stage.competition.zone, locale)
  return (
    <Section
      title={`${stage.competition.name} · ${stage.stage.name}`}
      lead={t('carried', { n: rows.length, at })}
    >
      {carrying && (
        <Progress
          label={t('carrying', { done: carrying.done + 1, of: carrying.of })}
          value={carrying.done}
          max={carrying.of}
        />
      )}
      <Table
        caption={stage.stage.name}
        captionHidden
        rows={rows}
        rowKey={({ uid }) => uid}
        empty={<EmptyState title={t('empty')} />}
        columns={[
          {
            key: 'entry',
            header: t('entry'),
            heads: true,
            cell: ({ uid, label }) => <a href={hrefOf(uid)}>{label}</a>,
          },
          ...(rows.some(({ place }) => place !== '')
            ? [{ key: 'place', header: t('place'), cell: ({ place }: (typeof rows)[number]) => place }]
            : []),
          {
            key: 'filled',
            header: t('filled'),
            cell: ({ marked, of }) => t('filledOf', { n: marked, of }),
          },
          {
            key: 'state',
            header: t('state'),
            cell: ({ state }) => <Badge {...looksOfSheet(state)}>{t(`is_${state}`)}</Badge>,
          },
        ]}
      />
      <ButtonRow>
        <Button
          type="button"
          variant="secondary"
          icon="refresh"
          disabled={carrying !== null}
          onClick={onCarry}
        >
          {t('carry')}
        </Button>
      </ButtonRow>
    </Section>
  )
}
