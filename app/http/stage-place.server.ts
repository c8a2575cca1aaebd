import { param } from './handler.server'

/** Which stage of which competition a page is about. */
export const stagePlace = (visit: { params: Record<string, string | undefined> }) => ({
  slug: param(visit, 'slug'),
  stage: param(visit, 'stage'),
})

/** Where a stage's presentations are. */
export const presentationPath = ({ slug, stage }: { slug: string; stage: string }) =>
  `/kelola/${slug}/paparan/${stage}`
