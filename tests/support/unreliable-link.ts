import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A loopback address in front of a server, which can be cut and may lead to another server afterwards. */
export interface Link {
  origin: string
  leadTo(address: string): void
  /** Drops every connection and takes no new one. */
  cut(): void
  mend(): void
  /** Lets requests through and drops their answers, as a link that breaks at the worst moment. */
  loseAnswers(lose: boolean): void
  close(): Promise<void>
}

export async function openLink(): Promise<Link> {
  let port = 0
  let isCut = false
  let losing = false
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  }
  const server = createServer((near) => {
    keep(near)
    if (isCut || port === 0) return near.destroy()
    const far = connect(port, '127.0.0.1')
    keep(far)
    near.pipe(far)
    far.on('data', (chunk) => (losing ? near.destroy() : near.write(chunk)))
    far.on('close', () => near.destroy())
    near.on('close', () => setTimeout(() => far.destroy(), 1_000).unref())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const drop = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo(address) {
      port = Number(new URL(address).port)
    },
    cut() {
      isCut = true
      drop()
    },
    mend() {
      isCut = false
    },
    loseAnswers(lose) {
      losing = lose
    },
    async close() {
      drop()
      await new Promise((done) => server.close(done))
    },
  }
}
