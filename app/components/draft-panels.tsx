import { useMessages } from '~/i18n'
import { assignmentDraftMessages } from '~/i18n/messages/assignment-draft'
import { Section } from './layout'
import { Table } from './table'

interface DraftRow {
  uid: string
  label: string
  place: string
  judges: readonly { name: string; kept: boolean }[]
}

type DraftPanelsProps = { rows: readonly DraftRow[]; path: string; mayChange: boolean }

/** Each entry of a draft with its judges, and where they are changed. */
export function DraftPanels({ rows, path, mayChange }: DraftPanelsProps) {
  const t = useMessages(assignmentDraftMessages)
  return (
    <Section title={t('panels')}>
      <Table
        caption={t('panels')}
        captionHidden
        rows={rows}
        rowKey={({ uid }) => uid}
        columns={[
          {
            key: 'entry',
            header: t('entry'),
            heads: true,
            cell: ({ label, place }) => (
              <>
                {label}
                <br />
                <small>{place}</small>
              </>
            ),
          },
          {
            key: 'judges',
            header: t('judges'),
            cell: ({ uid, label, judges }) => (
              <>
                {judges.length === 0
                  ? t('nobodyYet')
                  : judges.map(({ name, kept }) => (kept ? `${name} (${t('kept')})` : name)).join(', ')}
                {mayChange && (
                  <>
                    {' '}
                    <a href={`${path}/${uid}`} aria-label={t('changeAbout', { entry: label })}>
                      {t('change')}
                    </a>
                  </>
                )}
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}
