import type { FieldTypeName } from '~/domain/fields/types'
import { useMessages } from '~/i18n'
import { builderMessages } from '~/i18n/messages/builder'

/** The types of field to choose from, each with what it is for. */
export function FieldTypeList({
  types,
  hrefOf,
}: {
  types: readonly FieldTypeName[]
  hrefOf: (type: FieldTypeName) => string
}) {
  const t = useMessages(builderMessages)
  return (
    <ul className="work-list outline">
      {types.map((type) => (
        <li key={type}>
          <div className="outline-words">
            <a href={hrefOf(type)}>{t(`type_${type}`)}</a>
            <p className="task-hint">{t(`type_${type}_hint`)}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
