import type { Leaf } from '~/domain/instrument'
import type { SheetContent } from '~/domain/sheet-input'
import { useLocale, useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { panelMessages } from '~/i18n/messages/panel'
import { Badge } from './badge'
import { Button } from './button'
import { markText } from './criterion-input'
import { ErrorSummary } from './error-summary'
import { TextAreaField } from './fields'
import { Form } from './form'
import { Section } from './layout'
import { Notice } from './notice'
import { PageHeader } from './page-header'
import { Table } from './table'

export interface ImportReviewData {
  uid: string
  slug: string
  name: string
  stage: string
  fileName: string | null
  state: 'waiting' | 'confirmed' | 'rejected'
  own: boolean
  note: string | null
  sheets: {
    judge: string
    entry: string
    replaces: number
    changeReason: string | null
    leaves: Leaf[]
    content: SheetContent | null
  }[]
}

type ImportReviewProps = {
  review: ImportReviewData
  keys: { confirm: string; reject: string }
  failure: {
    errors: { name?: string; message: string }[]
    error: (field: string) => string | undefined
    value: (field: string) => string
  }
}

/** What was typed from paper, sheet by sheet, for the second person to compare. */
export function ImportReview({ review, keys, failure }: ImportReviewProps) {
  const t = useMessages(panelMessages)
  const { slug, uid, state, own, sheets, note } = review
  const path = `/kelola/${slug}/lembar-kertas/${uid}`
  const problem = failure.error('catatan')
  return (
    <>
      <ErrorSummary errors={failure.errors} />
      <PageHeader
        over={`${review.name} · ${review.stage}`}
        title={review.fileName ?? t('importTitle')}
        lead={t('importLead')}
        back={{ href: `/kelola/${slug}/lembar-kertas`, label: t('paperTitle') }}
        facts={<Badge>{t(state)}</Badge>}
      />
      {note && <Notice>{note}</Notice>}
      {sheets.map((sheet) => (
        <SheetReview key={`${sheet.judge} ${sheet.entry}`} sheet={sheet} />
      ))}
      {state === 'waiting' && own && <Notice tone="info">{t('ownImport')}</Notice>}
      {state === 'waiting' && !own && (
        <>
          <Form writeKey={keys.confirm} action={path}>
            <Button>{t('confirm')}</Button>
          </Form>
          <Form writeKey={keys.reject} action={`${path}/tolak`}>
            <TextAreaField
              name="catatan"
              label={t('note')}
              rows={2}
              defaultValue={failure.value('catatan')}
              {...(problem ? { error: problem } : {})}
            />
            <Button variant="danger">{t('reject')}</Button>
          </Form>
        </>
      )}
    </>
  )
}

function SheetReview({ sheet }: { sheet: ImportReviewData['sheets'][number] }) {
  const t = useMessages(panelMessages)
  const j = useMessages(judgingMessages)
  const locale = useLocale()
  const { judge, entry, replaces, changeReason, leaves, content } = sheet
  return (
    <Section title={`${judge} · ${entry}`}>
      {replaces > 0 && <p>{t('replaces', { n: replaces, reason: changeReason ?? '–' })}</p>}
      {content === null ? (
        <Notice tone="info">{t('hidden')}</Notice>
      ) : (
        <Table
          caption={`${judge} · ${entry}`}
          captionHidden
          rows={leaves.filter(({ code }) => content.marks[code] !== undefined)}
          rowKey={({ code }) => code}
          columns={[
            { key: 'criterion', header: t('criterion'), heads: true, cell: ({ name }) => name },
            {
              key: 'mark',
              header: t('mark'),
              numeric: true,
              cell: (leaf) => markText(leaf, content.marks[leaf.code], locale),
            },
            { key: 'reason', header: j('reasonWord'), cell: ({ code }) => content.reasons[code] },
          ]}
        />
      )}
    </Section>
  )
}
