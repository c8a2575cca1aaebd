import type { ReactNode } from 'react'
import type { PlacedProblem } from '~/domain/rules-problem-place'
import { useMessages } from '~/i18n'
import { instrumentMessages } from '~/i18n/messages/instrument'
import { ErrorSummary, type FieldError } from './error-summary'
import { Notice } from './notice'
import { PageHeader } from './page-header'
import { ProblemList, problemHref } from './problem-list'

type SetupPartProps = {
  head: { slug: string; name: string; year: number; openedAt: string | null }
  title: ReactNode
  lead?: ReactNode
  back?: { href: string; label: string }
  editable: boolean
  locked: boolean
  problems: readonly PlacedProblem[]
  errors?: readonly FieldError[]
  actions?: ReactNode
  children: ReactNode
}

/** The frame of a page on which one part of the rules is edited: what is wrong, why it may be locked. */
export function SetupPart(props: SetupPartProps) {
  const { head, title, lead, back, editable, locked, problems, errors = [], actions, children } = props
  const t = useMessages(instrumentMessages)
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeader
        over={`${head.name} ${head.year}`}
        title={title}
        lead={lead}
        back={back ?? { href: `/kelola/${head.slug}/ketentuan`, label: t('rules') }}
        actions={actions}
      />
      {locked ? (
        <Notice tone="warning">{t('locked')}</Notice>
      ) : !editable ? (
        <Notice>{t('readOnly')}</Notice>
      ) : (
        head.openedAt && <Notice tone="warning">{t('afterOpening')}</Notice>
      )}
      {problems.length > 0 && (
        <Notice tone="warning" title={t('problems')}>
          <ProblemList problems={problems} hrefOf={problemHref(head.slug)} />
        </Notice>
      )}
      {children}
    </>
  )
}
