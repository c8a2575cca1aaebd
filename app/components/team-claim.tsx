import { levelOf } from '~/domain/criteria'
import type { Leaf } from '~/domain/instrument'
import type { Claim } from '~/domain/self-assessment'
import { useLocale, useMessages } from '~/i18n'
import { judgingMessages } from '~/i18n/messages/judging'
import { Button } from './button'
import { markText } from './criterion-input'

type TeamClaimProps = {
  leaf: Leaf
  claim: Claim | undefined
  /** What the verifier says of it. */
  verified: { mark: number; reason: string } | undefined
  /** The stored mark is what the team gave itself. */
  agrees: boolean
}

/** What team and verifier say on one criterion, and a button that takes the team's mark over into the draft. */
export function TeamClaim({ leaf, claim, verified, agrees }: TeamClaimProps) {
  const t = useMessages(judgingMessages)
  const locale = useLocale()
  const said = (mark: number) => {
    if (leaf.type === 'yes-no') return t(mark === 1 ? 'yes' : 'no')
    const text = markText(leaf, mark, locale)
    const level = levelOf(leaf, mark)
    return level ? `${text} · ${level.label}` : text
  }
  return (
    <div className="field-hint">
      {claim && (
        <p>
          {t('claim', { value: claim.mark === null ? claim.value : said(claim.mark) })}
          {claim.note && (
            <>
              <br />
              {t('claimNote', { note: claim.note })}
            </>
          )}
        </p>
      )}
      {verified && (
        <p>
          {t('verified', { value: said(verified.mark) })}
          {verified.reason && (
            <>
              <br />
              {t('verifiedReason', { reason: verified.reason })}
            </>
          )}
        </p>
      )}
      {claim && agrees && <p>{t('claimAgreed')}</p>}
      {claim && !agrees && claim.mark !== null && (
        <Button variant="secondary" name="setuju" value={leaf.code}>
          {t('agreeClaim', { value: said(claim.mark), criterion: leaf.name })}
        </Button>
      )}
    </div>
  )
}
