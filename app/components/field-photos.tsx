import { useRef, useState } from 'react'
import { isPhotoUnsent, type KeptPhoto } from '~/domain/kept-photo'
import type { Indicator } from '~/domain/observations'
import { formatShortDateTime, useLocale, useMessages, type Zone } from '~/i18n'
import { photoMessages } from '~/i18n/messages/visit-photos'
import { Badge } from './badge'
import { Button } from './button'
import { CheckboxField, SelectField } from './choices'
import { FileField, TextField } from './fields'
import { Section } from './layout'
import { Notice } from './notice'
import { PHOTO_TYPES } from './visit-photos'

export interface FieldPhotosProps {
  sheet: string
  photos: readonly KeptPhoto[]
  indicators: readonly Indicator[]
  zone: Zone
  /** Keeps a photo on the device; why it could not be kept, or null. */
  onPhoto: (
    sheet: string,
    file: File,
    details: { indicator: string; caption: string; keepsPlace: boolean },
  ) => Promise<'no-room' | 'too-large' | null>
  onDrop: (id: string) => void
}

/** Photos of a visit, taken without a signal: kept on the device as they are chosen, sent when there is one. */
export function FieldPhotos({ sheet, photos, indicators, zone, onPhoto, onDrop }: FieldPhotosProps) {
  const t = useMessages(photoMessages)
  const form = useRef<HTMLFormElement>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<'no-room' | 'too-large' | null>(null)
  const keep = async (files: FileList | null) => {
    const data = new FormData(form.current ?? undefined)
    const chosen = [...(files ?? [])]
    if (chosen.length === 0) return
    setBusy(true)
    setFault(null)
    const details = {
      indicator: String(data.get('indicator') ?? ''),
      caption: String(data.get('caption') ?? '').trim(),
      keepsPlace: data.get('keepsPlace') === 'ya',
    }
    for (const file of chosen) setFault((await onPhoto(sheet, file, details)) ?? null)
    setBusy(false)
    // What was said is about this photo, not about the next one.
    for (const input of form.current?.querySelectorAll<HTMLInputElement>(
      '[name="files"], [name="caption"]',
    ) ?? [])
      input.value = ''
  }
  return (
    <Section id="foto" title={t('photos')} lead={t('photosLead')}>
      {photos.length === 0 ? (
        <p>{t('noPhotos')}</p>
      ) : (
        <ul className="evidence-list photo-list">
          {photos.map((photo, index) => (
            <li key={photo.id} className="evidence-item">
              <FieldPhoto
                photo={photo}
                name={photo.caption || t('photoOf', { n: index + 1 })}
                shows={indicators.find(({ key }) => key === photo.indicator)?.label ?? ''}
                zone={zone}
                onDrop={onDrop}
              />
            </li>
          ))}
        </ul>
      )}
      {fault && (
        <Notice tone="danger" live>
          {t(fault === 'no-room' ? 'noRoom' : 'tooLarge')}
        </Notice>
      )}
      <form ref={form} className="form" onSubmit={(event) => event.preventDefault()}>
        <SelectField
          name="indicator"
          label={t('indicator')}
          optional
          options={indicators.map(({ key, label }) => ({ value: key, label }))}
          placeholder={t('wholeVisit')}
        />
        <TextField name="caption" label={t('caption')} optional maxLength={300} />
        <CheckboxField
          name="keepsPlace"
          value="ya"
          label={t('keepsPlace')}
          hint={t('keepsPlaceHint')}
          optional="unsaid"
        />
        <div onChange={(event) => void keep((event.target as HTMLInputElement).files)}>
          <FileField
            name="files"
            label={t('takePhoto')}
            hint={`${t('filesHint')} ${t('keptOnDevice')}`}
            accept={PHOTO_TYPES}
            multiple
            disabled={busy}
          />
        </div>
        <p role="status">{busy && t('asking')}</p>
      </form>
    </Section>
  )
}

type FieldPhotoProps = {
  photo: KeptPhoto
  name: string
  shows: string
  zone: Zone
  onDrop: (id: string) => void
}

function FieldPhoto({ photo, name, shows, zone, onDrop }: FieldPhotoProps) {
  const t = useMessages(photoMessages)
  const locale = useLocale()
  const { preview, takenAt, place, keepsPlace, refused } = photo
  return (
    <>
      {preview && <img className="evidence-photo" src={preview} alt={name} />}
      <div className="evidence-words">
        <p>{name}</p>
        <p>
          <Badge
            {...(refused !== null
              ? { tone: 'danger', icon: 'danger' }
              : isPhotoUnsent(photo)
                ? { tone: 'warning', icon: 'cloud-off' }
                : { tone: 'success', icon: 'success' })}
          >
            {t(refused !== null ? 'photoNotTaken' : isPhotoUnsent(photo) ? 'photoUnsent' : 'photoSent')}
          </Badge>
        </p>
        <div className="field-hint">
          {refused !== null && (
            <p>{refused === 'gone' ? t('photoGone') : t('photoRefused', { reason: refused })}</p>
          )}
          {shows && <p>{shows}</p>}
          {takenAt && <p>{t('takenByDevice', { time: formatShortDateTime(takenAt, zone, locale) })}</p>}
          {place && (
            <p>{t('place', { place: `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}` })}</p>
          )}
          {keepsPlace && !place && <p>{t('noPlace')}</p>}
        </div>
        {!isPhotoUnsent(photo) && (
          <Button type="button" variant="quiet" small onClick={() => onDrop(photo.id)}>
            {t('drop', { name })}
          </Button>
        )}
      </div>
    </>
  )
}
