import type { FairnessParts } from '~/domain/fairness/parts'
import { useMessages } from '~/i18n'
import { fairnessMessages } from '~/i18n/messages/fairness'
import { Details } from '../details'
import { Table } from '../table'
import { type Names, useFigureWords } from './names'

/** The many-facet Rasch model, as a research report. */
export function RaschAnnex({ rasch, names }: { rasch: FairnessParts['rasch']; names: Names }) {
  const t = useMessages(fairnessMessages)
  const { t: s, number, because } = useFigureWords()
  return (
    <Details summary={s('rasch')}>
      <p>{t('raschNote')}</p>
      {'reason' in rasch ? (
        <p>{because(rasch)}</p>
      ) : (
        <>
          <Table
            dense
            caption={t('raschPerson')}
            rows={names.entries}
            rowKey={({ id }) => id}
            columns={[
              { key: 'entry', header: s('entry'), heads: true, cell: ({ id }) => names.entry(id) },
              {
                key: 'measure',
                header: t('raschPerson'),
                numeric: true,
                cell: ({ id }) => number(rasch.person.value?.[id]),
              },
              {
                key: 'error',
                header: t('error'),
                numeric: true,
                cell: ({ id }) => number(rasch.se_person.value?.[id]),
              },
              {
                key: 'outfit',
                header: t('outfit'),
                numeric: true,
                cell: ({ id }) => number(rasch.outfit_person.value?.[id]),
              },
            ]}
          />
          <Table
            dense
            caption={s('logits')}
            rows={names.judges}
            rowKey={({ id }) => id}
            columns={[
              { key: 'judge', header: s('judge'), heads: true, cell: ({ label }) => label },
              {
                key: 'measure',
                header: s('logits'),
                numeric: true,
                cell: ({ id }) => number(rasch.severity.value?.[id]),
              },
              {
                key: 'error',
                header: t('error'),
                numeric: true,
                cell: ({ id }) => number(rasch.se_severity.value?.[id]),
              },
              {
                key: 'infit',
                header: t('infit'),
                numeric: true,
                cell: ({ id }) => number(rasch.infit_judge.value?.[id]),
              },
              {
                key: 'outfit',
                header: t('outfit'),
                numeric: true,
                cell: ({ id }) => number(rasch.outfit_judge.value?.[id]),
              },
            ]}
          />
        </>
      )}
    </Details>
  )
}
