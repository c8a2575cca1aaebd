import type { NextStep } from '~/domain/results/lifecycle'
import type { Zone } from '~/domain/time'
import { formatShortDateTime, useLocale, useMessages } from '~/i18n'
import { resultMessages } from '~/i18n/messages/results'
import { ButtonLink, ButtonRow } from './button'
import { Notice } from './notice'

interface NextResultStepProps {
  next: NextStep
  /** Whether a request waits for its second person. */
  waiting: boolean
  mayStep: boolean
  zone: Zone
  until: string | null
  /** Addresses of the result, of the approvals, and of where it is corrected. */
  base: string
  approvalsHref: string
  correctHref: string
}

const PAGES = {
  masa_sanggah: { page: 'masa-sanggah', label: 'nextWindow' },
  ditetapkan: { page: 'keputusan', label: 'nextDecree' },
  diumumkan: { page: 'pengumuman', label: 'nextAnnounce' },
} as const

/** What can be done next to a frozen result, or what that waits for. */
export function NextResultStep({ next, waiting, mayStep, zone, until, ...hrefs }: NextResultStepProps) {
  const t = useMessages(resultMessages)
  const locale = useLocale()
  const corrects = mayStep && !(next.to === null && next.why === 'superseded')
  const step = next.to !== null && next.waitsFor === null && !waiting && mayStep ? PAGES[next.to] : null
  return (
    <>
      {waiting && (
        <Notice title={t('waitingStep')}>
          <ButtonLink variant="secondary" href={hrefs.approvalsHref}>
            {t('toApprovals')}
          </ButtonLink>
        </Notice>
      )}
      {next.to !== null && next.waitsFor === 'window_open' && until && (
        <Notice>{t('waitsWindow', { time: formatShortDateTime(until, zone, locale) })}</Notice>
      )}
      {next.to !== null && next.waitsFor === 'objections_open' && <Notice>{t('waitsObjections')}</Notice>}
      {(step || corrects) && (
        <ButtonRow>
          {step && <ButtonLink href={`${hrefs.base}/${step.page}`}>{t(step.label)}</ButtonLink>}
          {corrects && (
            <ButtonLink variant="secondary" href={hrefs.correctHref}>
              {t('correct')}
            </ButtonLink>
          )}
        </ButtonRow>
      )}
    </>
  )
}
