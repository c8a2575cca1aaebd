import { useMessages } from '~/i18n'
import { fairnessMessages } from '~/i18n/messages/fairness'
import { Notice } from './notice'
import { Progress } from './progress'

/** How far a report is that is still being computed. */
export function FairnessBusy({ done, steps }: { done: number; steps: number }) {
  const t = useMessages(fairnessMessages)
  return (
    <>
      <Notice title={t('busy')}>
        <p>{t('busyHelp')}</p>
      </Notice>
      <Progress label={t('busyStep')} value={done} max={steps} />
    </>
  )
}
