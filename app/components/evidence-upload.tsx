import moduleUrl from '~/client/upload?worker&url'
import {
  type EvidenceSlot,
  type EvidenceType,
  evidenceTypes,
  type Form as FormData,
} from '~/domain/fields/form'
import { languageTag, useLocale, useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { evidenceMessages } from '~/i18n/messages/evidence'
import { Button, ButtonLink, ButtonRow } from './button'
import { ClientModule } from './client-module'
import { Details } from './details'
import { EvidenceFields } from './evidence-fields'
import { FileField } from './fields'
import { Form } from './form'
import { Section } from './layout'
import { Notice } from './notice'

export interface UploadLimits {
  /** Files that the whole dossier still takes. */
  left: number
  used: number
  quota: number
  fileMegabytes: number
  filesAtOnce: number
}

interface EvidenceUploadProps {
  uid: string
  form: FormData
  /** The slot that the files go into, with what it still takes; without, the person chooses. */
  slot: (EvidenceSlot & { left: number }) | undefined
  limits: UploadLimits
  writeKey: string
  value: (field: string, stored?: string | null) => string
  error: (field: string) => string | undefined
}

const NAMES: Record<EvidenceType, string> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
}

const isPicture = (type: EvidenceType) => type !== 'application/pdf'

/** The form that takes files, with every limit beside it. */
export function EvidenceUpload({ uid, form, slot, limits, writeKey, value, error }: EvidenceUploadProps) {
  const t = useMessages(evidenceMessages)
  const d = useMessages(dossierMessages)
  const locale = languageTag(useLocale())
  const accept = slot?.accept ?? evidenceTypes
  const problem = error('files')
  const hint = [
    t('kinds', {
      kinds: accept.map((type) => NAMES[type]).join(', '),
      size: limits.fileMegabytes,
      count: limits.filesAtOnce,
    }),
    slot && t('leftInSlot', { left: slot.left, max: slot.maxFiles }),
    t('leftInAll', { left: limits.left, used: limits.used, max: limits.quota }),
  ]
  return (
    <Section id="unggah" title={slot ? t('uploadInto', { slot: slot.label[locale] }) : d('uploadTitle')}>
      <Notice tone="warning">
        <p>{d('privacyWarning')}</p>
      </Notice>
      {slot?.left === 0 && <p>{t('slotIsFull')}</p>}
      <div className="upload" data-upload data-dossier={uid}>
        <p hidden data-upload-note className="field-hint" />
        <p hidden data-upload-scaled className="field-hint">
          {t('scaled')}
        </p>
        <Form writeKey={writeKey} id="unggahan" files>
          <FileField
            name="files"
            label={t('chooseFiles')}
            hint={hint.filter(Boolean).join(' ')}
            multiple
            accept={accept.join(',')}
            {...(problem ? { error: problem } : {})}
          />
          {accept.some(isPicture) && (
            <FileField
              name="camera"
              label={t('takePhoto')}
              hint={t('bare')}
              accept="image/*"
              camera
              optional
            />
          )}
          <Details summary={t('details')} open={slot === undefined || problem !== undefined}>
            <EvidenceFields
              form={form}
              value={(field, stored) => value(field, stored ?? (field === 'field' ? slot?.code : undefined))}
              error={error}
            />
          </Details>
          <ButtonRow>
            <Button icon="upload">{d('upload')}</Button>
            <ButtonLink href={`/berkas/${uid}/bukti/tautan`} variant="secondary" icon="link">
              {d('addLink')}
            </ButtonLink>
          </ButtonRow>
        </Form>
        <div hidden data-upload-progress>
          <h3>{t('progressTitle')}</h3>
          <ul className="upload-list" data-upload-list />
        </div>
        <ClientModule src={moduleUrl} />
      </div>
      <Details summary={t('asPdf')}>
        <ul>
          {(['asPdfWord', 'asPdfDocs', 'asPdfWps', 'asPdfPaper'] as const).map((way) => (
            <li key={way}>{t(way)}</li>
          ))}
        </ul>
      </Details>
    </Section>
  )
}
