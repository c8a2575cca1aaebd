import type { Entries } from '~/forms/save-answer'
import { startConditions } from './autosave/conditions'
import { startCounting } from './autosave/counting'
import { startLocating } from './autosave/locating'
import { guardLogOut } from './autosave/log-out'
import { Outbox, sameEntries, type Unit } from './autosave/outbox'
import { holdPage, listOpenPages } from './autosave/pages'
import { sendUnits } from './autosave/request'
import { type Kept, openStore, type Store } from './autosave/store'
import { baseOf, fillUnit, readUnit } from './autosave/unit-inputs'
import { View } from './autosave/view'

/** At most one request in this time. */
const GAP = 2_000
const PAUSE = 600
const LONGEST_WAIT = 30_000
/** How long leaving by a button waits for what is still on its way. */
const PATIENCE = 8_000

/** Saves a dossier's form while it is typed, and sends what an earlier visit left unsent. */
async function start(bar: HTMLElement): Promise<void> {
  const { address = '', person = '', dossier = '' } = bar.dataset
  const outbox = new Outbox()
  const page = holdPage()
  const form = document.querySelector<HTMLFormElement>('form[data-autosave]')
  const elements = new Map<string, HTMLElement>()
  for (const element of form?.querySelectorAll<HTMLElement>('[data-unit]') ?? []) {
    const key = element.dataset['unit'] ?? ''
    elements.set(key, element)
    const entries = readUnit(element)
    const base = Number(baseOf(element, key)?.value ?? 0)
    outbox.add({ key, base, entries, stored: entries, sent: null, state: { kind: 'clean', savedAt: null } })
  }
  const view = new View(bar, elements, outbox, (key, whose) => {
    outbox.choose(key, whose)
    const unit = outbox.units.get(key)
    const element = elements.get(key)
    if (unit && element) fillUnit(element, unit.entries)
    showAsked()
    changed(key)
  })

  let store: Store | null = null
  const paths = new Map<string, string>()
  const keptOf = (unit: Unit): Kept => ({
    ...{ page, person, dossier, key: unit.key, path: paths.get(unit.key) ?? location.pathname },
    ...{ base: unit.base, entries: unit.entries, sent: unit.sent, at: Date.now() },
  })

  const writing = new Set<string>()
  /** Brings this device's copy up to date: one write at a time for each unit, the last one wins. */
  async function keep(key: string): Promise<void> {
    const unit = outbox.units.get(key)
    if (!store || !unit || writing.has(key)) return
    writing.add(key)
    try {
      let done: string | null = null
      for (let now = JSON.stringify([unit.entries, unit.sent, unit.state.kind]); now !== done; ) {
        done = now
        if (unit.sent === null && unit.state.kind === 'clean') await store.remove(keptOf(unit))
        else await store.put(keptOf(unit))
        now = JSON.stringify([unit.entries, unit.sent, unit.state.kind])
      }
    } catch {
      view.showNoStore()
    } finally {
      writing.delete(key)
    }
  }

  let lastRequest = Number.NEGATIVE_INFINITY
  let inFlight: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  function schedule(wait: number): void {
    clearTimeout(timer)
    if (!outbox.hasWork) return
    timer = setTimeout(() => void flush(), Math.max(wait, lastRequest + GAP - performance.now()))
  }

  /** Sends once what there is; the next request follows by itself. */
  function flush(leaving = false): Promise<void> {
    if (inFlight) return inFlight
    if (!outbox.hasWork) return Promise.resolve()
    clearTimeout(timer)
    inFlight = exchange(leaving).finally(() => {
      inFlight = null
      schedule(failures > 0 ? Math.min(LONGEST_WAIT, GAP * 2 ** Math.min(failures, 5)) : 0)
    })
    return inFlight
  }

  async function exchange(leaving: boolean): Promise<void> {
    lastRequest = performance.now()
    const sending = outbox.take()
    view.show({ sending: true, failing: failures > 0 })
    // Known on this device before it may be known to the server. On the way out there is no time to wait.
    const kept = Promise.all(sending.map(({ key }) => keep(key)))
    if (!leaving) await kept
    const reply = await sendUnits(address, person, sending, leaving)
    outbox.settle(sending, reply)
    failures = reply.kind === 'unknown' || reply.kind === 'logged-out' ? failures + 1 : 0
    for (const { key } of sending) {
      const unit = outbox.units.get(key)
      const element = elements.get(key)
      const base = unit && element && baseOf(element, key)
      if (base) base.value = String(unit.base)
      void keep(key)
    }
    view.show({ sending: false, failing: failures > 0 })
  }

  function changed(key: string): void {
    void keep(key)
    view.show({ sending: inFlight !== null, failing: failures > 0 })
    schedule(PAUSE)
  }

  form?.addEventListener('input', (event) => {
    const element = (event.target as Element).closest<HTMLElement>('[data-unit]')
    const key = element?.dataset['unit']
    if (!element || key === undefined) return
    outbox.type(key, readUnit(element))
    changed(key)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void flush(true)
    else if (failures > 0) void flush()
  })
  addEventListener('online', () => void flush())

  let confirmed = false
  form?.addEventListener('submit', (event) => {
    if (confirmed || outbox.open.length === 0) return
    event.preventDefault()
    const { submitter } = event
    void settleAll(flush, outbox).then(() => {
      view.show({ sending: false, failing: failures > 0 })
      // Whose session has ended logs in on the page that answers the form, which carries it on.
      if (outbox.open.length > 0 && outbox.blocked !== 'logged-out') return view.showFirst()
      confirmed = true
      // Not within the event that was just stopped, where browsers ignore it.
      setTimeout(() => form.requestSubmit(submitter))
    })
  })
  addEventListener('pageshow', () => {
    confirmed = false
  })

  view.show({ sending: false, failing: false })
  const showAsked = form ? startConditions(form) : () => {}
  if (form) {
    startCounting(form)
    startLocating(form)
  }
  guardLogOut(
    async () => {
      await settleAll(flush, outbox)
      view.show({ sending: false, failing: failures > 0 })
      return outbox.open.length
    },
    (left, go) => view.askLeaving(left, go),
  )
  try {
    store = await openStore()
    await adopt(store)
  } catch {
    view.showNoStore()
  }
  // What was typed before this script ran.
  for (const [key, element] of elements) {
    const unit = outbox.units.get(key)
    const entries: Entries = readUnit(element)
    if (unit && !sameEntries(unit.entries, entries)) outbox.type(key, entries)
    if (unit && unit.state.kind !== 'clean') changed(key)
  }
  showAsked()
  document.documentElement.dataset['autosave'] = 'ready'

  /** Takes over what pages that are gone left unsent: the newest of a unit goes on, older ones only to the server. */
  async function adopt(from: Store): Promise<void> {
    const open = await listOpenPages()
    const left = (await from.list(person, dossier)).filter((kept) => !open.has(kept.page))
    for (const kept of left.toSorted((a, b) => a.at - b.at)) {
      const newest = left.every((other) => other.key !== kept.key || other.at <= kept.at)
      const element = elements.get(kept.key)
      if (!newest) {
        const { base, entries } = kept
        await sendUnits(address, person, [{ key: kept.key, base, entries }], false)
      } else if (!element || !sameEntries(readUnit(element), kept.entries)) {
        const stored = outbox.units.get(kept.key)?.stored ?? []
        outbox.add({ ...kept, stored, state: { kind: 'dirty' } })
        paths.set(kept.key, kept.path)
        if (element) fillUnit(element, kept.entries)
        await keep(kept.key)
        view.showRestored(kept, element !== undefined)
      }
      await from.remove(kept)
    }
    if (outbox.hasWork) await flush()
  }
}

/** Sends until nothing is left to send, as long as somebody who pressed a button waits for it. */
async function settleAll(flush: () => Promise<void>, outbox: Outbox): Promise<void> {
  const until = performance.now() + PATIENCE
  while (outbox.hasWork && outbox.blocked === null && performance.now() < until) {
    const before = outbox.open.length
    await flush()
    if (outbox.hasWork && outbox.open.length === before) await new Promise((done) => setTimeout(done, 500))
  }
}

const bar = document.querySelector<HTMLElement>('[data-save-bar]')
if (bar) void start(bar)
