import type { Zone } from '~/domain/time'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { inspectionMessages } from '~/i18n/messages/inspection'
import { Badge } from './badge'
import { Button, ButtonLink, ButtonRow } from './button'
import { Form } from './form'
import { Card, Stack } from './layout'

interface Paper {
  uid: string
  fileName: string
  uploadedAt: string
  uploadedBy: string | null
  erasedAt: string | null
  personalData: boolean
  showsChildren: boolean
  given: boolean | null
}

interface InspectionPapersProps {
  papers: readonly Paper[]
  zone: Zone
  /** Where the chair's decision about a paper is sent; null for who does not decide. */
  clear: string | null
  writeKey: string
}

/** Uploaded papers, each with whether it goes into the pack. */
export function InspectionPapers({ papers, zone, clear, writeKey }: InspectionPapersProps) {
  const t = useMessages(inspectionMessages)
  const locale = useLocale()
  if (papers.length === 0) return <p>{t('none')}</p>
  return (
    <Stack>
      {papers.map(({ uid, fileName, uploadedAt, uploadedBy, erasedAt, ...paper }) => {
        const delicate = paper.personalData || paper.showsChildren
        const inPack = erasedAt === null && (!delicate || paper.given === true)
        return (
          <Card key={uid}>
            <h3>{fileName}</h3>
            <p className="page-facts">
              {paper.personalData && <Badge tone="warning">{t('personalBadge')}</Badge>}
              {paper.showsChildren && <Badge tone="warning">{t('childrenBadge')}</Badge>}
              <Badge tone={inPack ? 'success' : 'neutral'}>{t(inPack ? 'inPack' : 'notInPack')}</Badge>
            </p>
            <p>
              {t('uploadedBy', {
                name: uploadedBy ?? '–',
                time: formatShortDateTime(uploadedAt, zone, locale),
              })}
            </p>
            {erasedAt === null ? (
              <ButtonRow>
                <ButtonLink
                  small
                  variant="secondary"
                  icon="download"
                  href={`/unduh/pemeriksaan/${uid}`}
                  download
                >
                  {t('download')}
                </ButtonLink>
              </ButtonRow>
            ) : (
              <p>{t('erased')}</p>
            )}
            {delicate && clear !== null && erasedAt === null && (
              <Form writeKey={`${writeKey}-${uid}`} action={`${clear}/${uid}`}>
                <input type="hidden" name="give" value={inPack ? 'no' : 'yes'} />
                <Button small variant="secondary">
                  {t(inPack ? 'keepOut' : 'give')}
                </Button>
              </Form>
            )}
          </Card>
        )
      })}
    </Stack>
  )
}
