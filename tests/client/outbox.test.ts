import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { Outbox, sameEntries } from '~/client/autosave/outbox'
import type { Reply, Sending } from '~/client/autosave/request'
import type { Entries, SaveAnswer, UnitAnswer } from '~/forms/save-answer'

const KEYS = ['judul', 'ringkasan', 'mitra/a1b2c3d4'] as const
const holding = (key: string, text: string): Entries => [[`v.${key}`, text]]

/** What the server does with a unit. */
class Server {
  readonly rows = new Map<string, { version: number; entries: Entries }>()

  write(key: string, entries: Entries) {
    const { version } = this.rows.get(key) ?? { version: 0 }
    this.rows.set(key, { version: version + 1, entries })
  }

  take(sending: readonly Sending[]): SaveAnswer {
    return { savedAt: '2026-03-02T03:00:00.000Z', units: sending.map((unit) => this.#takeOne(unit)) }
  }

  #takeOne({ key, base, entries }: Sending): UnitAnswer {
    const now = this.rows.get(key) ?? { version: 0, entries: holding(key, '') }
    if (sameEntries(now.entries, entries)) return { key, outcome: 'unchanged', version: now.version }
    if (base === now.version) {
      this.write(key, entries)
      return { key, outcome: 'saved', version: base + 1 }
    }
    const theirs = { theirs: now.entries, shown: '', by: 'Budi', at: '2026-03-02T03:00:00.000Z' }
    return { key, outcome: 'clash', version: now.version, ...theirs }
  }
}

function fresh(): Outbox {
  const outbox = new Outbox()
  for (const key of KEYS) {
    const entries = holding(key, '')
    const state = { kind: 'clean', savedAt: null } as const
    outbox.add({ key, base: 0, entries, stored: entries, sent: null, state })
  }
  return outbox
}

type Step =
  | { kind: 'type'; key: string; text: string }
  | { kind: 'send'; fate: 'answered' | 'answer lost' | 'lost' }
  | { kind: 'other'; key: string; text: string }

const key = fc.constantFrom(...KEYS)
const text = fc.string({ maxLength: 6 })
const typing = fc.record({ kind: fc.constant('type' as const), key, text })
const sending = fc.record({
  kind: fc.constant('send' as const),
  fate: fc.constantFrom('answered' as const, 'answer lost' as const, 'lost' as const),
})
const other = fc.record({ kind: fc.constant('other' as const), key, text })

function run(steps: readonly Step[], server: Server, outbox: Outbox): void {
  for (const step of steps) {
    if (step.kind === 'type') outbox.type(step.key, holding(step.key, step.text))
    else if (step.kind === 'other') server.write(step.key, holding(step.key, step.text))
    else send(server, outbox, step.fate)
  }
}

function send(server: Server, outbox: Outbox, fate: 'answered' | 'answer lost' | 'lost'): void {
  const units = outbox.take()
  if (units.length === 0) return
  const answer = fate === 'lost' ? null : server.take(units)
  const reply: Reply =
    fate === 'answered' && answer ? { kind: 'answer', answer } : { kind: 'unknown', retryAfter: 0 }
  outbox.settle(units, reply)
}

/** Sends over a sound link until nothing is left that can be sent. */
function finish(server: Server, outbox: Outbox): void {
  for (let rounds = 0; outbox.hasWork; rounds++) {
    if (rounds > 10) throw new Error('does not come to rest')
    send(server, outbox, 'answered')
  }
}

it('alone, never clashes, and the server ends with what stands on the page, whatever gets lost', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(typing, sending), { maxLength: 30 }), (steps) => {
      const [server, outbox] = [new Server(), fresh()]
      run(steps, server, outbox)
      finish(server, outbox)
      expect(outbox.open).toEqual([])
      for (const [name, unit] of outbox.units)
        expect(server.rows.get(name)?.entries ?? holding(name, '')).toEqual(unit.entries)
    }),
  )
})

it('with others, stops only for the writer to choose, whose own text then ends on the server', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(typing, sending, other), { maxLength: 30 }),
      fc.array(fc.constantFrom('mine' as const, 'theirs' as const), { minLength: 3, maxLength: 3 }),
      (steps, choices) => {
        const [server, outbox] = [new Server(), fresh()]
        run(steps, server, outbox)
        finish(server, outbox)
        const waiting = outbox.open
        expect(waiting.every(({ state }) => state.kind === 'clash')).toBe(true)
        const mine = new Map(waiting.map((unit) => [unit.key, unit.entries]))
        const choiceOf = (name: string) => choices[KEYS.findIndex((each) => name.startsWith(each))] ?? 'mine'
        // The other may have written once more since: then there is a second choice.
        for (let rounds = 0; outbox.open.length > 0 && rounds < 2; rounds++) {
          for (const { key: name } of outbox.open) outbox.choose(name, choiceOf(name))
          finish(server, outbox)
        }
        expect(outbox.open).toEqual([])
        for (const { key: name } of waiting) {
          if (choiceOf(name) === 'theirs') continue
          expect(outbox.units.get(name)?.entries).toEqual(mine.get(name))
          expect(server.rows.get(name)?.entries).toEqual(mine.get(name))
        }
      },
    ),
  )
})

it('holds a unit that the server refuses until it is typed in again, and sends the others', () => {
  const [server, outbox] = [new Server(), fresh()]
  outbox.type('judul', holding('judul', 'terlalu panjang'))
  outbox.type('ringkasan', holding('ringkasan', 'baik'))
  const units = outbox.take()
  const refusal = { problems: [{ field: 'v.judul', message: 'Terlalu panjang.' }] }
  outbox.settle(units, { kind: 'refusal', refusal })
  finish(server, outbox)
  expect(outbox.open.map(({ key: name, state }) => [name, state])).toEqual([
    ['judul', { kind: 'wrong', message: 'Terlalu panjang.' }],
  ])
  expect(server.rows.get('ringkasan')?.entries).toEqual(holding('ringkasan', 'baik'))
  outbox.type('judul', holding('judul', 'pendek'))
  finish(server, outbox)
  expect(server.rows.get('judul')?.entries).toEqual(holding('judul', 'pendek'))
})

it('keeps what is typed while a late answer comes, and takes the log-in up again', () => {
  const outbox = fresh()
  outbox.type('judul', holding('judul', 'a'))
  const units = outbox.take()
  outbox.settle(units, { kind: 'logged-out' })
  expect([outbox.blocked, outbox.hasWork]).toEqual(['logged-out', true])
  expect(outbox.take()).toEqual(units)
  const late: UnitAnswer = { key: 'judul', outcome: 'late', version: 0 }
  outbox.settle(units, { kind: 'answer', answer: { savedAt: '', units: [late] } })
  expect([outbox.blocked, outbox.hasWork, outbox.open[0]?.state]).toEqual([null, false, { kind: 'late' }])
})
