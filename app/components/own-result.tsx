import type { Figure } from '~/domain/figures'
import { FEWEST_FOR_MEAN, type OwnResult } from '~/domain/results/own-result'
import type { Instant, Zone } from '~/domain/time'
import { formatDecimal, useLocale, useMessages } from '~/i18n'
import { ownResultMessages } from '~/i18n/messages/own-results'
import { Badge } from './badge'
import { ButtonLink, ButtonRow } from './button'
import { Deadline } from './deadline'
import { type Definition, DefinitionList } from './definition-list'
import { explainedText } from './explained-figure'
import { Prose, Section } from './layout'
import { Table } from './table'

interface OwnResultProps {
  result: {
    number: number
    stage: string | null
    published: boolean
    own: OwnResult
    window: 'none' | 'open' | 'closed'
    until: Instant | null
    objection: boolean
    reasons: readonly { stage: string; criterion: string; name: string; texts: readonly string[] }[]
  }
  now: Instant
  zone: Zone
  /** Address of the dossier. */
  base: string
}

/** One result as its own team reads it. */
export function OwnResultView({ result, now, zone, base }: OwnResultProps) {
  const { number, stage, published, own, window, until, objection, reasons } = result
  const t = useMessages(ownResultMessages)
  const locale = useLocale()
  const facts: Definition[] = [
    ...(own.total ? [{ term: t('total'), description: explainedText(own.total, locale) }] : []),
    ...own.lists.map(({ name, rank, of, tied }) => ({
      term: name ?? t('resultOf', { n: number, what: stage ?? t('final') }),
      description: `${name === null ? t('rank', { rank, of }) : t('rankIn', { rank, of, name })}${tied ? ` ${t('tied')}` : ''}`,
    })),
    ...(published ? own.awards.map((name) => ({ term: t('award'), description: name })) : []),
  ]
  return (
    <Section title={t('resultOf', { n: number, what: stage ?? t('final') })}>
      <p>
        <Badge tone={published ? 'success' : 'warning'}>{t(published ? 'announced' : 'provisional')}</Badge>
      </p>
      {!published && <p>{t('provisionalHelp')}</p>}
      <DefinitionList items={facts} />
      {window === 'open' && until && <Deadline at={until} now={now} zone={zone} live label={t('closes')} />}
      {(window === 'open' || objection) && (
        <ButtonRow>
          <ButtonLink variant="secondary" href={`${base}/sanggah/${number}`}>
            {t(objection ? 'seeObjection' : 'object')}
          </ButtonLink>
        </ButtonRow>
      )}
      {own.stages.map((each) => (
        <Marks key={each.code} stage={each} />
      ))}
      {reasons.length > 0 && (
        <>
          <h3>{t('reasons')}</h3>
          <p>{t('reasonsLead')}</p>
          {reasons.map(({ stage: of, criterion, name, texts }) => (
            <div key={`${of}-${criterion}`}>
              <h4>{name}</h4>
              {texts.map((text, index) => (
                <Prose key={index}>{text}</Prose>
              ))}
            </div>
          ))}
        </>
      )}
    </Section>
  )
}

function Marks({ stage }: { stage: OwnResult['stages'][number] }) {
  const t = useMessages(ownResultMessages)
  const locale = useLocale()
  const shown = ({ text }: Figure) => formatDecimal(text, locale)
  return (
    <Table
      caption={t('marksOf', { stage: stage.name })}
      rows={stage.criteria}
      rowKey={({ code }) => code}
      columns={[
        { key: 'criterion', header: t('criterion'), heads: true, cell: ({ name }) => name },
        { key: 'own', header: t('own'), cell: ({ own }) => (own ? shown(own) : t('noMark')) },
        {
          key: 'category',
          header: t('category'),
          cell: ({ category }) => (category ? shown(category) : t('tooFew', { n: FEWEST_FOR_MEAN })),
        },
      ]}
    />
  )
}
