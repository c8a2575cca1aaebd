import type { DossierContent } from '~/domain/dossiers'
import type { Completeness, Progress } from '~/domain/fields/completeness'
import type { Form } from '~/domain/fields/form'
import type { Locale } from '~/domain/locale'
import type { Translate } from '~/i18n'
import type { dossierMessages } from '~/i18n/messages/dossier'
import type { Task, TaskStatus } from './task-list'

/** A dossier as far as its task list and what is missing need it. */
export interface DossierProgress {
  uid: string
  form: Form
  content: DossierContent
  completeness: Completeness
  release: { current: boolean; by: string } | null
}

const statusOf = ({ filled, missing }: Progress, problems = 0): TaskStatus => {
  if (problems > 0) return 'needsRepair'
  if (filled === 0 && missing.length > 0) return 'notStarted'
  return missing.length > 0 ? 'partial' : 'complete'
}

export const isReady = ({ content, completeness }: DossierProgress) =>
  completeness.complete && content.publishConsent !== null

/** The parts of a dossier in the order in which they are done. */
export function dossierTasks(
  dossier: DossierProgress,
  t: Translate<typeof dossierMessages>,
  locale: Locale,
): Task[] {
  const { uid, form, content, completeness, release } = dossier
  const ready = isReady(dossier)
  const released = ready && release?.current === true
  const releaseHint = release
    ? release.current
      ? t('releaseDone', { by: release.by })
      : t('releaseStale')
    : t('releaseNeeded')
  return [
    ...form.sections.map(({ code, name }): Task => {
      const progress = completeness.sections.find((section) => section.code === code)
      return {
        label: name[locale],
        href: `/berkas/${uid}/bagian/${code}`,
        status: progress ? statusOf(progress, progress.problems.length) : 'notStarted',
      }
    }),
    {
      label: t('evidence'),
      href: `/berkas/${uid}/bukti`,
      hint: t('filesCount', { n: content.evidence.length }),
      status: form.evidence.length === 0 ? 'complete' : statusOf(completeness.evidence),
    },
    {
      label: t('basics'),
      href: `/berkas/${uid}/pokok`,
      status: content.publishConsent === null ? 'notStarted' : 'complete',
    },
    {
      label: t('release'),
      href: `/berkas/${uid}/sahkan`,
      hint: releaseHint,
      status: released ? 'complete' : ready ? 'notStarted' : 'locked',
    },
    { label: t('submit'), href: `/berkas/${uid}/kirim`, status: released ? 'notStarted' : 'locked' },
  ]
}
