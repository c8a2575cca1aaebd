import type { ResultStatus } from '~/domain/results/lifecycle'
import { useMessages } from '~/i18n'
import { resultMessages } from '~/i18n/messages/results'
import { Badge, type Tone } from './badge'

const TONES: Record<ResultStatus, Tone> = {
  ...{ hasil_pleno: 'info', masa_sanggah: 'warning', ditetapkan: 'accent', diumumkan: 'success' },
}

/** What has become of a frozen result. */
export function ResultStatusBadge({ status, corrected }: { status: ResultStatus; corrected: boolean }) {
  const t = useMessages(resultMessages)
  return corrected ? (
    <Badge tone="neutral">{t('corrected')}</Badge>
  ) : (
    <Badge tone={TONES[status]}>{t(status)}</Badge>
  )
}
