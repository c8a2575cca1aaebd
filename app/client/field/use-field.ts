import { useEffect, useState, useSyncExternalStore } from 'react'
import type { FieldPageProps } from '~/components/field-page'
import { FieldKeeper } from './keeper'

const WORKER = '/luring-sw.js'

/* What the page shows stands behind the # of its address alone: anything before it would be asked of the server. */
const LIST = '#daftar'
const LEAVE = '#keluar'
const SHEET = '#lembar-'
const CARRY = '#bawa='

/** The one keeper of this page, started with it. */
let keeper: FieldKeeper | null = null

function openKeeper(): FieldKeeper {
  if (keeper) return keeper
  keeper = new FieldKeeper()
  const opened = keeper
  const { hash } = location
  const [slug, stage] = hash.startsWith(CARRY) ? hash.slice(CARRY.length).split('/') : []
  void opened.start().then(() => {
    if (slug && stage) void opened.carry(slug, stage)
  })
  // Nothing is taken along twice by a reload; and going back to an address without a place would ask the server.
  if (slug || hash === '') history.replaceState(history.state, '', LIST)
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register(WORKER).catch(() => {})
  return opened
}

type Place = { open: string | null; leaving: boolean }
const THE_LIST: Place = { open: null, leaving: false }

/** What the address names; other places within the page leave it as it is. */
function usePlace(): Place {
  const [place, setPlace] = useState(THE_LIST)
  useEffect(() => {
    const follow = () => {
      const { hash } = location
      if (hash.startsWith(SHEET)) setPlace({ open: hash.slice(SHEET.length), leaving: false })
      else if (hash === LIST || hash === LEAVE) setPlace({ open: null, leaving: hash === LEAVE })
    }
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return place
}

/** What the page of scoring without a signal shows, and what can be done on it. */
export function useField(): Omit<FieldPageProps, 'writeKey'> {
  const field = openKeeper()
  const state = useSyncExternalStore(field.subscribe, field.snapshot, field.snapshot)
  return {
    state,
    ...usePlace(),
    hrefOf: (uid) => (uid === null ? LIST : SHEET + uid),
    onTakeOver: field.takeOver,
    onCarry: (slug, stage) => void field.carry(slug, stage),
    onSend: () => field.flush(),
    onType: (uid, texts) => field.type(uid, texts),
    onFinish: (uid) => field.finish(uid),
    onChoose: (uid, name, whose) => field.choose(uid, name, whose),
    onDrop: (uid) => void field.drop(uid),
    onLeave: () => field.leave(),
  }
}
