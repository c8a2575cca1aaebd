import { useMessages } from '~/i18n'
import { componentMessages } from '~/i18n/messages/components'
import { Icon } from './icon'

type PaginationProps = {
  /** From 1. */
  page: number
  pageSize: number
  total: number
  hrefOf: (page: number) => string
}

/** The pages worth a link: first, last, the current one and its neighbours; `null` for a gap. */
export function pageLinks(page: number, pages: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((at) => at >= 1 && at <= pages)
  const sorted = [...new Set(wanted)].sort((a, b) => a - b)
  return sorted.flatMap((at, index) => {
    const before = sorted[index - 1] ?? at - 1
    return before === at - 1 ? [at] : before === at - 2 ? [at - 1, at] : [null, at]
  })
}

/** Links to the pages of a list, and which rows are shown. */
export function Pagination({ page, pageSize, total, hrefOf }: PaginationProps) {
  const t = useMessages(componentMessages)
  const pages = Math.ceil(total / pageSize)
  if (total === 0) return null
  const from = (page - 1) * pageSize + 1
  const shown = t('rowsShown', { from, to: Math.min(page * pageSize, total), total })
  return (
    <nav className="pagination" aria-label={t('pages')}>
      <p>{shown}</p>
      {pages > 1 && (
        <ul>
          {page > 1 && (
            <li>
              <a href={hrefOf(page - 1)} rel="prev">
                <Icon name="chevron-left" size={16} />
                <span>{t('previousPage')}</span>
              </a>
            </li>
          )}
          {pageLinks(page, pages).map((at, index) => (
            <li key={at ?? `gap-${index}`} className="pagination-number">
              {at === null ? (
                <span aria-hidden="true">…</span>
              ) : (
                <a
                  href={hrefOf(at)}
                  aria-label={t('page', { n: at })}
                  aria-current={at === page ? 'page' : undefined}
                >
                  {at}
                </a>
              )}
            </li>
          ))}
          {page < pages && (
            <li>
              <a href={hrefOf(page + 1)} rel="next">
                <span>{t('nextPage')}</span>
                <Icon name="chevron-right" size={16} />
              </a>
            </li>
          )}
        </ul>
      )}
    </nav>
  )
}
