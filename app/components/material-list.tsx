import type { ReactNode } from 'react'
import type { Material } from '~/domain/stage-materials'
import type { Instant } from '~/domain/time'
import { formatShortDateTime, useLocale, useMessages, type Zone } from '~/i18n'
import { materialMessages } from '~/i18n/messages/materials'
import { Badge } from './badge'
import { ButtonLink } from './button'
import { Details } from './details'
import { Card, Stack } from './layout'

export interface GivenMaterial {
  uid: string
  version: number
  fileName: string | null
  pages: number | null
  url: string | null
  givenAt: Instant
  givenBy: string
}

interface MaterialListProps {
  items: readonly (Material & { given: readonly GivenMaterial[] })[]
  zone: Zone
  /** The form that gives one. */
  children: (item: Material & { given: readonly GivenMaterial[] }) => ReactNode
}

/** Each item that a stage asks for, what was given for it, and the form that gives it. */
export function MaterialList({ items, zone, children }: MaterialListProps) {
  const t = useMessages(materialMessages)
  return (
    <Stack>
      {items.map((item) => {
        const [newest, ...former] = item.given
        return (
          <Card key={item.code}>
            <h2>{item.label}</h2>
            <p className="page-facts">
              {newest ? (
                <Badge tone="success">{t('present')}</Badge>
              ) : (
                <Badge tone={item.required ? 'warning' : 'neutral'}>{t('missing')}</Badge>
              )}
              <span>{t(item.required ? 'required' : 'optional')}</span>
            </p>
            {newest && <Given material={newest} zone={zone} />}
            {former.length > 0 && (
              <Details summary={t('former', { n: former.length })}>
                {former.map((each) => (
                  <Given key={each.uid} material={each} zone={zone} />
                ))}
              </Details>
            )}
            {children(item)}
          </Card>
        )
      })}
    </Stack>
  )
}

function Given({ material, zone }: { material: GivenMaterial; zone: Zone }) {
  const t = useMessages(materialMessages)
  const locale = useLocale()
  const { version, givenAt, givenBy } = material
  return (
    <div>
      <p>
        {t('version', { n: version })}.{' '}
        {t('givenAt', { time: formatShortDateTime(givenAt, zone, locale), name: givenBy })}
      </p>
      <MaterialLink material={material} />
    </div>
  )
}

/** Where a material is: the file to download, or the address with the word that it is not frozen. */
export function MaterialLink({
  material,
}: {
  material: Pick<GivenMaterial, 'uid' | 'fileName' | 'pages' | 'url'>
}) {
  const t = useMessages(materialMessages)
  const { uid, fileName, pages, url } = material
  if (url !== null)
    return (
      <p className="long-name">
        <a href={url} rel="noreferrer noopener" target="_blank">
          {url}
        </a>
        <br />
        <span className="field-hint">{t('notFrozen')}</span>
      </p>
    )
  return (
    <p className="long-name">
      <ButtonLink small variant="secondary" icon="download" href={`/unduh/bahan/${uid}`} download>
        {fileName ?? t('download')}
      </ButtonLink>{' '}
      {pages !== null && <span className="field-hint">{t('pages', { n: pages })}</span>}
    </p>
  )
}

/** What stands beside the dossier for those who score: the newest of each item. */
export function JudgedMaterials({
  materials,
}: {
  materials: readonly (Material & { given: GivenMaterial | null })[]
}) {
  const t = useMessages(materialMessages)
  if (materials.length === 0) return null
  return (
    <section>
      <h3>{t('judgesRead')}</h3>
      {materials.map(({ code, label, given }) => (
        <div key={code}>
          <p>
            <strong>{label}</strong>
            {!given && `: ${t('notGiven')}`}
          </p>
          {given && <MaterialLink material={given} />}
        </div>
      ))}
    </section>
  )
}
