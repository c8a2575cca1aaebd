import * as z from 'zod/mini'
import cilegon from './cilegon-2022.json'
import jakartaBarat from './jakarta-barat-2024.json'
import jawaBarat from './jawa-barat.json'
import lombaKelurahan from './lomba-kelurahan-19-aspek.json'
import { type SetupTemplate, setupTemplateSchema } from './schema'

export type { SetupTemplate } from './schema'

/** The example set-ups that ship, in the order in which they are offered. Checked when loaded. */
export const setupTemplates: readonly SetupTemplate[] = z
  .array(setupTemplateSchema)
  .parse([lombaKelurahan, jakartaBarat, cilegon, jawaBarat])

/** The shipped set-up of that code, if there is one. */
export const findSetupTemplate = (code: string): SetupTemplate | undefined =>
  setupTemplates.find((template) => template.code === code)
