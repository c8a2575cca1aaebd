import { useEffect, useId, useState } from 'react'
import { useMessages } from '~/i18n'
import { componentMessages } from '~/i18n/messages/components'
import { Button } from './button'

/** Text to take elsewhere: a link, a code, a message. With JavaScript a button copies it, else people select it. */
export function CopyField({ label, value, rows }: { label: string; value: string; rows?: number }) {
  const t = useMessages(componentMessages)
  const id = useId()
  const [canCopy, setCanCopy] = useState(false)
  const [copied, setCopied] = useState(false)
  useEffect(() => setCanCopy(Boolean(navigator.clipboard)), [])

  const copy = () => navigator.clipboard.writeText(value).then(() => setCopied(true))

  return (
    <div className="copy-field">
      <label htmlFor={id}>{label}</label>
      <div className="copy-row">
        {rows ? (
          <textarea className="input" id={id} readOnly rows={rows} value={value} />
        ) : (
          <input className="input" id={id} readOnly value={value} />
        )}
        {canCopy && (
          <Button type="button" variant="secondary" icon={copied ? 'check' : 'copy'} onClick={copy}>
            {t(copied ? 'copied' : 'copy')}
          </Button>
        )}
      </div>
      <span className="unseen" role="status">
        {copied && t('copied')}
      </span>
    </div>
  )
}
