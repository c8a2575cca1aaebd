import type { Leaf } from '~/domain/instrument'
import type { KeptSheet } from '~/domain/kept-sheet'
import type { Indicator } from '~/domain/observations'
import type { Zone } from '~/i18n'
import { FieldClash } from './field-clash'
import { FieldSaved } from './field-saved'

type SheetSavingProps = {
  kept: KeptSheet
  onDisk: KeptSheet
  zone: Zone
  leaves: readonly Leaf[]
  indicators: readonly Indicator[]
  onChoose: (field: string, whose: 'mine' | 'theirs') => void
}

/** What has become of what was typed on the page of one sheet. */
export function SheetSaving({ kept, onDisk, zone, leaves, indicators, onChoose }: SheetSavingProps) {
  return (
    <>
      <FieldSaved kept={kept} onDisk={onDisk} zone={zone} />
      <FieldClash leaves={leaves} indicators={indicators} kept={kept} onChoose={onChoose} />
    </>
  )
}
