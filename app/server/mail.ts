import { createTransport } from 'nodemailer'
import { type Mail, MailRefusedError } from '~/services/context'

/** Milliseconds within which the mail server must answer, so that one that hangs holds up nothing for long. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** Mail by `SMTP_URL` and `MAIL_FROM`; without them nothing is sent. */
export function openMail(env: NodeJS.ProcessEnv): Mail {
  const url = env['SMTP_URL']
  if (!url) {
    return {
      enabled: false,
      send: async () => {
        throw new Error('SMTP_URL is not set')
      },
    }
  }
  const from = env['MAIL_FROM']
  if (!from) throw new Error('SMTP_URL is set but MAIL_FROM is not')
  const transport = createTransport({ url, ...PATIENCE })
  return {
    enabled: true,
    send: async (message) => {
      try {
        await transport.sendMail({ from, ...message })
      } catch (error) {
        throw isRefusal(error) ? new MailRefusedError(error.message) : error
      }
    },
  }
}

/** A reply 5xx (RFC 5321, 4.2.1) about this address or message; one about our own log-in can be mended. */
function isRefusal(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  const { code, responseCode } = error as Error & { code?: string; responseCode?: number }
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && (responseCode ?? 0) >= 500
}
