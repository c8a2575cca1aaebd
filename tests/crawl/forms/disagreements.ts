import { disagree } from '#tests/support/disagreement-world'
import { assignPairs } from '~/services/assignments.server'
import type { FormCase } from '../form-case'

/** Assigning the further judge that is proposed. */
export const forms: FormCase[] = [
  {
    ...{ route: 'routes/kelola.$slug.selisih.$stage', as: 'organizer', prepare: disagree },
    page: ({ open, stageCode }) => `/kelola/${open.slug}/selisih/${stageCode}`,
    form: 'main form:has([name=seat])',
    right: () => ({}),
    wrong: {
      meanwhile: ({ open, stageCode, cast, panel, stage }, ctx) =>
        assignPairs(ctx, cast.organizer, open.slug, stageCode, [
          { seat: panel.seats.unassignedJudge.uid, entry: stage.other.stageEntry.uid },
        ]),
    },
  },
]
