import { ButtonLink, ButtonRow } from './button'
import { CopyField } from './copy-field'

interface OneTimeLinkProps {
  label: string
  url: string
  /** A prepared message that holds the link. */
  message?: { label: string; text: string }
}

export const whatsappUrl = (text: string) => `https://wa.me/?text=${encodeURIComponent(text)}`

/** A link that is shown once, to copy or to send by WhatsApp. */
export function OneTimeLink({ label, url, message }: OneTimeLinkProps) {
  return (
    <>
      <CopyField label={label} value={url} />
      {message && (
        <ButtonRow>
          <ButtonLink variant="secondary" icon="message" href={whatsappUrl(message.text)} rel="noreferrer">
            {message.label}
          </ButtonLink>
        </ButtonRow>
      )}
    </>
  )
}
