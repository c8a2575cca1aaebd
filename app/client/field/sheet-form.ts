import { CHANGE_REASON, type SheetTexts, tidyTexts } from '~/domain/sheet-texts'

/** What stands in the fields of a score sheet's form. */
export const readSheetForm = (form: HTMLFormElement | null): SheetTexts =>
  tidyTexts(
    form
      ? [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
          /^(nilai|alasan|lapangan|catatan_lapangan)\./.test(name) || name === CHANGE_REASON
            ? [[name, String(value)]]
            : [],
        )
      : [],
  )
