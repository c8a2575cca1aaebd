import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { FieldSheet, FieldStage } from '~/domain/field-kit'
import { type KeptPhoto, photosToSend } from '~/domain/kept-photo'
import { isUnsent, type KeptSheet } from '~/domain/kept-sheet'
import type { SheetTexts } from '~/domain/sheet-texts'
import { LocaleProvider, useLocale, useMessages } from '~/i18n'
import { fieldMessages } from '~/i18n/messages/field'
import { photoMessages } from '~/i18n/messages/visit-photos'
import { Button, ButtonLink, ButtonRow } from './button'
import { EmptyState } from './empty-state'
import { FieldLeave } from './field-leave'
import { FieldLink } from './field-link'
import { FieldList } from './field-list'
import { FieldLost } from './field-lost'
import { FieldPhotos, type FieldPhotosProps } from './field-photos'
import { FieldSheetView } from './field-sheet'
import { WriteKey } from './form'
import { Notice } from './notice'
import { PageHeader } from './page-header'

export interface FieldPageState {
  phase: 'starting' | 'no-store' | 'elsewhere' | 'ready'
  person: string | null
  stages: readonly FieldStage[]
  sheets: ReadonlyMap<string, FieldSheet>
  kept: ReadonlyMap<string, KeptSheet>
  /** What of `kept` is on the disk. */
  onDisk: ReadonlyMap<string, KeptSheet>
  photos: ReadonlyMap<string, KeptPhoto>
  carrying: { slug: string; stage: string; done: number; of: number } | null
  fault: 'unreachable' | 'logged-out' | 'gone' | 'statement' | 'no-room' | null
  link: 'idle' | 'sending' | 'failing' | 'logged-out'
}

export interface FieldPageProps {
  state: FieldPageState
  /** The sheet that is open; null for the list. */
  open: string | null
  /** The judge is logging out. */
  leaving: boolean
  writeKey: string
  hrefOf: (uid: string | null) => string
  onTakeOver: () => void
  onCarry: (slug: string, stage: string) => void
  onSend: () => Promise<void>
  onType: (uid: string, texts: SheetTexts) => void
  onFinish: (uid: string) => void
  onChoose: (uid: string, field: string, whose: 'mine' | 'theirs') => void
  onDrop: (uid: string) => void
  onPhoto: FieldPhotosProps['onPhoto']
  onDropPhoto: (id: string) => void
  onLeave: () => Promise<void>
}

const LOGIN = `/masuk?${new URLSearchParams({ ke: '/luring' })}`

/** The page of scoring without a signal, in the language in which its stages were taken along. */
export function FieldPage(props: FieldPageProps) {
  const around = useLocale()
  const locale = props.state.stages[0]?.locale ?? around
  return (
    <LocaleProvider locale={locale}>
      <div lang={locale === 'en' ? 'en' : 'id'}>
        <FieldParts {...props} />
      </div>
    </LocaleProvider>
  )
}

function FieldParts(props: FieldPageProps) {
  const { state, open, leaving, hrefOf } = props
  const t = useMessages(fieldMessages)
  if (state.phase === 'starting') return <Whole>{<p role="status">{t('starting')}</p>}</Whole>
  if (state.phase === 'no-store') return <Whole>{<Notice tone="danger">{t('noStore')}</Notice>}</Whole>
  if (state.phase === 'elsewhere')
    return (
      <Whole>
        <Notice tone="warning">
          <p>{t('elsewhere')}</p>
          <Button type="button" variant="secondary" onClick={props.onTakeOver}>
            {t('takeOver')}
          </Button>
        </Notice>
      </Whole>
    )
  if (leaving) return <Leaving {...props} />
  const kept = open === null ? undefined : state.kept.get(open)
  const sheet = open === null ? undefined : state.sheets.get(open)
  const stage =
    kept && state.stages.find((each) => each.competition.slug === kept.slug && each.stage.code === kept.stage)
  if (open !== null && kept && sheet && stage) {
    const uids = stage.tasks.map(({ uid }) => uid).filter((uid) => state.sheets.has(uid))
    const at = uids.indexOf(open)
    const link = (uid: string | undefined) => (uid === undefined ? null : hrefOf(uid))
    return (
      <>
        <Link {...props} />
        <FieldSheetView
          key={open}
          stage={stage}
          sheet={sheet}
          kept={kept}
          onDisk={state.onDisk.get(open) ?? kept}
          position={at + 1}
          links={{ list: hrefOf(null), previous: link(uids[at - 1]), next: link(uids[at + 1]) }}
          onType={(texts) => props.onType(open, texts)}
          onFinish={() => props.onFinish(open)}
          onChoose={(field, whose) => props.onChoose(open, field, whose)}
          photos={
            <FieldPhotos
              photos={[...state.photos.values()].filter((photo) => photo.sheet === open)}
              indicators={sheet.indicators ?? []}
              zone={stage.competition.zone}
              onPhoto={props.onPhoto}
              onDrop={props.onDropPhoto}
              sheet={open}
            />
          }
        />
      </>
    )
  }
  return <Lists {...props} />
}

function Whole({ children }: { children: ReactNode }) {
  const t = useMessages(fieldMessages)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {children}
    </>
  )
}

function Link({ state, onSend }: FieldPageProps) {
  const sheets = [...state.kept.values()].filter((kept) => kept.state !== 'gone' && isUnsent(kept)).length
  const unsent = sheets + photosToSend(state.photos.values()).length
  return <FieldLink unsent={unsent} link={state.link} loginHref={LOGIN} onSend={() => void onSend()} />
}

function Lists(props: FieldPageProps) {
  const { state, hrefOf } = props
  const t = useMessages(fieldMessages)
  const { stages, carrying } = state
  const lost = [...state.kept.values()].filter((kept) => kept.state === 'gone' || !state.sheets.has(kept.uid))
  return (
    <Whole>
      {(stages.length > 0 || lost.length > 0) && <Link {...props} />}
      {state.fault && (
        <Notice tone="warning" live>
          <p>{t(`fault_${state.fault}`)}</p>
          {state.fault === 'logged-out' && <ButtonLink href={LOGIN}>{t('logIn')}</ButtonLink>}
        </Notice>
      )}
      {carrying && !stages.some(({ stage }) => stage.code === carrying.stage) && (
        <p role="status">{t('starting')}</p>
      )}
      {stages.map((stage) => {
        const isCarried = carrying?.slug === stage.competition.slug && carrying.stage === stage.stage.code
        return (
          <FieldList
            key={`${stage.competition.slug}/${stage.stage.code}`}
            stage={stage}
            sheets={state.sheets}
            kept={state.kept}
            carrying={isCarried ? carrying : null}
            hrefOf={hrefOf}
            onCarry={() => props.onCarry(stage.competition.slug, stage.stage.code)}
          />
        )
      })}
      <FieldLost sheets={lost} stages={stages} onDrop={props.onDrop} />
      {stages.length > 0 ? (
        <p className="field-hint">{t('installHelp')}</p>
      ) : (
        !carrying && (
          <EmptyState title={t('noAccount')}>
            <p>{state.link === 'logged-out' ? t('othersKept') : t('noAccountHelp')}</p>
            <ButtonRow>
              <ButtonLink href={state.link === 'logged-out' ? LOGIN : '/menilai'}>
                {t(state.link === 'logged-out' ? 'logIn' : 'toJudging')}
              </ButtonLink>
            </ButtonRow>
          </EmptyState>
        )
      )}
    </Whole>
  )
}

/** Sends what is left, then asks whether to go; the log-out itself is the server's. */
function Leaving({ state, writeKey, hrefOf, onSend, onLeave }: FieldPageProps) {
  const [sent, setSent] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the page opens
  useEffect(() => void onSend().then(() => setSent(true)), [])
  const v = useMessages(photoMessages)
  const photos = photosToSend(state.photos.values())
  const unsent = [
    ...[...state.kept.values()].filter(isUnsent).map(({ label }) => label),
    ...photos.map(({ label, caption }, index) => `${label}: ${caption || v('photoOf', { n: index + 1 })}`),
  ]
  const leave = async () => {
    await onLeave()
    form.current?.requestSubmit()
  }
  return (
    <>
      <FieldLeave unsent={sent ? unsent : null} stayHref={hrefOf(null)} onLeave={() => void leave()} />
      <form ref={form} method="post" action="/keluar" hidden>
        <WriteKey value={writeKey} />
        <input type="hidden" name="pasti" value="ya" />
      </form>
    </>
  )
}
