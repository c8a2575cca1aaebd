import type { Instant } from '~/domain/time'
import { formatDateTime, useLocale, useMessages, type Zone } from '~/i18n'
import { materialMessages } from '~/i18n/messages/materials'
import { Badge } from './badge'
import { ButtonLink } from './button'
import { Deadline } from './deadline'
import { Card, Section, Stack } from './layout'

interface AskedMaterialsProps {
  uid: string
  asked: readonly {
    code: string
    name: string
    /** Whether the dossier may be improved. */
    dossier: boolean
    items: number
    given: number
    /** Demanded items that are not there. */
    missing: number
    closesAt: Instant | null
    state: 'before' | 'open' | 'closed'
  }[]
  now: Instant
  zone: Zone
}

/** What the stages of an entry ask for beside its dossier, and how much of it is there. */
export function AskedMaterials({ uid, asked, now, zone }: AskedMaterialsProps) {
  const t = useMessages(materialMessages)
  const locale = useLocale()
  if (asked.length === 0) return null
  return (
    <Section title={t('title')}>
      <Stack>
        {asked.map(({ code, name, dossier, items, given, missing, closesAt, state }) => (
          <Card key={code}>
            <h3>{name}</h3>
            {closesAt && <Deadline at={closesAt} now={now} zone={zone} label={t('closes')} />}
            {items > 0 && (
              <>
                <p className="page-facts">
                  {missing > 0 ? (
                    <Badge tone="warning">{t('stageMissing', { n: missing })}</Badge>
                  ) : (
                    <Badge tone="success">{t('complete')}</Badge>
                  )}
                  <span>{t('given', { given, items })}</span>
                </p>
                <ButtonLink
                  href={`/berkas/${uid}/bahan/${code}`}
                  variant={missing > 0 && state === 'open' ? 'primary' : 'secondary'}
                >
                  {t('open', { stage: name })}
                </ButtonLink>
              </>
            )}
            {dossier && state === 'open' && closesAt && (
              <p>{t('improveLead', { time: formatDateTime(closesAt, zone, locale), stage: name })}</p>
            )}
          </Card>
        ))}
      </Stack>
    </Section>
  )
}
