import { createTransport } from 'nodemailer'
import type { Mail } from '~/services/context'

/** Mail by `SMTP_URL` and `MAIL_FROM`; without them nothing is sent and messages stay in the outbox. */
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
  const transport = createTransport(url)
  return {
    enabled: true,
    send: async (message) => {
      await transport.sendMail({ from, ...message })
    },
  }
}
