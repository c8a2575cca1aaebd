import type { Zone } from '~/domain/time'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { agendaMessages } from '~/i18n/messages/agenda'
import { Badge } from './badge'
import { ButtonLink } from './button'
import { Card, Stack } from './layout'

interface AttendanceSheetsProps {
  sheets: readonly {
    uid: string
    version: number
    sha256: string
    uploadedAt: string
    uploadedBy: string
    erasedAt: string | null
  }[]
  zone: Zone
}

/** The signed scans of one list, the newest first, each with the hash of its bytes. */
export function AttendanceSheets({ sheets, zone }: AttendanceSheetsProps) {
  const t = useMessages(agendaMessages)
  const locale = useLocale()
  if (sheets.length === 0) return <p>{t('attendanceNone')}</p>
  return (
    <Stack>
      {sheets.map(({ uid, version, sha256, uploadedAt, uploadedBy, erasedAt }, index) => (
        <Card key={uid}>
          <h3>{t('scanVersion', { n: version })}</h3>
          <p className="page-facts">
            {index === 0 ? (
              <Badge tone="success">{t('scanCurrent')}</Badge>
            ) : (
              <Badge icon="history">{t('scanFormer')}</Badge>
            )}
          </p>
          <p>{t('uploadedBy', { name: uploadedBy, time: formatShortDateTime(uploadedAt, zone, locale) })}</p>
          <p className="field-hint">
            {t('fingerprint')}: <code className="code">{sha256}</code>
          </p>
          {erasedAt === null ? (
            <ButtonLink small variant="secondary" icon="download" href={`/unduh/hadir/${uid}`} download>
              {t('download')}
            </ButtonLink>
          ) : (
            <p>{t('scanErased')}</p>
          )}
        </Card>
      ))}
    </Stack>
  )
}
