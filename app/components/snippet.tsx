import type { SnippetPart } from '~/domain/search-query'

/** A piece of text with what was searched for marked; the text itself is never markup. */
export function Snippet({ parts }: { parts: readonly SnippetPart[] }) {
  if (parts.length === 0) return null
  return (
    <p className="snippet">
      {parts.map(({ text, found }, at) => {
        const key = `${at} ${text}`
        return found ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>
      })}
    </p>
  )
}
