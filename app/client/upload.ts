import { Row, t } from './upload/rows'
import { shrink } from './upload/shrink'
import { type Details, listUnfinished, type Outcome, transfer } from './upload/transfer'

const AT_ONCE = 2

interface Job {
  file: File
  details: Details
  row: Row
  state: 'queued' | 'running' | 'stored' | 'ended'
  stop: () => Promise<void>
}

/** Sends the files of the page's form one by one, each with its progress; without this the form sends them itself. */
function start(place: HTMLElement, form: HTMLFormElement): void {
  const { dossier = '' } = place.dataset
  const jobs: Job[] = []
  const list = place.querySelector<HTMLElement>('[data-upload-list]') ?? place
  const region = place.querySelector<HTMLElement>('[data-upload-progress]') ?? place
  const note = place.querySelector<HTMLElement>('[data-upload-note]')

  form.addEventListener('submit', (event) => {
    const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')]
    const files = inputs.flatMap(({ files: chosen }) => [...(chosen ?? [])])
    // Nothing chosen: the server says so, at the field.
    if (files.length === 0) return
    event.preventDefault()
    const said = new FormData(form)
    const text = (name: string) => String(said.get(name) ?? '')
    const details: Details = {
      dossier,
      field: text('field'),
      caption: text('caption'),
      visibility: text('visibility'),
      personalData: text('personalData'),
      showsChildren: text('showsChildren'),
    }
    for (const file of files) add(file, details)
    for (const input of inputs) input.value = ''
    region.hidden = false
    region.scrollIntoView({ block: 'nearest' })
    next()
  })

  function add(file: File, details: Details): void {
    const row = new Row(file.name)
    const job: Job = { file, details, row, state: 'queued', stop: async () => {} }
    jobs.push(job)
    list.append(row.element)
    wait(job)
  }

  function wait(job: Job): void {
    job.state = 'queued'
    job.row.show('queued', t('queued'), 0, { [t('cancel')]: () => void cancel(job) })
  }

  async function cancel(job: Job): Promise<void> {
    const { stop } = job
    end(job, 'cancelled', t('cancelled'), false)
    await stop().catch(() => {})
    next()
  }

  function end(job: Job, state: string, words: string, again: boolean): void {
    job.state = state === 'stored' ? 'stored' : 'ended'
    const retry = () => {
      wait(job)
      next()
    }
    job.row.show(state, words, null, again ? { [t('retry')]: retry } : {})
  }

  function next(): void {
    while (jobs.filter(({ state }) => state === 'running').length < AT_ONCE) {
      const job = jobs.find(({ state }) => state === 'queued')
      if (!job) break
      job.state = 'running'
      void run(job)
    }
    if (jobs.length === 0 || jobs.some(({ state }) => state === 'queued' || state === 'running')) return
    // What failed stays in sight with its reason; otherwise the page shows what is stored.
    if (jobs.every(({ state }) => state === 'stored')) void showStored()
  }

  /** Goes to the page of what is stored once the link is there: a browser's own error page would hide that all is well. */
  async function showStored(): Promise<void> {
    const answers = () => fetch('/sehat', { cache: 'no-store' }).then(({ ok }) => ok)
    while (!(await answers().catch(() => false))) await new Promise((again) => setTimeout(again, 2_000))
    location.assign(`${location.pathname}?pesan=evidence_added`)
  }

  async function run(job: Job): Promise<void> {
    const acts = { [t('cancel')]: () => void cancel(job) }
    const isRunning = () => job.state === 'running'
    job.row.show('shrinking', t('shrinking'), 0, acts)
    const body = await shrink(job.file)
    if (!isRunning()) return
    let part = 0
    const sending = transfer(job.file, body, job.details, {
      progress(sent) {
        part = sent
        if (!isRunning()) return
        const words = sent < 1 ? t('sending', { percent: Math.floor(sent * 100) }) : t('checking')
        job.row.show('sending', words, sent, acts)
      },
      waiting: () => isRunning() && job.row.show('waiting', t('waiting'), part, acts),
    })
    job.stop = sending.abort
    const outcome = await sending.outcome
    if (!isRunning()) return
    finish(job, outcome)
    next()
  }

  function finish(job: Job, outcome: Outcome): void {
    if (outcome.kind === 'stored') end(job, 'stored', t('stored'), false)
    else if (outcome.kind === 'refused')
      end(job, 'refused', [t('failed'), ...outcome.messages].join(' '), false)
    else end(job, 'failed', t(outcome.kind === 'session' ? 'sessionEnded' : 'failed'), true)
  }

  addEventListener('online', () => {
    for (const job of jobs) if (job.row.element.dataset['state'] === 'failed') wait(job)
    next()
  })
  addEventListener('beforeunload', (event) => {
    if (jobs.some(({ state }) => state === 'queued' || state === 'running')) event.preventDefault()
  })
  void listUnfinished(dossier).then((names) => {
    if (!note || names.length === 0) return
    note.textContent = t('unfinished', { names: names.join(', ') })
    note.hidden = false
  })
}

for (const place of document.querySelectorAll<HTMLElement>('[data-upload]')) {
  const form = place.querySelector('form')
  if (!form) continue
  place.querySelector<HTMLElement>('[data-upload-scaled]')?.removeAttribute('hidden')
  start(place, form)
  place.dataset['upload'] = 'ready'
}
