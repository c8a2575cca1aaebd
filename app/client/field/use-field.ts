import { useEffect, useState, useSyncExternalStore } from 'react'
import type { FieldPageProps } from '~/components/field-page'
import { FieldKeeper } from './keeper'

const WORKER = '/luring-sw.js'
const SHEET = '#lembar-'
const LIST = '#daftar'

/** The one keeper of this page, started with it. */
let keeper: FieldKeeper | null = null

function openKeeper(): FieldKeeper {
  if (keeper) return keeper
  keeper = new FieldKeeper()
  const opened = keeper
  const asked = new URLSearchParams(location.search)
  const [slug, stage] = (asked.get('bawa') ?? '').split('/')
  void opened.start().then(() => {
    if (slug && stage) void opened.carry(slug, stage)
  })
  // Nothing is taken along twice by a reload. And going back to an address without a place would ask the server.
  if (asked.has('bawa')) history.replaceState(history.state, '', location.pathname + LIST)
  else if (location.hash === '') history.replaceState(history.state, '', location.search + LIST)
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register(WORKER).catch(() => {})
  return opened
}

/** The sheet that the address names; other places within the page leave it as it is. */
function useOpenSheet(): string | null {
  const [open, setOpen] = useState<string | null>(null)
  useEffect(() => {
    const follow = () => {
      if (location.hash.startsWith(SHEET)) setOpen(location.hash.slice(SHEET.length))
      else if (location.hash === LIST) setOpen(null)
    }
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return open
}

/** What the page of scoring without a signal shows, and what can be done on it. */
export function useField(): Omit<FieldPageProps, 'writeKey'> {
  const field = openKeeper()
  const state = useSyncExternalStore(field.subscribe, field.snapshot, field.snapshot)
  const open = useOpenSheet()
  const leaving = new URLSearchParams(location.search).has('keluar')
  return {
    state,
    open,
    leaving,
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
