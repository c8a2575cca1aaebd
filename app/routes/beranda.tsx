import { useLoaderData } from '@remix-run/react'
import { ButtonLink, ButtonRow } from '~/components/button'
import { EmptyState } from '~/components/empty-state'
import { Section, Stack } from '~/components/layout'
import { Notice } from '~/components/notice'
import { PageHeader } from '~/components/page-header'
import type { Role } from '~/domain/actors'
import { privateLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { formatDateTime, type Translate, useLocale, useMessages } from '~/i18n'
import { homeMessages } from '~/i18n/messages/home'
import { shellMessages } from '~/i18n/messages/shell'
import { showHome } from '~/services/home.server'

export const meta = titled(shellMessages, 'home')

export const loader = privateLoader(async ({ ctx, actor }) => ({
  name: actor.name,
  hasRole: actor.grants.length > 0,
  places: placesOf(actor.grants.map(({ role }) => role)),
  items: await showHome(ctx, actor),
}))

/** Where somebody for whom nothing waits would go. */
const PLACES: readonly {
  roles: readonly Role[]
  href: string
  words: 'newCompetition' | 'manage' | 'judge' | 'write'
}[] = [
  { roles: ['administrator', 'organizer'], href: '/kelola/baru', words: 'newCompetition' },
  {
    roles: ['administrator', 'organizer', 'chair', 'deputy', 'inspector', 'verifier'],
    href: '/kelola',
    words: 'manage',
  },
  { roles: ['judge', 'chair', 'deputy'], href: '/menilai', words: 'judge' },
  { roles: ['drafter', 'responsible'], href: '/tim', words: 'write' },
]
const placesOf = (own: readonly Role[]) =>
  PLACES.filter(({ roles }) => roles.some((role) => own.includes(role))).map(({ href, words }) => ({
    href,
    words,
  }))

type Params = Record<string, string | number>

/** A sentence by its kind; moments are written in the page's language. */
function sentence(t: Translate<typeof homeMessages>, kind: string, params: Params = {}): string {
  return (t as (key: string, values: Params) => string)(kind, params)
}

export default function HomePage() {
  const { name, hasRole, items, places } = useLoaderData<typeof loader>()
  const t = useMessages(homeMessages)
  const locale = useLocale()
  const work = items.filter((item) => item.as === 'work')
  const say = ({ kind, params }: { kind: string; params?: Params }) => {
    const at = params?.['at']
    return sentence(t, kind, at === undefined ? params : { ...params, at: formatDateTime(at, 'WIB', locale) })
  }
  return (
    <>
      <PageHeader title={t('title', { name })} />
      <Stack>
        {items
          .filter((item) => item.as === 'notice')
          .map((item, index) => (
            <Notice key={index} tone={item.tone ?? 'info'}>
              {item.href ? <a href={item.href}>{say(item)}</a> : <p>{say(item)}</p>}
            </Notice>
          ))}
      </Stack>
      {!hasRole && items.length === 0 ? (
        <EmptyState title={t('noRole')} icon="user">
          <p>{t('noRoleHelp')}</p>
        </EmptyState>
      ) : (
        <Section title={t('work')}>
          {work.length === 0 ? (
            <EmptyState title={t('nothing')} icon="success">
              <p>{t('nothingHelp')}</p>
              <ButtonRow>
                {places.map(({ href, words }) => (
                  <ButtonLink key={href} variant="secondary" href={href}>
                    {t(words)}
                  </ButtonLink>
                ))}
              </ButtonRow>
            </EmptyState>
          ) : (
            <ul className="work-list">
              {work.map((item, index) => (
                <li key={index}>
                  <span>{say(item)}</span>
                  {item.href && (
                    <ButtonLink variant="secondary" small href={item.href}>
                      {t('open')}
                    </ButtonLink>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
    </>
  )
}
