import type { ReactNode } from 'react'
import { useLocale, useMessages } from '~/i18n'
import { componentMessages } from '~/i18n/messages/components'
import { HiddenFields, WriteKey } from './form'
import { Icon } from './icon'
import { LogoMark } from './logo'
import { type NavigationLink, NavigationList } from './navigation'

export type ShellProps = {
  homeHref: string
  /** The role's pages, in the order of the work. */
  navigation?: readonly NavigationLink[]
  /** Who is logged in, in which role; left out on public pages. */
  account?: { name: string; role: string; href?: string; logOut: { action: string; writeKey: string } }
  /** The other language; a form, so that it works everywhere. `hidden` may carry where to return to. */
  language?: {
    action: string
    method: 'get' | 'post'
    /** Name of the button's field, whose value is the other locale. */
    field: string
    hidden?: Readonly<Record<string, string>>
  }
  /** In the same place on every page. */
  help: { href: string; label: string }
  /** Further links of the footer, and a line about the installation. */
  footerLinks?: readonly { href: string; label: string }[]
  footerNote?: ReactNode
  /** Beside the mark, on public pages: *Masuk*. */
  headerAction?: ReactNode
  children: ReactNode
}

/** Everything around a page: skip link, header, navigation, main, footer. */
export function Shell({
  homeHref,
  navigation = [],
  account,
  language,
  headerAction,
  children,
  ...rest
}: ShellProps) {
  const t = useMessages(componentMessages)
  return (
    <>
      <a className="skip-link" href="#content">
        {t('skipToContent')}
      </a>
      <header className="shell-header">
        <div className="shell-bar">
          <a className="brand" href={homeHref} aria-label={t('home')}>
            <LogoMark />
            <span>Sinilai</span>
          </a>
          {language && <LanguageSwitch {...language} />}
          {headerAction}
          {account && <AccountMenu account={account} navigation={navigation} />}
        </div>
        {navigation.length > 0 && (
          <nav
            className={account ? 'shell-nav shell-nav-wide' : 'shell-nav'}
            aria-label={t('mainNavigation')}
          >
            <NavigationList links={navigation} />
          </nav>
        )}
      </header>
      <main className="shell-main" id="content" tabIndex={-1}>
        {children}
      </main>
      <ShellFooter {...rest} />
    </>
  )
}

function LanguageSwitch({ action, method, field, hidden = {} }: NonNullable<ShellProps['language']>) {
  const other = useLocale() === 'en' ? 'id' : 'en'
  const t = useMessages(componentMessages)
  return (
    <form className="language" action={action} method={method}>
      <HiddenFields values={hidden} />
      <button
        type="submit"
        className="language-button"
        name={field}
        value={other}
        lang={other}
        title={t('changeLanguage')}
      >
        {componentMessages[other].languageName}
      </button>
    </form>
  )
}

type AccountMenuProps = {
  account: NonNullable<ShellProps['account']>
  navigation: readonly NavigationLink[]
}

/** One menu: on phones the pages too, on desks only the account. */
function AccountMenu({ account, navigation }: AccountMenuProps) {
  const t = useMessages(componentMessages)
  return (
    <details className="menu">
      <summary>
        <span className="menu-phone">
          <Icon name="menu" />
          <span>{t('menu')}</span>
        </span>
        <span className="menu-desk">
          <Icon name="user" />
          <span>{account.name}</span>
          <Icon name="chevron-down" size={16} />
        </span>
      </summary>
      <div className="menu-panel">
        <nav className="menu-phone" aria-label={t('mainNavigation')}>
          <NavigationList links={navigation} />
        </nav>
        <p className="menu-who">
          {account.href ? <a href={account.href}>{account.name}</a> : <strong>{account.name}</strong>}
          <span>{account.role}</span>
        </p>
        <form method="post" action={account.logOut.action}>
          <WriteKey value={account.logOut.writeKey} />
          <button type="submit" className="button button-secondary">
            <Icon name="log-out" />
            <span>{t('logOut')}</span>
          </button>
        </form>
      </div>
    </details>
  )
}

function ShellFooter({
  help,
  footerLinks = [],
  footerNote,
}: Pick<ShellProps, 'help' | 'footerLinks' | 'footerNote'>) {
  const t = useMessages(componentMessages)
  return (
    <footer className="shell-footer">
      <div className="shell-footer-row">
        <p>
          <strong>Sinilai</strong> {t('tagline')}
        </p>
        <ul>
          <li>
            <a href={help.href}>
              <Icon name="help" size={16} />
              <span>{help.label}</span>
            </a>
          </li>
          {footerLinks.map(({ href, label }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </div>
      {footerNote && <p className="footer-note">{footerNote}</p>}
    </footer>
  )
}
