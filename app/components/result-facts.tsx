import type { Obstacle } from '~/domain/results/gate'
import type { Office } from '~/domain/results/snapshot'
import type { Zone } from '~/domain/time'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { resultMessages } from '~/i18n/messages/results'
import { DefinitionList } from './definition-list'
import { Details } from './details'
import { gateSentence } from './gate-sentence'

interface OverrideListProps {
  overrides: readonly {
    /** In words of the frozen competition. */
    kind: Obstacle['kind']
    params: Record<string, string | number>
    reason: string
    by: { name: string; office: Office; at: string }
  }[]
  zone: Zone
}

/** What stood in the way of a frozen result and was overridden. */
export function OverrideList({ overrides, zone }: OverrideListProps) {
  const t = useMessages(resultMessages)
  const locale = useLocale()
  return (
    <ul>
      {overrides.map(({ kind, params, reason, by }, index) => (
        <li key={index}>
          {gateSentence(t, { kind, params })}{' '}
          {t('overriddenBy', {
            ...{ name: by.name, reason, office: t(`office_${by.office}`) },
            time: formatShortDateTime(by.at, zone, locale),
          })}
        </li>
      ))}
    </ul>
  )
}

interface ResultTechnicalProps {
  slug: string
  result: { number: number; sha256: string; signature: string; keyFingerprint: string }
  snapshot: {
    rules: { number: number; sha256: string }
    chain: { seq: number; hash: string }
    software: string
  }
}

/** What proves a frozen result: hash, signature, key and chain, and the files to check them with. */
export function ResultTechnical({ slug, result, snapshot }: ResultTechnicalProps) {
  const t = useMessages(resultMessages)
  const base = `/kelola/${slug}/hasil/${result.number}`
  const { rules, chain, software } = snapshot
  return (
    <Details summary={t('technical')}>
      <DefinitionList
        items={[
          { term: t('sha256'), description: <code>{result.sha256}</code> },
          { term: t('signature'), description: <code>{result.signature}</code> },
          { term: t('key'), description: <code>{result.keyFingerprint}</code> },
          {
            term: t('chain'),
            description: <code>{t('chainAt', { seq: String(chain.seq), hash: chain.hash })}</code>,
          },
          {
            term: t('rules'),
            description: (
              <a href={`/lomba/${slug}/ketentuan/${rules.number}`}>
                {t('rulesAt', { number: String(rules.number), sha256: `${rules.sha256.slice(0, 12)}…` })}
              </a>
            ),
          },
          { term: t('software'), description: software },
        ]}
      />
      <ul className="link-list">
        <li>
          <a href={`${base}.json`}>{t('downloadSnapshot')}</a>
        </li>
        <li>
          <a href={`${base}.sig`}>{t('downloadSignature')}</a>
        </li>
        <li>
          <a href="/kunci">{t('downloadKey')}</a>
        </li>
      </ul>
    </Details>
  )
}
