import type { PublicEntry, PublicResult } from '~/domain/results/public-result'
import { wardName } from '~/domain/ward-name'
import { useMessages } from '~/i18n'
import { publicResultMessages } from '~/i18n/messages/public-results'
import { Section } from './layout'
import { RankingTable } from './ranking-table'
import { Table } from './table'

type Shown = { shown: PublicResult }

const nameOf = ({ ward, kecamatan }: Pick<PublicEntry, 'ward' | 'kecamatan'>) => wardName(ward, kecamatan)

function Winner({ entry }: { entry: PublicEntry }) {
  return (
    <div>
      <strong>{nameOf(entry)}</strong>
      {entry.innovations.length > 0 && <span className="cell-note">{entry.innovations.join(', ')}</span>}
    </div>
  )
}

/** Who gets which award, with its prize. */
export function PublicAwards({ shown: { awards, openAwards } }: Shown) {
  const t = useMessages(publicResultMessages)
  if (awards.length === 0 && openAwards.length === 0) return null
  return (
    <Section title={t('winners')}>
      {awards.length > 0 && (
        <Table
          caption={t('winners')}
          captionHidden
          rows={awards}
          rowKey={({ name, category }) => `${name} ${category ?? ''}`}
          columns={[
            {
              key: 'award',
              header: t('award'),
              heads: true,
              cell: ({ name, category }) => (category === null ? name : `${name} ${category}`),
            },
            {
              key: 'winner',
              header: t('winner'),
              cell: ({ winners }) =>
                winners.length === 0
                  ? t('noWinner')
                  : winners.map((entry) => <Winner key={entry.uid} entry={entry} />),
            },
            { key: 'prize', header: t('prize'), cell: ({ prize }) => prize ?? '–' },
          ]}
        />
      )}
      {openAwards.length > 0 && <p>{t('openAwards', { names: openAwards.join(', ') })}</p>}
    </Section>
  )
}

/** Who goes on from a stage. */
export function PublicOnward({ shown: { onward } }: Shown) {
  const t = useMessages(publicResultMessages)
  return (
    <Section title={t('onward')}>
      {onward.length === 0 ? (
        <p>{t('onwardNone')}</p>
      ) : (
        <ul className="plain-list">
          {onward.map((entry) => (
            <li key={entry.uid}>
              <Winner entry={entry} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

interface PublicRankingProps {
  ranking: NonNullable<PublicResult['ranking']>
  show: PublicResult['show']
  ofStage: boolean
}

/** All places, with marks where the rules publish them. */
export function PublicRanking({ ranking, show, ofStage }: PublicRankingProps) {
  const t = useMessages(publicResultMessages)
  return ranking.lists.map(({ per, code, name, ranked }) => {
    const title = t('rankingOf', { name: name ?? t('all') })
    return (
      <Section key={`${per} ${code ?? ''}`} title={title}>
        {show === 'marks' ? (
          <RankingTable rows={ranked} stages={ranking.stages} ofStage={ofStage} />
        ) : (
          <Table
            caption={title}
            captionHidden
            rows={ranked}
            rowKey={({ uid }) => uid}
            columns={[
              { key: 'rank', header: t('rank'), numeric: true, cell: ({ rank }) => rank },
              {
                key: 'entry',
                header: t('entry'),
                heads: true,
                cell: ({ regionName, kecamatanName, label }) =>
                  `${wardName(regionName, kecamatanName)} · ${label}`,
              },
            ]}
          />
        )}
      </Section>
    )
  })
}
