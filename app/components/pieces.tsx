import type { Piece } from '~/domain/differences'
import { useMessages } from '~/i18n'
import { changesMessages } from '~/i18n/messages/changes'

/** Two texts in one, with what was taken out and put in marked for eyes and ears. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  const t = useMessages(changesMessages)
  return (
    <div className="pieces">
      {pieces.map(({ kind, text }, index) => {
        const key = `${index}-${kind}`
        if (kind === 'same') return <span key={key}>{text}</span>
        const Mark = kind === 'added' ? 'ins' : 'del'
        return (
          <Mark key={key}>
            <span className="unseen">{t(kind)}: </span>
            {text}
          </Mark>
        )
      })}
    </div>
  )
}
