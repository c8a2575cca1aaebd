import { splitMarks } from '~/domain/blind/names'

/** A text in which what stands for a name is marked. */
export function MarkedText({ text, marks }: { text: string; marks: readonly string[] }) {
  return splitMarks(text, marks).map((part, index) =>
    part.isMark ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
  )
}
