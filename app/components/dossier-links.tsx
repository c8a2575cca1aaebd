import { useMessages } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { readingMessages } from '~/i18n/messages/reading'
import { ButtonLink, ButtonRow } from './button'

/** What else can be done with a dossier that is read: kept as a file, compared with how it was. */
export function DossierLinks({ pdf, compare }: { pdf: string; compare?: string }) {
  const t = useMessages(dossierMessages)
  const r = useMessages(readingMessages)
  return (
    <div className="stack no-print">
      <ButtonRow>
        <ButtonLink href={pdf} variant="secondary" icon="download" download>
          {t('downloadPdf')}
        </ButtonLink>
        {compare && (
          <ButtonLink href={compare} variant="quiet">
            {t('compareRevisions')}
          </ButtonLink>
        )}
      </ButtonRow>
      <p className="field-hint">{r('print')}</p>
    </div>
  )
}

/** At the end of a printed dossier: which one it is, and the code that proves it. */
export function PrintedCode({
  title,
  number,
  code,
}: {
  title: string
  number: number | null
  code: string | null
}) {
  const t = useMessages(readingMessages)
  if (!code || number === null) return null
  return <p className="print-only">{t('codeOf', { title, number: String(number), code })}</p>
}
