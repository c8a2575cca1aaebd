import type { Leaf } from '~/domain/instrument'
import type { Claim } from '~/domain/self-assessment'
import { formatDecimal, useLocale, useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { Button } from './button'

type TeamClaimProps = {
  leaf: Leaf
  claim: Claim
  /** The stored mark is what the team gave itself. */
  agrees: boolean
}

/** What the team says of itself on one criterion, and a button that takes it over into the draft. */
export function TeamClaim({ leaf, claim, agrees }: TeamClaimProps) {
  const t = useMessages(judgingMessages)
  const locale = useLocale()
  const level = leaf.levels?.find(({ value }) => value === claim.value)?.label
  const said = leaf.type === 'yes-no' ? t(claim.value === '1' ? 'yes' : 'no') : undefined
  const value = said ?? (claim.mark === null ? claim.value : formatDecimal(claim.value, locale))
  return (
    <div className="field-hint">
      <p>
        {t('claim', { value: level ? `${value} · ${level}` : value })}
        {claim.note && (
          <>
            <br />
            {t('claimNote', { note: claim.note })}
          </>
        )}
      </p>
      {agrees ? (
        <p>{t('claimAgreed')}</p>
      ) : (
        claim.mark !== null && (
          <Button variant="secondary" name="setuju" value={leaf.code}>
            {t('agreeClaim', { value, criterion: leaf.name })}
          </Button>
        )
      )}
    </div>
  )
}
