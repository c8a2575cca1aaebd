import type { MeetingProblem } from '~/domain/meeting'
import type { ClosingObstacle } from '~/domain/meeting-view'
import { orderReasonField, outcomeField, placeField, reasonField } from '~/forms/plenary'
import { useMessages } from '~/i18n'
import { plenaryMessages } from '~/i18n/messages/plenary'
import { fieldId } from './field'

interface MeetingProblemsProps {
  obstacles: readonly ClosingObstacle[]
  problems: readonly MeetingProblem[]
  nameOf: (uid: string) => string
  /** Before each field's address: '' on the meeting's own page. */
  page?: string
}

const fieldOf = ({ id, at }: MeetingProblem) =>
  ({ outcome: outcomeField, reason: reasonField, place: placeField, order_reason: orderReasonField })[at](id)

/** What is missing before a meeting can be closed, each where it is mended. */
export function MeetingProblems({ obstacles, problems, nameOf, page = '' }: MeetingProblemsProps) {
  const t = useMessages(plenaryMessages)
  return (
    <ul>
      {obstacles.map((obstacle) => (
        <li key={obstacle}>
          {t(`obstacle_${obstacle}`)}
          {obstacle === 'undecided' && (
            <ul>
              {problems.map((problem) => (
                <li key={`${problem.id} ${problem.kind}`}>
                  <a href={`${page}#${fieldId(fieldOf(problem))}`}>
                    {t(`problem_${problem.kind}`, { entry: nameOf(problem.id) })}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}
