import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SyncAnswer } from '~/domain/field-kit'
import {
  type Asked,
  chooseText,
  finishSheet,
  isUnsent,
  type KeptSheet,
  keepSheet,
  loseSheet,
  meetStored,
  nextRequest,
  settleSheet,
  typeSheet,
} from '~/domain/kept-sheet'
import { mergeTexts, type SheetTexts, tidyTexts } from '~/domain/sheet-texts'

const NOW = '2026-03-02T03:00:00.000Z'
const fresh = (texts: SheetTexts = {}): KeptSheet =>
  keepSheet({
    ...{ person: 'p', uid: 'u', slug: 's', stage: 't', label: 'P1' },
    base: { texts, version: 0, revision: 0, draft: true, dossierStamp: 'one' },
  })
const textsOf = ({ reasons }: { reasons: SheetTexts }) => reasons
const stored = (texts: SheetTexts, version: number, revision = 0) => ({
  content: { marks: {}, reasons: texts },
  ...{ version, revision, counts: revision > 0, draft: true, dossierStamp: 'one' },
})
const saved = (version: number, problems: { field: string; message: string }[] = []): SyncAnswer => ({
  ...{ outcome: 'saved', version, savedAt: NOW, problems },
})

/** The sheet with its next request on the way. */
function ask(kept: KeptSheet, key = 'k'): KeptSheet & { asked: Asked } {
  const asked = nextRequest(kept, () => key, NOW)
  if (!asked) throw new Error('nothing to ask')
  return { ...kept, asked }
}
const settle = (kept: KeptSheet, answer: SyncAnswer) => settleSheet(kept, answer, textsOf)

describe('a sheet whose dossier was renewed', () => {
  const PROBLEM = { field: 'berkas', message: 'renewed' }
  const theirs = { texts: {}, version: 0, revision: 0, draft: true, dossierStamp: 'two' }

  it('keeps saving what is typed, and is finished anew on the grounds of the new one', () => {
    const asked = ask(finishSheet(typeSheet(fresh(), { a: '1' }, NOW), 'f', NOW))
    expect(asked.asked.dossierStamp).toBe('one')
    const told = settle(asked, { outcome: 'wrong', problems: [PROBLEM] })
    expect([told.finish, told.problems]).toEqual([null, [PROBLEM]])
    expect(nextRequest(told, () => 'd', NOW)).toMatchObject({ finished: false, texts: { a: '1' } })
    const met = meetStored(told, theirs)
    expect([met.base.dossierStamp, met.problems, met.texts]).toEqual(['two', [], { a: '1' }])
    expect(ask(finishSheet(met, 'g', NOW)).asked).toMatchObject({ finished: true, dossierStamp: 'two' })
  })

  it('is never sent, once finished, as if its judge had read the new one', () => {
    const finished = finishSheet(typeSheet(fresh(), { a: '1' }, NOW), 'f', NOW)
    expect(ask(meetStored(finished, theirs)).asked).toMatchObject({ finished: true, dossierStamp: 'one' })
    const elsewhere = meetStored(finished, { ...theirs, version: 1 })
    expect(ask(elsewhere).asked).toMatchObject({ finished: true, version: 1, dossierStamp: 'one' })
  })
})

describe('a sheet on a device', () => {
  it('sends what was typed once, and repeats it as it was until an answer comes', () => {
    const typed = typeSheet(fresh(), { a: '80' }, NOW)
    expect(isUnsent(typed)).toBe(true)
    const asked = ask(typed, 'first')
    const more = typeSheet(asked, { a: '81' }, NOW)
    expect(nextRequest(more, () => 'second', NOW)).toEqual(asked.asked)
    const after = settle(more, saved(1))
    expect([after.base, after.texts, isUnsent(after)]).toEqual([
      { texts: { a: '80' }, version: 1, revision: 0, draft: true, dossierStamp: 'one' },
      { a: '81' },
      true,
    ])
    expect(nextRequest(after, () => 'second', NOW)).toMatchObject({
      key: 'second',
      texts: { a: '81' },
      version: 1,
    })
  })

  it('keeps a mark that the server does not take, says so, and does not send it again', () => {
    const after = settle(
      ask(typeSheet(fresh(), { a: '999', b: '5' }, NOW)),
      saved(1, [{ field: 'a', message: 'x' }]),
    )
    expect(after).toMatchObject({ texts: { a: '999', b: '5' }, base: { texts: { b: '5' } } })
    expect([isUnsent(after), nextRequest(after, () => 'k', NOW)]).toEqual([true, null])
    const met = meetStored(after, {
      texts: { b: '6' },
      version: 2,
      revision: 0,
      draft: true,
      dossierStamp: 'one',
    })
    expect(met.texts).toEqual({ a: '999', b: '6' })
    expect(typeSheet(after, { a: '99', b: '5' }, NOW).problems).toEqual([])
  })

  it('is received once finished, with the reason of a change, which is no part of it', () => {
    const finished = finishSheet(typeSheet(fresh(), { a: '1', alasan_perubahan: 'why' }, NOW), 'f', NOW)
    const asked = ask(finished)
    expect(asked.asked).toMatchObject({
      key: 'f',
      finished: true,
      texts: { a: '1', alasan_perubahan: 'why' },
    })
    const after = settle(asked, { outcome: 'received', version: 1, revision: 2, receivedAt: NOW })
    expect(after).toMatchObject({
      texts: { a: '1' },
      base: { texts: { a: '1' }, version: 1, revision: 2, draft: false, dossierStamp: 'one' },
      finish: null,
      received: { number: 2, at: NOW },
    })
    expect(isUnsent(after)).toBe(false)
  })

  it('typed on while it is being received it is received as it was, and goes on as a draft', () => {
    const asked = ask(finishSheet(typeSheet(fresh(), { a: '1' }, NOW), 'f', NOW))
    const after = settle(typeSheet(asked, { a: '2' }, NOW), {
      ...{ outcome: 'received', version: 1, revision: 1, receivedAt: NOW },
    })
    expect(after).toMatchObject({ texts: { a: '2' }, base: { texts: { a: '1' } }, finish: null })
    expect(nextRequest(after, () => 'k', NOW)).toMatchObject({ finished: false, revision: 1 })
  })

  it('joins what was changed elsewhere, and asks where both changed the same', () => {
    const mine = typeSheet(fresh({ a: '1', b: '1', c: '1' }), { a: '2', b: '2', c: '1' }, NOW)
    const after = settle(ask(mine), { outcome: 'clash', stored: stored({ a: '1', b: '3', c: '4' }, 5) })
    expect(after).toMatchObject({ state: 'clash', clashes: ['b'], texts: { a: '2', b: '2', c: '1' } })
    expect(nextRequest(after, () => 'k', NOW)).toBeNull()
    expect(chooseText(after, 'b', 'mine')).toMatchObject({
      ...{ state: 'open', texts: { a: '2', b: '2', c: '4' }, theirs: null },
      base: { texts: { a: '1', b: '3', c: '4' }, version: 5, revision: 0, draft: true, dossierStamp: 'one' },
    })
    expect(chooseText(after, 'b', 'theirs')).toMatchObject({
      state: 'open',
      texts: { a: '2', b: '3', c: '4' },
    })
  })

  it('asks to finish anew what another device has sent or changed meanwhile', () => {
    const finished = finishSheet(typeSheet(fresh(), { a: '1' }, NOW), 'f', NOW)
    expect(
      meetStored(finished, { texts: { b: '1' }, version: 1, revision: 0, draft: true, dossierStamp: 'one' })
        .finish,
    ).toBeNull()
    expect(
      meetStored(finished, { texts: {}, version: 1, revision: 1, draft: true, dossierStamp: 'one' }).finish,
    ).toBeNull()
    expect(
      meetStored(finished, { texts: { a: '1' }, version: 1, revision: 0, draft: true, dossierStamp: 'one' })
        .finish,
    ).toEqual({
      key: 'f',
      at: NOW,
    })
  })

  it('after the closing sends only what is finished, which the chair then has', () => {
    const closed = settle(ask(typeSheet(fresh(), { a: '1' }, NOW)), { outcome: 'late', keptAt: null })
    expect([closed.state, isUnsent(closed), nextRequest(closed, () => 'k', NOW)]).toEqual([
      'closed',
      true,
      null,
    ])
    const late = settle(ask(finishSheet(closed, 'f', NOW)), { outcome: 'late', keptAt: NOW })
    expect([late.state, late.lateAt, late.finish, isUnsent(late)]).toEqual(['closed', NOW, null, false])
  })

  it('is not finished when the server finds something missing', () => {
    const problems = [{ field: 'b', message: 'x' }]
    const after = settle(ask(finishSheet(typeSheet(fresh(), { a: '1' }, NOW), 'f', NOW)), {
      ...{ outcome: 'wrong', problems },
    })
    expect(after).toMatchObject({ finish: null, problems, texts: { a: '1' } })
    expect(isUnsent(after)).toBe(true)
  })

  it('stays on the device when its judge may not judge the entry any more', () => {
    const gone = loseSheet(ask(typeSheet(fresh(), { a: '1' }, NOW)))
    expect([gone.texts, gone.state, nextRequest(gone, () => 'k', NOW)]).toEqual([{ a: '1' }, 'gone', null])
  })
})

const FIELDS = ['a', 'b', 'c']
const texts = fc
  .dictionary(fc.constantFrom(...FIELDS), fc.constantFrom('', '1', '2', '3'))
  .map((each) => tidyTexts(Object.entries(each)))

it('merges as either alone where only one changed, and takes no side between equal changes', () => {
  fc.assert(
    fc.property(texts, texts, texts, (base, mine, theirs) => {
      expect(mergeTexts(base, mine, base)).toEqual({ texts: mine, clashes: [] })
      expect(mergeTexts(base, base, theirs)).toEqual({ texts: theirs, clashes: [] })
      expect(mergeTexts(base, mine, mine)).toEqual({ texts: mine, clashes: [] })
      expect(mergeTexts(base, mine, theirs).clashes).toEqual(mergeTexts(base, theirs, mine).clashes)
    }),
  )
})

/** The server as far as one sheet goes: drafts by version, what was received by its key. */
class Server {
  texts: SheetTexts = {}
  version = 0
  readonly received = new Map<string, SheetTexts>()
  #answers = new Map<string, SyncAnswer>()

  answer({ key, finished, texts: sent, version, revision }: Asked): SyncAnswer {
    const known = this.#answers.get(key)
    if (finished && known) return known
    const isStale = version !== this.version || revision !== this.received.size
    if (isStale && !(JSON.stringify(sent) === JSON.stringify(this.texts) && !finished))
      return { outcome: 'clash', stored: stored(this.texts, this.version, this.received.size) }
    if (!isStale) this.version += 1
    this.texts = sent
    if (!finished) return saved(this.version)
    this.received.set(key, sent)
    const answer: SyncAnswer = {
      ...{ outcome: 'received', version: this.version, revision: this.received.size, receivedAt: NOW },
    }
    this.#answers.set(key, answer)
    return answer
  }
}

const act = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), texts }),
  fc.record({ kind: fc.constant('elsewhere' as const), texts }),
  fc.record({ kind: fc.constant('finish' as const) }),
  fc.record({ kind: fc.constant('send' as const), fate: fc.constantFrom('answered', 'answer lost', 'lost') }),
  fc.record({
    kind: fc.constant('choose' as const),
    whose: fc.constantFrom('mine' as const, 'theirs' as const),
  }),
)

it('whatever breaks, nothing typed is lost and every finished sheet is received once', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const server = new Server()
      let kept = fresh()
      let keys = 0
      const finishedAs = new Map<string, SheetTexts>()
      const send = (fate: string) => {
        const asked = nextRequest(kept, () => `d${++keys}`, NOW)
        if (!asked) return
        kept = { ...kept, asked }
        if (fate === 'lost') return
        const answer = server.answer(asked)
        if (fate === 'answered') kept = settle(kept, answer)
      }
      const choose = (whose: 'mine' | 'theirs') => {
        const [field] = kept.clashes
        if (field) kept = chooseText(kept, field, whose)
      }
      for (const each of acts) {
        if (each.kind === 'type') kept = typeSheet(kept, each.texts, NOW)
        else if (each.kind === 'elsewhere') {
          server.version += 1
          server.texts = each.texts
        } else if (each.kind === 'finish') {
          kept = finishSheet(kept, `f${++keys}`, NOW)
          if (kept.finish) finishedAs.set(kept.finish.key, kept.texts)
        } else if (each.kind === 'send') send(each.fate)
        else choose(each.whose)
        const settled = kept.asked === null && kept.state === 'open' && !isUnsent(kept)
        if (settled) expect(kept.texts).toEqual(kept.base.texts)
      }
      for (let round = 0; round < 20; round++) {
        const { texts: typed, base } = kept
        while (kept.clashes.length > 0) choose('mine')
        for (const field of FIELDS)
          if (typed[field] !== base.texts[field]) expect(kept.texts[field]).toBe(typed[field])
        send('answered')
        kept = meetStored(kept, {
          ...{
            texts: server.texts,
            version: server.version,
            revision: server.received.size,
            draft: true,
            dossierStamp: 'one',
          },
        })
      }
      expect([isUnsent(kept), kept.asked, kept.finish]).toEqual([false, null, null])
      expect(server.texts).toEqual(kept.texts)
      for (const [key, sheet] of server.received) expect(sheet).toEqual(finishedAs.get(key))
    }),
    { numRuns: 300 },
  )
})
