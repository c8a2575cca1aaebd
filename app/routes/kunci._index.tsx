import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '~/components/button'
import { DefinitionList } from '~/components/definition-list'
import { EmptyState } from '~/components/empty-state'
import { Section } from '~/components/layout'
import { PageHeader } from '~/components/page-header'
import { publicLoader } from '~/http/handler.server'
import { titled } from '~/http/title'
import { useMessages } from '~/i18n'
import { resultMessages } from '~/i18n/messages/results'
import { type PublicKey, viewSigningKeys } from '~/services/signing-keys.server'

export const meta = titled(resultMessages, 'keyTitle')

export const loader = publicLoader(({ ctx }) => viewSigningKeys(ctx))

const COMMAND = 'openssl pkeyutl -verify -pubin -inkey kunci.pem -rawin -in hasil.json -sigfile hasil.sig'

/** The public key that official results are signed with, for whoever checks one. */
export default function SigningKeyPage() {
  const { current, older } = useLoaderData<typeof loader>()
  const t = useMessages(resultMessages)
  return (
    <>
      <PageHeader title={t('keyTitle')} lead={t('keyLead')} />
      {current ? (
        <Section title={t('keyCurrent')}>
          <KeyFacts publicKey={current} />
          <ButtonLink href="/kunci.pem" variant="secondary" icon="download">
            {t('keyDownload')}
          </ButtonLink>
        </Section>
      ) : (
        <EmptyState title={t('keyNone')}>{t('keyNoneHelp')}</EmptyState>
      )}
      {older.length > 0 && (
        <Section title={t('keyOlder')}>
          {older.map((each) => (
            <KeyFacts key={each.fingerprint} publicKey={each} />
          ))}
        </Section>
      )}
      {current && (
        <Section title={t('keyCheck')} lead={t('keyCheckHelp')}>
          <p>
            <code translate="no">{COMMAND}</code>
          </p>
        </Section>
      )}
    </>
  )
}

function KeyFacts({ publicKey: { fingerprint, pem } }: { publicKey: PublicKey }) {
  const t = useMessages(resultMessages)
  return (
    <DefinitionList
      items={[
        { term: t('keyFingerprint'), description: <code>{fingerprint}</code> },
        { term: t('keyPem'), description: <Lines text={pem.trim()} /> },
      ]}
    />
  )
}

const Lines = ({ text }: { text: string }) =>
  text.split('\n').map((line) => (
    <code key={line} translate="no">
      {line}
      <br />
    </code>
  ))
