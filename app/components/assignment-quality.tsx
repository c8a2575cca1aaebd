import { useMessages } from '~/i18n'
import { assignmentDraftMessages } from '~/i18n/messages/assignment-draft'
import { BarChart } from './bar-chart'
import { Section, Stack } from './layout'

interface JudgeLoad {
  judge: string
  load: number
  territories: number
}

export interface SectionQuality {
  perEntry: number
  /** How many kecamatan its entries come from. */
  territories: number
  loads: readonly JudgeLoad[]
  pieces: number
  bridges: readonly { judge: string; entry: string }[]
  overlap: { least: number; most: number } | null
  efficiency: number | null
  /** Entries with another number of judges than asked for. */
  uneven: readonly string[]
}

/** How good a draft of assignments is, in sentences, with the load of each judge as a bar. */
export function AssignmentQuality({ sections }: { sections: readonly SectionQuality[] }) {
  const t = useMessages(assignmentDraftMessages)
  return (
    <Section title={t('quality')}>
      {sections.map((section, index) => (
        <Stack key={section.loads.map(({ judge }) => judge).join() || index}>
          {sections.length > 1 && <h3>{t('part', { n: index + 1 })}</h3>}
          <Sentences {...section} />
          <BarChart
            title={t('loads')}
            bars={section.loads.map(({ judge, load, territories }) => ({
              label: judge,
              value: load,
              shown: t('load', { n: load, territories }),
            }))}
          />
        </Stack>
      ))}
    </Section>
  )
}

function Sentences({ loads, uneven, pieces, bridges, overlap, efficiency, ...section }: SectionQuality) {
  const t = useMessages(assignmentDraftMessages)
  const load = rangeOf(loads.map((each) => each.load))
  const spread = rangeOf(loads.filter((each) => each.load > 0).map((each) => each.territories))
  const n = section.perEntry
  const isOne = load.least === load.most
  return (
    <ul>
      <li>{uneven.length > 0 ? t('loadsOnly', load) : t(isOne ? 'goodEqual' : 'good', { n, ...load })}</li>
      {uneven.length > 0 && <li>{t('uneven', { n, entries: uneven.join(', ') })}</li>}
      <li>{pieces > 1 ? t('pieces', { n: pieces }) : t('connected')}</li>
      {pieces === 1 && (
        <li>
          {bridges.length === 0
            ? t('noBridges')
            : t('bridges', {
                pairs: bridges.map(({ judge, entry }) => `${judge} – ${entry}`).join(', '),
              })}
        </li>
      )}
      {overlap && <li>{t(overlap.least === overlap.most ? 'overlapEqual' : 'overlap', overlap)}</li>}
      {efficiency !== null && <li>{t('efficiency', { percent: Math.floor(efficiency * 100 + 1e-9) })}</li>}
      {section.territories > 1 && <li>{t('territories', { ...spread, all: section.territories })}</li>}
    </ul>
  )
}

const rangeOf = (values: readonly number[]) => ({
  least: values.length > 0 ? Math.min(...values) : 0,
  most: Math.max(0, ...values),
})
