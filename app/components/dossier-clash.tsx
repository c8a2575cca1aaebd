import type { ReactNode } from 'react'
import { formatShortDateTime, useLocale, useMessages, type Zone } from '~/i18n'
import { dossierMessages } from '~/i18n/messages/dossier'
import { RadioField } from './choices'
import { Fieldset } from './form'
import { Prose, Split } from './layout'

type DossierClashProps = {
  /** Key of the unit of saving. */
  unit: string
  label: string
  /** What is stored now, as people read it; who wrote it, and when. */
  theirs: string
  by: string
  at: string
  zone: Zone
  /** The inputs with the writer's own text. */
  children: ReactNode
}

/** Two texts for one field or row, side by side; the writer chooses or combines. */
export function DossierClash({ unit, label, theirs, by, at, zone, children }: DossierClashProps) {
  const t = useMessages(dossierMessages)
  const locale = useLocale()
  return (
    <Fieldset legend={label}>
      <Split
        kind="half"
        asideLabel={t('theirs')}
        aside={
          <>
            <p className="dossier-question">{t('theirs')}</p>
            <p className="field-hint">{t('theirsBy', { by, at: formatShortDateTime(at, zone, locale) })}</p>
            <Prose>{theirs || t('notFilled')}</Prose>
          </>
        }
      >
        <p className="dossier-question">{t('mine')}</p>
        {children}
      </Split>
      <RadioField
        name={`pilih.${unit}`}
        label={t('chooseText')}
        defaultValue="mine"
        options={[
          { value: 'mine', label: t('keepMine') },
          { value: 'theirs', label: t('keepTheirs') },
        ]}
      />
    </Fieldset>
  )
}
