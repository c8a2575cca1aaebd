import * as z from 'zod/mini'
import kotaMetro from './kota-metro-judul-inovasi.json'
import kovablikJatim from './kovablik-jatim.json'
import lombaKelurahan from './lomba-kelurahan-aspek.json'
import satuanInovasi from './satuan-inovasi-daerah-2026.json'
import { type InstrumentTemplate, instrumentTemplateSchema } from './schema'
import umum from './umum.json'

export type { InstrumentTemplate, StageTemplate } from './schema'

/** The instruments that ship, in the order in which they are offered. Checked when loaded. */
export const instrumentTemplates: readonly InstrumentTemplate[] = z
  .array(instrumentTemplateSchema)
  .parse([umum, kovablikJatim, satuanInovasi, kotaMetro, lombaKelurahan])

/** The shipped instrument of that code, if there is one. */
export function findInstrumentTemplate(code: string): InstrumentTemplate | undefined {
  return instrumentTemplates.find((template) => template.code === code)
}
