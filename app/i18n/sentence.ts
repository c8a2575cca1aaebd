import { useMessages } from './locale'
import { problemMessages } from './messages/problems'

/** Says a problem that domain or services report as data; one that nobody wrote a sentence for is *invalid*. */
export function useSentence() {
  const t = useMessages(problemMessages)
  return ({ kind, params }: { kind: string; params?: Record<string, string | number> }): string =>
    Object.hasOwn(problemMessages.id, kind)
      ? t(kind as keyof typeof problemMessages.id, params as never)
      : t('invalid')
}
