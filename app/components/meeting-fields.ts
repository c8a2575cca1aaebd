/** How the parts of a meeting's form read what stands in its fields. */
export interface MeetingFieldProps {
  value: (field: string) => string
  /** Whether a box is ticked. */
  checked: (field: string) => boolean
  error: (field: string) => string | undefined
}
