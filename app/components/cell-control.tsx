import type { ReactNode } from 'react'
import { type Control, describedBy, FieldNotes, fieldId } from './field'

type CellControlProps = {
  name: string
  error: (field: string) => string | undefined
  children: (control: Pick<Control, 'id' | 'name' | 'aria-describedby' | 'aria-invalid'>) => ReactNode
}

/** A field in the table: its header is its label, its error stands above it. */
export function CellControl({ name, error: errorOf, children }: CellControlProps) {
  const error = errorOf(name)
  return (
    <>
      {error && <FieldNotes name={name} error={error} />}
      {children({
        id: fieldId(name),
        name,
        'aria-describedby': error && describedBy({ name, error }),
        'aria-invalid': error ? true : undefined,
      })}
    </>
  )
}
