import { type FormEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { SheetPageKeeper, SheetPageState } from '~/client/field/sheet-page'
import type { Leaf } from '~/domain/instrument'
import { useLocale } from '~/i18n'
import type { SheetViewData } from './sheet-view'

const never = () => () => {}
const nothing = () => null

const AGAIN = 3_000

interface Parts {
  keeper: SheetPageKeeper
  SheetSaving: typeof import('./sheet-saving').SheetSaving
}

/** What saves, and what says so, come after the page; where the link breaks in between, they are asked for again. */
async function loadParts() {
  for (;;)
    try {
      const [{ SheetPageKeeper: Keeper }, { SheetSaving }] = await Promise.all([
        import('~/client/field/sheet-page'),
        import('./sheet-saving'),
      ])
      return { Keeper, SheetSaving }
    } catch {
      await new Promise((done) => setTimeout(done, AGAIN))
    }
}

/** Saves a sheet's form while it is typed; without scripts, or where the device keeps nothing, its buttons do. */
export function useSheetSaving(sheet: SheetViewData, leaves: readonly Leaf[], person: string) {
  const locale = useLocale() === 'en' ? 'en' : 'id'
  const area = useRef<HTMLDivElement>(null)
  const form = () => area.current?.querySelector('form') ?? null
  const [parts, setParts] = useState<Parts | null>(null)
  const keeper = parts?.keeper
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page shows one sheet, as its server knew it
  useEffect(() => {
    if (sheet.window !== 'open') return
    const { uid, label, competition, stage, content, version, latest, pending, dossierStamp } = sheet
    const draft = pending || latest === null
    const stored = { content, version, revision: latest?.number ?? 0, draft, dossierStamp }
    // On demand: the form is there to be typed into first.
    void loadParts().then(({ Keeper, SheetSaving }) => {
      const opened = new Keeper({
        ...{ person, uid, label, slug: competition.slug, stage: stage.code },
        ...{ stored, locale, leaves, indicators: sheet.indicators },
      })
      setParts({ keeper: opened, SheetSaving })
      return opened.start(form)
    })
  }, [])
  const state = useSyncExternalStore<SheetPageState | null>(
    keeper?.subscribe ?? never,
    keeper?.snapshot ?? nothing,
    nothing,
  )
  const passed = useRef(false)
  const onSubmit = (event: FormEvent) => {
    if (!keeper || state?.phase !== 'ready' || passed.current) return
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const sent = event.target as HTMLFormElement
    const sends = submitter?.hasAttribute('formaction') ?? false
    void keeper.settle().then((arrived) => {
      const { kept, link } = keeper.snapshot()
      // Without the server, or after the closing, the device hands it in.
      if (sends && (kept.state === 'closed' || (!arrived && link === 'failing'))) return keeper.finish()
      if (!arrived && link === 'failing') return
      passed.current = true
      // Not within the event that was just stopped, where browsers ignore it.
      setTimeout(() => sent.requestSubmit(submitter))
    })
  }
  useEffect(() => {
    const again = () => {
      passed.current = false
    }
    addEventListener('pageshow', again)
    return () => removeEventListener('pageshow', again)
  }, [])
  return {
    area,
    SheetSaving: parts?.SheetSaving ?? null,
    saving: state?.phase === 'ready' ? state : null,
    isOff: state?.phase === 'off',
    onInput: () => keeper?.type(form()),
    onSubmit,
    onChoose: (field: string, whose: 'mine' | 'theirs') => keeper?.choose(field, whose),
  }
}
