import type { Zone } from '~/domain/time'
import { formatDay, formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { resultMessages } from '~/i18n/messages/results'
import { Details } from './details'

interface ResultRequestProps {
  slug: string
  zone: Zone
  facts:
    | {
        act: 'result.freeze'
        stage: string | null
        number: number
        supersedes: number | null
        overrides: number
        contentSha256: string
      }
    | {
        act: 'result.decree'
        number: number
        decree: { number: string; date: string; signatory: string }
      }
    | { act: 'result.announce'; number: number; announcedOn: string; embargoUntil: string | null }
}

/** What a request about a result asks for, with where to read it before deciding. */
export function ResultRequest({ slug, zone, facts }: ResultRequestProps) {
  const t = useMessages(resultMessages)
  const locale = useLocale()
  const base = `/kelola/${slug}/hasil`
  switch (facts.act) {
    case 'result.freeze':
      return (
        <>
          <p>
            {t('numberOf', { n: facts.number })}
            {facts.supersedes !== null && `. ${t('corrects', { n: facts.supersedes })}`}
            {facts.overrides > 0 && `. ${t('overridesCount', { n: facts.overrides })}`}
          </p>
          <p>
            <a href={`${base}/siapkan/${facts.stage ?? '@akhir'}`}>{t('readPrepared')}</a>
          </p>
          <Details summary={t('contentSha256')}>
            <code>{facts.contentSha256}</code>
          </Details>
        </>
      )
    case 'result.decree': {
      const { number, date, signatory } = facts.decree
      return (
        <>
          <p>
            {t('numberOf', { n: facts.number })}:{' '}
            {t('wayDecree', { number, signatory, date: formatDay(date, locale) })}
          </p>
          <p>
            <a href={`${base}/${facts.number}/keputusan.pdf`}>{t('scan')}</a>
          </p>
        </>
      )
    }
    case 'result.announce': {
      const { announcedOn, embargoUntil } = facts
      const date = formatDay(announcedOn, locale)
      return (
        <p>
          <a href={`${base}/${facts.number}`}>{t('numberOf', { n: facts.number })}</a>:{' '}
          {embargoUntil
            ? t('wayEmbargo', { date, time: formatShortDateTime(embargoUntil, zone, locale) })
            : t('wayAnnounced', { date })}
        </p>
      )
    }
  }
}
