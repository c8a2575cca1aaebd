import type { ReactNode } from 'react'
import type { Indicator } from '~/domain/observations'
import type { VisitPhoto } from '~/domain/visit-photos'
import { formatShortDateTime, useLocale, useMessages, type Zone } from '~/i18n'
import { photoMessages } from '~/i18n/messages/visit-photos'
import { Button, ButtonRow } from './button'
import { CheckboxField, SelectField } from './choices'
import { FileField, TextField } from './fields'
import { Form } from './form'

export const PHOTO_TYPES = 'image/jpeg,image/png,image/webp'

const hrefOf = (uid: string) => `/unduh/foto-lapangan/${uid}`

type VisitPhotoListProps = {
  photos: readonly VisitPhoto[]
  indicators: readonly Pick<Indicator, 'key' | 'label'>[]
  zone: Zone
  /** Where one of them is removed; null where nobody may. */
  removeHref?: (uid: string) => string
  /** Names the judge of each. */
  namesJudge?: boolean
}

/** Photos of a visit with when and, where allowed, where they were taken. */
export function VisitPhotoList({ photos, indicators, zone, removeHref, namesJudge }: VisitPhotoListProps) {
  const t = useMessages(photoMessages)
  if (photos.length === 0) return null
  return (
    <ul className="evidence-list photo-list">
      {photos.map((photo, index) => {
        const name = photo.caption || t('photoOf', { n: index + 1 })
        const shows = indicators.find(({ key }) => key === photo.indicator)?.label
        return (
          <li key={photo.uid} className="evidence-item">
            <a href={hrefOf(photo.uid)} aria-label={t('openPhoto', { name })}>
              <img className="evidence-photo" src={`${hrefOf(photo.uid)}/kecil`} alt={name} loading="lazy" />
            </a>
            <div className="evidence-words">
              <p>{name}</p>
              <div className="field-hint">
                {shows && <p>{shows}</p>}
                <PhotoFacts photo={photo} zone={zone} />
                {namesJudge && <p>{photo.judge}</p>}
                {removeHref && (
                  <p>
                    <a href={removeHref(photo.uid)}>{t('removePhoto', { name })}</a>
                  </p>
                )}
              </div>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** When it was taken and by whose clock, when it came, and where it was taken. */
export function PhotoFacts({ photo, zone }: { photo: VisitPhoto; zone: Zone }) {
  const t = useMessages(photoMessages)
  const locale = useLocale()
  const at = (instant: string) => formatShortDateTime(instant, zone, locale)
  const { takenAt, timeFrom, receivedAt, offline, place } = photo
  return (
    <>
      <p>
        {takenAt && timeFrom
          ? t(timeFrom === 'camera' ? 'takenByCamera' : 'takenByDevice', { time: at(takenAt) })
          : t('takenUnknown')}
      </p>
      <p>{t(offline ? 'receivedLater' : 'received', { time: at(receivedAt) })}</p>
      {place && (
        <p>
          {t('place', {
            place: `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}`,
          })}
        </p>
      )}
    </>
  )
}

type VisitPhotoFormProps = {
  action: string
  writeKey: string
  indicators: readonly Indicator[]
  error: (field: string) => string | undefined
  value: (field: string) => string
  checked?: boolean
  /** Said before the form's fields. */
  children?: ReactNode
}

/** Sends photos with an ordinary form; limits are said before. */
export function VisitPhotoForm({
  action,
  writeKey,
  indicators,
  error,
  value,
  checked,
  children,
}: VisitPhotoFormProps) {
  const t = useMessages(photoMessages)
  const problem = (field: string) => {
    const found = error(field)
    return found ? { error: found } : {}
  }
  return (
    <Form action={action} writeKey={writeKey} files>
      {children}
      <FileField
        name="files"
        label={t('files')}
        hint={t('filesHint')}
        accept={PHOTO_TYPES}
        multiple
        {...problem('files')}
      />
      <SelectField
        name="indicator"
        label={t('indicator')}
        optional
        options={indicators.map(({ key, label }) => ({ value: key, label }))}
        placeholder={t('wholeVisit')}
        defaultValue={value('indicator')}
        {...problem('indicator')}
      />
      <TextField
        name="caption"
        label={t('caption')}
        optional
        defaultValue={value('caption')}
        {...problem('caption')}
      />
      <CheckboxField
        name="keepsPlace"
        value="ya"
        label={t('keepsPlace')}
        hint={t('keepsPlaceHint')}
        optional="unsaid"
        defaultChecked={checked ?? false}
      />
      <ButtonRow>
        <Button variant="secondary" icon="upload">
          {t('sendPhotos')}
        </Button>
      </ButtonRow>
    </Form>
  )
}
