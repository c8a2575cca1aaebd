import { type EvidenceItem, isDelicate } from '~/domain/dossiers'
import type { Form as DossierForm } from '~/domain/fields/form'
import { useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { evidenceMessages } from '~/i18n/messages/evidence'
import { Button } from './button'
import { EvidenceBody } from './evidence-view'
import { Form } from './form'
import { Unseen } from './layout'

interface EvidencePiecesProps {
  uid: string
  form: DossierForm
  items: readonly EvidenceItem[]
  writing: boolean
  writeKey: string
  /** Whether this reader decides about publishing what is delicate. */
  clears: boolean
}

/** The pieces of one slot with what their team may do with each. */
export function EvidencePieces({ uid, form, items, writing, writeKey, clears }: EvidencePiecesProps) {
  const t = useMessages(dossierMessages)
  const e = useMessages(evidenceMessages)
  if (items.length === 0) return <p className="field-hint">{t('noEvidence')}</p>
  return (
    <ul className="evidence-list">
      {items.map((item, index) => {
        const page = `/berkas/${uid}/bukti/${item.uid}`
        const name = <Unseen>{item.caption ?? item.fileName ?? item.url}</Unseen>
        return (
          <li key={item.uid} id={`b-${item.uid}`} className="evidence-item">
            <EvidenceBody form={form} item={item} />
            {writing && (
              <p className="evidence-actions">
                <a href={page}>
                  {t('change')} {name}
                </a>
                {item.kind === 'file' && (
                  <a href={`${page}/ganti`}>
                    {e('replace')} {name}
                  </a>
                )}
                <a href={`${page}/hapus`}>
                  {t('remove')} {name}
                </a>
              </p>
            )}
            {clears && isDelicate(item) && (
              <p className="evidence-actions">
                <a href={`${page}/publikasi`}>
                  {e('clearance')} {name}
                </a>
              </p>
            )}
            {writing && items.length > 1 && (
              <div className="evidence-actions">
                {(['up', 'down'] as const)
                  .filter((to) => (to === 'up' ? index > 0 : index < items.length - 1))
                  .map((to) => (
                    <Form
                      key={to}
                      action={`${page}/urutan`}
                      writeKey={`${writeKey}.${to}.${item.uid}`}
                      hidden={{ to }}
                    >
                      <Button variant="quiet" icon={to === 'up' ? 'arrow-up' : 'arrow-down'}>
                        {e(to === 'up' ? 'moveUp' : 'moveDown')} {name}
                      </Button>
                    </Form>
                  ))}
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
