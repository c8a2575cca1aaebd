/** Every kind of fault that the CSV reader itself can find; `i18n/csv.ts` has a sentence for each. */
export const CSV_FAULT_KINDS = [
  'file_too_large',
  'not_utf8',
  'utf16',
  'no_header',
  'too_many_rows',
  'too_many_columns',
  'unknown_column',
  'duplicate_column',
  'missing_column',
  'bad_quotes',
  'extra_cells',
  'missing_cells',
  'not_number',
  'grouped_number',
  'ambiguous_number',
  'not_integer',
  'integer_too_large',
  'not_datetime',
  'required',
  'not_allowed',
  'too_small',
  'too_big',
  'too_short',
  'too_long',
  'invalid',
] as const

export type CsvFaultKind = (typeof CSV_FAULT_KINDS)[number]

/**
 * What is wrong, and where. `line` is the physical line in the file, counted from 1 and right also after
 * line breaks inside quotes; `column` is counted from 1 and null where a whole line or the file is at fault.
 * `kind` is the reader's own or that of the importing service (`unknown_region`); `params` fill its sentence.
 */
export type CsvFault = {
  readonly line: number
  readonly column: number | null
  readonly columnName: string | null
  readonly kind: CsvFaultKind | (string & {})
  readonly params: Readonly<Record<string, string | number>>
}
