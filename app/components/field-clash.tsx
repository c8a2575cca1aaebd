import type { FieldStage } from '~/domain/field-kit'
import type { Leaf } from '~/domain/instrument'
import type { KeptSheet } from '~/domain/kept-sheet'
import { markField } from '~/domain/sheet-input'
import { useMessages } from '~/i18n'
import { fieldMessages } from '~/i18n/messages/field'
import { Button, ButtonRow } from './button'
import { Notice } from './notice'

type FieldClashProps = {
  stage: Pick<FieldStage, 'locale'>
  leaves: readonly Leaf[]
  kept: KeptSheet
  onChoose: (field: string, whose: 'mine' | 'theirs') => void
}

/** Fields that were changed here and elsewhere: both texts, and the judge's choice between them. */
export function FieldClash({ leaves, kept, onChoose }: FieldClashProps) {
  const t = useMessages(fieldMessages)
  if (kept.state !== 'clash') return null
  const nameOf = (field: string) => {
    const code = field.slice(field.indexOf('.') + 1)
    const name = leaves.find((leaf) => leaf.code === code)?.name ?? code
    return field === markField(code) ? name : t('reasonOf', { name })
  }
  const shown = (text: string | undefined) => text ?? t('nothing')
  return (
    <Notice tone="warning" title={t('clashTitle')} live>
      <p>{t('clashLead')}</p>
      {kept.clashes.map((field) => (
        <fieldset key={field} className="fieldset clash">
          <legend>{nameOf(field)}</legend>
          <p>{t('mine', { text: shown(kept.texts[field]) })}</p>
          <p>{t('theirs', { text: shown(kept.theirs?.texts[field]) })}</p>
          <ButtonRow>
            <Button type="button" variant="secondary" small onClick={() => onChoose(field, 'mine')}>
              {t('keepMine')}
            </Button>
            <Button type="button" variant="secondary" small onClick={() => onChoose(field, 'theirs')}>
              {t('keepTheirs')}
            </Button>
          </ButtonRow>
        </fieldset>
      ))}
    </Notice>
  )
}
