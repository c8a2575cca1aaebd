import { expect, it } from 'vitest'
import { REASONS } from '~/domain/statistics/undefined-value'
import { statisticsMessages } from '~/i18n/messages/statistics'

it('every reason for an undefined figure has its sentence in both languages', () => {
  const { id, en } = statisticsMessages
  const isSentence = (text: string | undefined) => text !== undefined && /^[A-Z].*\.$/.test(text)
  expect(REASONS.filter((reason) => !isSentence(id[reason]) || !isSentence(en[reason]))).toEqual([])
  expect(new Set(REASONS.map((reason) => id[reason])).size).toBe(REASONS.length)
})
