import type { Role } from '~/domain/actors'
import { formatShortDate, useLocale, useMessages } from '~/i18n'
import { peopleMessages } from '~/i18n/messages/people'
import { shellMessages } from '~/i18n/messages/shell'
import { Badge } from './badge'

export interface GrantView {
  uid: string
  role: Role
  place: string | null
  region: { code: string; name: string } | null
  basis: 'sk' | 'surat_tugas' | null
  basisNumber: string | null
  validFrom: string
  validUntil: string | null
  revokedAt: string | null
  revokedReason: string | null
  holds: boolean
  mayRevoke?: boolean
}

const placeOf = ({ place, region }: GrantView, everywhere: string) =>
  [region && `${region.code} ${region.name}`, place].filter(Boolean).join(' · ') || everywhere

/** One role in a line: *Verifikator kecamatan: 36.71.07 Karawaci · Lomba …*. */
export function GrantLine({ grant }: { grant: GrantView }) {
  const t = useMessages(peopleMessages)
  const role = useMessages(shellMessages)
  return (
    <>
      {role(grant.role)}: {placeOf(grant, t('everywhere'))}
    </>
  )
}

/** The roles of a person with place, basis and time; `revokeHref` leads to the page that ends one. */
export function GrantList({
  grants,
  revokeHref,
}: {
  grants: readonly GrantView[]
  revokeHref?: (grant: GrantView) => string
}) {
  const t = useMessages(peopleMessages)
  const role = useMessages(shellMessages)
  const locale = useLocale()
  const day = (at: string) => formatShortDate(at, 'WIB', locale)
  // The stored end is the first moment after the last day.
  const lastDay = (until: string) => day(new Date(Date.parse(until) - 1).toISOString())
  return (
    <ul className="work-list">
      {grants.map((grant) => (
        <li key={grant.uid}>
          <div>
            <strong>{role(grant.role)}</strong>
            <br />
            {placeOf(grant, t('everywhere'))}
            <br />
            {grant.revokedAt
              ? t('ended', { date: day(grant.revokedAt) })
              : grant.validUntil
                ? t('fromUntil', { from: day(grant.validFrom), until: lastDay(grant.validUntil) })
                : t('from', { date: day(grant.validFrom) })}
            {grant.revokedReason && ` · ${grant.revokedReason}`}
            {grant.basis &&
              ` · ${t('basisLine', { basis: t(grant.basis), number: grant.basisNumber ?? '' })}`}
            {!grant.holds && !grant.revokedAt && (
              <>
                {' '}
                <Badge>{t('upcoming')}</Badge>
              </>
            )}
          </div>
          {grant.mayRevoke && revokeHref && <a href={revokeHref(grant)}>{t('revoke')}</a>}
        </li>
      ))}
    </ul>
  )
}
