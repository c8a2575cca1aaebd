import { isPlace } from '~/domain/fields/location'
import type { FieldValue } from '~/domain/fields/types'
import { useMessages } from '~/i18n'
import { dossierViewMessages } from '~/i18n/messages/dossier-view'

/** A place in figures, and a link to a map that the reader may open; nothing is asked of the map before. */
export function PlaceView({ value }: { value: FieldValue }) {
  const t = useMessages(dossierViewMessages)
  if (!isPlace(value)) return value
  const [latitude, longitude] = value.split(',')
  const query = new URLSearchParams({ mlat: latitude ?? '', mlon: longitude ?? '' })
  return (
    <>
      {value.replace(',', ', ')}{' '}
      <a
        href={`https://www.openstreetmap.org/?${query}#map=17/${latitude}/${longitude}`}
        rel="noreferrer"
        className="no-print"
      >
        {t('openMap')}
      </a>
    </>
  )
}
