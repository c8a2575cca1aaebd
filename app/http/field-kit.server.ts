import { StateError } from '~/domain/errors'
import type { FieldStage, SyncAnswer } from '~/domain/field-kit'
import { readClaims } from '~/domain/self-assessment'
import { sayProblem } from '~/i18n/sentence'
import { readFieldStage } from '~/services/field-stage.server'
import { storedOf, syncSheet } from '~/services/field-sync.server'
import { readSheetPage } from '~/services/sheet-reading.server'
import { type Posted, type PrivateVisit, param } from './handler.server'
import { readLocale } from './locale.server'
import { judgedMaterials, readJudgedDossiers, typedSheet } from './sheet.server'

const localeOf = ({ context, actor }: PrivateVisit) => readLocale(context.cookies, actor)

/** What a judge's device carries of a stage, without its entries. @throws StateError `statement_not_signed` */
export async function loadFieldStage(visit: PrivateVisit): Promise<FieldStage> {
  const { ctx, actor } = visit
  const slug = param(visit, 'slug')
  const { competition, stage, tasks, ...sheets } = await readFieldStage(
    ctx,
    actor,
    slug,
    param(visit, 'stage'),
  )
  return {
    person: { uid: actor.uid, name: actor.name },
    locale: localeOf(visit) === 'en' ? 'en' : 'id',
    at: ctx.now().toISOString(),
    competition,
    stage: { code: stage.code, name: stage.name, opensAt: stage.opensAt, closesAt: stage.closesAt },
    instrument: sheets.instrument,
    totalling: sheets.totalling,
    tasks: tasks.map(({ uid, label, place }) => ({ uid, label, place })),
  }
}

/** What a judge's device carries of one entry, but for the markup of its dossiers. @throws StateError `statement_not_signed` */
export async function loadFieldSheet(visit: PrivateVisit) {
  const { ctx, actor } = visit
  const page = await readSheetPage(
    ctx,
    actor,
    param(visit, 'assignment'),
    localeOf(visit) === 'en' ? 'en' : 'id',
  )
  const { work, rules, scope, subject } = page.access
  if (!subject.signed) throw new StateError('statement_not_signed')
  const dossiers = await readJudgedDossiers(ctx, actor, page)
  return {
    ...storedOf(page),
    uid: work.uid,
    holds: scope.holds ?? null,
    claims: readClaims(
      rules.stage,
      dossiers.map(({ content }) => content.values),
    ),
    verified: page.verified,
    indicators: page.indicators,
    offered: dossiers.flatMap(({ content }) => content.evidence).filter(({ criteria }) => criteria?.length),
    dossiers,
    materials: await judgedMaterials(ctx, page),
    revisionNumbers: page.dossiers.map(({ number }) => number),
  }
}

/** When a device says that something was typed; anything but a moment is none. */
const readMoment = (text: string): string => {
  const time = Date.parse(text)
  return Number.isNaN(time) ? '' : new Date(time).toISOString()
}

/**
 * Takes a sheet that a device kept, in the name of the person whom it kept it for (`orang`): in another person's
 * session, or without one, it stays where it is.
 */
export async function answerSync(visit: PrivateVisit & Posted): Promise<SyncAnswer | Response> {
  const { ctx, actor, form, once } = visit
  if (form.text('orang') !== actor.uid || !once) return new Response(null, { status: 401 })
  const moment = readMoment(form.text('waktu'))
  const sheet = { ...typedSheet(form), finished: form.text('selesai') === 'ya', deviceTime: moment }
  const answer = await syncSheet(ctx, actor, param(visit, 'assignment'), sheet, once)
  if (!('problems' in answer)) return answer
  const sentence = sayProblem(localeOf(visit))
  return {
    ...answer,
    problems: answer.problems.map((problem) => ({ field: problem.field, message: sentence(problem) })),
  }
}
