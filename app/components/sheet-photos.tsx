import type { Indicator } from '~/domain/observations'
import type { VisitPhoto } from '~/domain/visit-photos'
import { useMessages, type Zone } from '~/i18n'
import { photoMessages } from '~/i18n/messages/visit-photos'
import { Section } from './layout'
import { VisitPhotoForm, VisitPhotoList } from './visit-photos'

type SheetPhotosProps = {
  uid: string
  competition: { zone: Zone }
  window: 'before' | 'open' | 'closed'
  indicators: readonly Indicator[]
  photos: readonly VisitPhoto[]
  writeKey: string
  /** Of a refused form. */
  failure?: {
    error: (field: string) => string | undefined
    value: (field: string) => string
    checked: boolean
  }
}

const NO_FAILURE = { error: () => undefined, value: () => '', checked: false }

/** Photos of one sheet's visit, and the form that sends more of them. */
export function SheetPhotos(props: SheetPhotosProps) {
  const { uid, competition, window, indicators, photos, writeKey, failure = NO_FAILURE } = props
  const t = useMessages(photoMessages)
  const base = `/menilai/lembar/${uid}/foto`
  return (
    <Section id="foto" title={t('photos')} lead={t('photosLead')}>
      {photos.length === 0 && <p>{t('noPhotos')}</p>}
      <VisitPhotoList
        photos={photos}
        indicators={indicators}
        zone={competition.zone}
        {...(window === 'open' ? { removeHref: (photo: string) => `${base}/${photo}/hapus` } : {})}
      />
      {window === 'open' && (
        <VisitPhotoForm action={base} writeKey={writeKey} indicators={indicators} {...failure}>
          {!props.failure && (
            <noscript>
              <p className="field-hint">{t('saveFirst')}</p>
            </noscript>
          )}
        </VisitPhotoForm>
      )}
    </Section>
  )
}
