import * as z from 'zod/mini'
import { checklistSchema } from '~/domain/checklist-schema'
import lombaInovasi from './lomba-inovasi.json'
import lombaKelurahan from './lomba-kelurahan.json'

const templateSchema = z.strictObject({
  code: z.string(),
  name: z.strictObject({ id: z.string(), en: z.string() }),
  items: checklistSchema,
})

/** The checklists that ship, in the order in which they are offered. Checked when loaded. */
export const checklistTemplates = z.array(templateSchema).parse([lombaInovasi, lombaKelurahan])
