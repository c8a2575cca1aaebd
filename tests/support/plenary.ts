import { actorOf, addJudging, type Judging, sheet, type Ward } from '#tests/support/judging'
import type { Actor } from '~/domain/actors'
import type { Outcome } from '~/domain/outcomes'
import type { Absence, Advance, Rules, Stage } from '~/domain/rules'
import {
  documentField,
  MEETING_FIELDS,
  orderReasonField,
  outcomeField,
  placeField,
  presentField,
  reasonField,
} from '~/forms/plenary'
import type { Context } from '~/services/context'
import { closeMeeting } from '~/services/plenary-closing.server'
import { saveMeeting } from '~/services/plenary-draft.server'
import { viewMeeting } from '~/services/plenary-pages.server'
import { submitSheet } from '~/services/scoresheets.server'
import { RULES } from './competition'
import type { TestContext } from './context'

const [PROPOSAL] = RULES.stages as [Stage]

/** A proposal stage from which so many go on to a presentation. */
export const twoStages = (advance: Advance | null, absence?: Absence): Rules => ({
  ...RULES,
  tieBreaks: [{ kind: 'plenary' }],
  stages: [
    {
      ...{ ...PROPOSAL, advance, combination: { weight: '60', maximum: '100' } },
      ...(absence ? { absence } : {}),
    },
    {
      ...PROPOSAL,
      ...{ code: 'paparan', name: 'Paparan', kind: 'presentation' },
      ...{ opensAt: '2026-05-01T01:00:00.000Z', closesAt: '2026-05-31T16:59:00.000Z' },
      combination: { weight: '40', maximum: '100' },
    },
  ],
})

export const BEST = (count: number, tiesAtCut: 'together' | 'plenary' = 'plenary'): Advance => ({
  ...{ kind: 'best', count, per: 'whole', tiesAtCut },
})

/** After the closing of the proposal stage. */
export const AFTER = '2026-05-02T02:00:00.000Z'

/** Everybody who judges an entry gives it this mark in both criteria. */
export async function score(
  ctx: Context,
  world: Judging,
  marks: Partial<Record<Ward, number>>,
): Promise<void> {
  for (const [ward, mark] of Object.entries(marks) as [Ward, number][])
    for (const judge of ['hadi', 'wati', 'budi'] as const) {
      const uid = await world.assignment(judge, ward)
      if (uid === '') continue
      const sent = sheet({ kebaruan: String(mark), dampak: String(mark) })
      await submitSheet(ctx, world[judge], uid, sent)
    }
}

/** Three scored entries whose proposal stage is over: Karawaci first, Nusa Jaya and Sukarasa tied. */
export async function addMeetingWorld(
  ctx: TestContext,
  {
    advance = BEST(2) as Advance | null,
    absence = undefined as Absence | undefined,
    marks = { karawaci: 90, nusajaya: 80, sukarasa: 80 } as Partial<Record<Ward, number>>,
  } = {},
) {
  const world = await addJudging(ctx, { rules: twoStages(advance, absence) })
  await score(ctx, world, marks)
  ctx.setNow(AFTER)
  const uid = (ward: Ward) => world.wards[ward].entry.uid
  const place = { slug: world.slug, stage: 'proposal', region: null }
  return { ...world, chair: await actorOf(ctx, 'hadi'), uid, place, seat: world.seats.hadi }
}

export type MeetingWorld = Awaited<ReturnType<typeof addMeetingWorld>>

interface Said {
  outcomes?: Partial<Record<Ward, [outcome: Outcome | null, reason?: string, document?: string]>>
  order?: Partial<Record<Ward, number>>
  because?: string
  more?: Record<string, string>
}

/** The values of a meeting's form that is complete but for what the entries need. */
export function meetingValues(world: MeetingWorld, said: Said = {}): Record<string, string> {
  const { uid } = world
  const places = Object.entries(said.order ?? {}) as [Ward, number][]
  const [first] = (['nusajaya', 'sukarasa', 'karawaci'] as const).filter((ward) => said.order?.[ward])
  return {
    [MEETING_FIELDS.date]: '2026-05-02',
    [MEETING_FIELDS.place]: 'Ruang rapat Sekretariat Daerah',
    [presentField(world.seat)]: 'yes',
    ...Object.fromEntries(places.map(([ward, place]) => [placeField(uid(ward)), String(place)])),
    ...(first && said.because ? { [orderReasonField(uid(first))]: said.because } : {}),
    ...Object.fromEntries(
      (Object.entries(said.outcomes ?? {}) as [Ward, [Outcome | null, string?, string?]][]).flatMap(
        ([ward, [outcome, reason, document]]) => [
          ...(outcome ? [[outcomeField(uid(ward)), outcome]] : []),
          ...(reason ? [[reasonField(uid(ward)), reason]] : []),
          ...(document ? [[documentField(uid(ward)), document]] : []),
        ],
      ),
    ),
    ...said.more,
  }
}

export const saveAs = (
  ctx: Context,
  actor: Actor,
  world: MeetingWorld,
  values: Record<string, string>,
  basedOn?: number,
) =>
  saveMeeting(ctx, actor, world.place, {
    text: (field) => values[field] ?? '',
    ...(basedOn === undefined ? {} : { basedOn }),
  })

/** Saves these values and closes the meeting as its chair sees it then. */
export async function holdAndClose(ctx: Context, world: MeetingWorld, said: Said = {}) {
  await saveAs(ctx, world.chair, world, meetingValues(world, said))
  const { ranking, version } = await viewMeeting(ctx, world.chair, world.place)
  return closeMeeting(ctx, world.chair, world.place, { ranking, version })
}
