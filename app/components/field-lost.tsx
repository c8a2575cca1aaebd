import { useState } from 'react'
import type { FieldStage } from '~/domain/field-kit'
import type { KeptSheet } from '~/domain/kept-sheet'
import { useMessages } from '~/i18n'
import { fieldMessages } from '~/i18n/messages/field'
import { Button, ButtonRow } from './button'
import { DefinitionList } from './definition-list'
import { Card } from './layout'
import { useFieldNames } from './use-field-names'

type FieldLostProps = {
  sheets: readonly KeptSheet[]
  stages: readonly Pick<FieldStage, 'instrument'>[]
  onDrop: (uid: string) => void
}

/** What was typed about entries that the device no longer carries; it goes only when its judge says so. */
export function FieldLost({ sheets, stages, onDrop }: FieldLostProps) {
  const t = useMessages(fieldMessages)
  const nameOf = useFieldNames()
  const criteria = stages.flatMap(({ instrument }) => instrument.criteria)
  const [asked, setAsked] = useState<string | null>(null)
  return sheets.map(({ uid, label, texts, state }) => (
    <Card key={uid}>
      <h2>{label}</h2>
      {state === 'gone' && <p>{t('gone')}</p>}
      <DefinitionList
        items={Object.entries(texts).map(([field, text]) => ({
          term: nameOf(criteria, field),
          description: text,
        }))}
      />
      <ButtonRow>
        {asked === uid ? (
          <>
            <p>{t('dropAsk', { label })}</p>
            <Button type="button" variant="danger" onClick={() => onDrop(uid)}>
              {t('drop')}
            </Button>
          </>
        ) : (
          <Button type="button" variant="secondary" onClick={() => setAsked(uid)}>
            {t('drop')}
          </Button>
        )}
      </ButtonRow>
    </Card>
  ))
}
