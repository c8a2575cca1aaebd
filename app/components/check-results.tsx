import type { CheckDecision, CheckOutcome } from '~/domain/checklist'
import { formatShortDateTime, useLocale, useMessages, type Zone } from '~/i18n'
import { eligibilityMessages } from '~/i18n/messages/eligibility'
import { Badge, type Tone } from './badge'
import { Details } from './details'
import { Prose, Section } from './layout'
import { Table } from './table'

export interface ShownCheck {
  decision: CheckDecision | 'reinstated'
  at: string
  by: string | null
  revision: number
  items: readonly { code: string; text: string; outcome: CheckOutcome | null; note: string | null }[]
}

const TONES: Record<CheckOutcome, Tone> = { met: 'success', fix: 'warning', failed: 'danger' }

interface CheckResultsProps {
  checks: readonly ShownCheck[]
  zone: Zone
  /** Whether readers learn who checked. */
  named: boolean
}

/** What the check of the requirements found, the newest open, earlier ones one touch away. */
export function CheckResults({ checks, zone, named }: CheckResultsProps) {
  const t = useMessages(eligibilityMessages)
  const latest = checks.at(-1)
  if (!latest) return null
  const earlier = checks.slice(0, -1).reverse()
  return (
    <Section title={t('result')}>
      <OneCheck check={latest} zone={zone} named={named} />
      {earlier.length > 0 && (
        <Details summary={t('history', { n: String(earlier.length) })}>
          {earlier.map((check) => (
            <OneCheck key={check.at} check={check} zone={zone} named={named} />
          ))}
        </Details>
      )}
    </Section>
  )
}

function OneCheck({ check, zone, named }: { check: ShownCheck; zone: Zone; named: boolean }) {
  const t = useMessages(eligibilityMessages)
  const locale = useLocale()
  const { decision, at, by, revision, items } = check
  const caption = t('resultOf', {
    n: String(revision),
    time: formatShortDateTime(at, zone, locale),
    decision: t(`decided_${decision}`),
  })
  return (
    <>
      <p>
        {caption}
        {named && by && ` · ${t('checkedBy', { name: by })}`}
      </p>
      {items.length > 0 && (
        <Table
          caption={caption}
          captionHidden
          rows={items}
          rowKey={({ code }) => code}
          columns={[
            { key: 'item', header: t('setupTitle'), heads: true, cell: ({ text }) => text },
            {
              key: 'outcome',
              header: t('outcome'),
              cell: ({ outcome }) =>
                outcome ? <Badge tone={TONES[outcome]}>{t(outcome)}</Badge> : t('open'),
            },
            { key: 'note', header: t('remark'), cell: ({ note }) => (note ? <Prose>{note}</Prose> : '–') },
          ]}
        />
      )}
    </>
  )
}
