import type { Obstacle } from '~/domain/results/gate'
import type { Translate } from '~/i18n/define'
import type { resultMessages } from '~/i18n/messages/results'

/** What the sentences of all kinds can name. */
const NOTHING = {
  ...{ stage: '', entry: '', entries: '', seat: '', number: '', meeting: '', now: '', n: 0 },
}

/** What stands in the way, in words. */
export const gateSentence = (
  t: Translate<typeof resultMessages>,
  { kind, params }: { kind: Obstacle['kind']; params: Readonly<Record<string, string | number>> },
): string => t(kind, { ...NOTHING, ...params })
