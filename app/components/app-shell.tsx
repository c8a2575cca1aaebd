import type { ReactNode } from 'react'
import type { Role } from '~/domain/actors'
import { type Locale, useMessages } from '~/i18n'
import { shellMessages } from '~/i18n/messages/shell'
import { ButtonLink } from './button'
import { Shell } from './shell'

interface Page {
  locale: Locale
  writeKey: string
  path: string
  demo: boolean
  person: { name: string; account: string; roles: Role[] } | null
}

const MENU = [
  { href: '/beranda', label: 'home', roles: null },
  { href: '/tim', label: 'dossiers', roles: ['drafter', 'responsible', 'verifier'] },
  { href: '/menilai', label: 'judging', roles: ['judge', 'chair', 'deputy'] },
  {
    href: '/kelola',
    label: 'competitions',
    roles: ['organizer', 'chair', 'deputy', 'inspector', 'verifier'],
  },
  { href: '/orang', label: 'people', roles: ['administrator', 'organizer'] },
] as const

/** The shell with the navigation of this person's roles. */
export function AppShell({ page, children }: { page: Page | null; children: ReactNode }) {
  const t = useMessages(shellMessages)
  const person = page?.person ?? null
  const path = page?.path ?? '/'
  const navigation = MENU.filter(
    ({ roles }) => person && (roles === null || roles.some((role) => person.roles.includes(role))),
  ).map(({ href, label }) => ({
    href,
    label: t(label),
    current: path === href || path.startsWith(`${href}/`) || path.startsWith(`${href}?`),
  }))
  return (
    <Shell
      homeHref={person ? '/beranda' : '/'}
      navigation={navigation}
      account={
        person
          ? {
              name: person.name,
              role: t(person.roles[0] ?? 'none'),
              href: '/akun',
              logOut: { action: '/keluar', writeKey: `${page?.writeKey}.keluar` },
            }
          : undefined
      }
      language={{ action: '/bahasa', method: 'post', field: 'locale', hidden: { ke: path } }}
      help={{ href: '/bantuan', label: t('help') }}
      footerLinks={[{ href: '/tanda-terima', label: t('checkReceipt') }]}
      headerAction={
        person || /^\/(masuk|luring)/.test(path) ? undefined : (
          <ButtonLink href="/masuk">{t('logIn')}</ButtonLink>
        )
      }
      footerNote={page?.demo ? t('demo') : undefined}
    >
      {children}
    </Shell>
  )
}
