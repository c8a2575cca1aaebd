import { createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface ReceivedMail {
  from: string
  to: string[]
  headers: Record<string, string>
  text: string
}

/** A mail server on loopback that speaks as much SMTP as a sender needs (RFC 5321), and keeps what it gets. */
export interface SmtpReceiver {
  url: string
  received: ReceivedMail[]
  /** Recipients that were named, refused ones too. */
  asked: string[]
  /** The reply to the next recipients, such as `451 4.7.1 Try again later`; null to accept them. */
  refuse(reply: string | null): void
}

const decodeQuoted = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

const decodeWord = (_: string, kind: string, text: string) =>
  kind.toUpperCase() === 'B'
    ? Buffer.from(text, 'base64').toString('utf8')
    : decodeQuoted(text.replaceAll('_', ' '))

function decodeBody(body: string, encoding = '7bit'): string {
  if (encoding === 'quoted-printable') return decodeQuoted(body)
  return encoding === 'base64' ? Buffer.from(body, 'base64').toString('utf8') : body
}

/** A message of one text part (RFC 5322 and 2047), as a mail program shows it. */
function parseMessage(data: string): Pick<ReceivedMail, 'headers' | 'text'> {
  const end = data.indexOf('\r\n\r\n')
  const lines = data
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const colon = line.indexOf(':')
    const value = line
      .slice(colon + 1)
      .trim()
      .replace(/\?=\s+=\?/g, '?==?')
    headers[line.slice(0, colon).toLowerCase()] = value.replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, decodeWord)
  }
  const body = decodeBody(data.slice(end + 4), headers['content-transfer-encoding'])
  return { headers, text: body.replaceAll('\r\n', '\n').trimEnd() }
}

const addressIn = (line: string) => /<(.*?)>/.exec(line)?.[1] ?? ''

/** Starts the receiver on a free port; it ends with the test. */
export async function receiveMail(): Promise<SmtpReceiver> {
  const received: ReceivedMail[] = []
  const asked: string[] = []
  let refusal: string | null = null

  const talk = (socket: Socket) => {
    let buffer = ''
    let envelope = { from: '', to: [] as string[] }
    let inData = false
    const say = (reply: string) => socket.write(`${reply}\r\n`)
    const answer = (line: string) => {
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === 'EHLO' || verb === 'HELO') return say('250 loopback')
      if (verb === 'MAIL') {
        envelope = { from: addressIn(line), to: [] }
        return say('250 OK')
      }
      if (verb === 'RCPT') {
        asked.push(addressIn(line))
        if (refusal !== null) return say(refusal)
        envelope.to.push(addressIn(line))
        return say('250 OK')
      }
      if (verb === 'DATA') {
        inData = true
        return say('354 End with a full stop on its own line')
      }
      if (verb === 'QUIT') return socket.end('221 Bye\r\n')
      return say(verb === 'RSET' || verb === 'NOOP' ? '250 OK' : '502 Not known')
    }
    const take = (): boolean => {
      const mark = inData ? '\r\n.\r\n' : '\r\n'
      const end = buffer.indexOf(mark)
      if (end < 0) return false
      const part = buffer.slice(0, end)
      buffer = buffer.slice(end + mark.length)
      if (inData) {
        inData = false
        received.push({ ...envelope, ...parseMessage(part.replace(/^\./gm, '')) })
        say('250 Queued')
      } else answer(part)
      return true
    }
    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1')
      while (take());
    })
    socket.on('error', () => socket.destroy())
    say('220 loopback ESMTP')
  }

  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    talk(socket)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((closed) => server.close(closed))
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    asked,
    refuse: (reply) => {
      refusal = reply
    },
  }
}
