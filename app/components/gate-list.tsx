import type { Obstacle } from '~/domain/results/gate'
import type { Zone } from '~/domain/time'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { resultMessages } from '~/i18n/messages/results'
import { Badge } from './badge'
import { Button } from './button'
import { Details } from './details'
import { TextAreaField } from './fields'
import { Form } from './form'
import { gateSentence } from './gate-sentence'
import { Card, Stack } from './layout'

/** One thing that stands in the way, as a page gets it. */
export interface GateItem {
  key: string
  kind: Obstacle['kind']
  params: Record<string, string | number>
  href: string
  overridable: boolean
  override: { reason: string; name: string; office: 'chair' | 'deputy'; at: string } | null
}

interface GateListProps {
  /** Address of the competition's pages. */
  base: string
  zone: Zone
  lines: readonly GateItem[]
  mayOverride: boolean
  /** Name of the reason's field for the so-manieth line. */
  fieldOf: (index: number) => string
  writeKeyOf: (index: number) => string
  value: (field: string) => string
  error: (field: string) => string | undefined
}

/** Everything that stands in the way, each with its place and, for the chair, the way to override it. */
export function GateList({ base, zone, lines, ...rest }: GateListProps) {
  const t = useMessages(resultMessages)
  const locale = useLocale()
  return (
    <Stack>
      {lines.map((line, index) => (
        <Card key={line.key}>
          <p>
            {line.override && <Badge tone="neutral">{t('overridden')}</Badge>} {gateSentence(t, line)}
          </p>
          {line.override ? (
            <p className="field-hint">
              {t('overriddenBy', {
                ...{ name: line.override.name, reason: line.override.reason },
                office: t(`office_${line.override.office}`),
                time: formatShortDateTime(line.override.at, zone, locale),
              })}
            </p>
          ) : (
            <>
              <p>
                <a href={`${base}/${line.href}`}>{t('toPlace')}</a>
                {!line.overridable && ` · ${t('cannotOverride')}`}
              </p>
              {rest.mayOverride && line.overridable && <Override {...{ line, index }} {...rest} />}
            </>
          )}
        </Card>
      ))}
    </Stack>
  )
}

type OverrideProps = Pick<GateListProps, 'fieldOf' | 'writeKeyOf' | 'value' | 'error'> & {
  line: GateItem
  index: number
}

function Override({ line, index, fieldOf, writeKeyOf, value, error }: OverrideProps) {
  const t = useMessages(resultMessages)
  const field = fieldOf(index)
  return (
    <Details summary={t('override')} open={error(field) !== undefined}>
      <Form writeKey={writeKeyOf(index)} hidden={{ act: 'override', obstacle: line.key, field }}>
        <TextAreaField
          name={field}
          label={t('overrideReason')}
          hint={t('overrideHint')}
          rows={3}
          defaultValue={value(field)}
          error={error(field)}
        />
        <Button variant="secondary">{t('override')}</Button>
      </Form>
    </Details>
  )
}
