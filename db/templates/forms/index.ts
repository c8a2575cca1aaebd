import * as z from 'zod/mini'
import type { ConceptTemplate } from '~/domain/fields/concepts'
import type { Form } from '~/domain/fields/form'
import { formSchema } from '~/domain/fields/schema'
import concepts from '../concepts.json'
import { compose, type Part, type WrittenForm } from './compose'
import formulirRingkas from './formulir-ringkas.json'
import indeksInovasiDaerah from './indeks-inovasi-daerah.json'
import infrastruktur from './infrastruktur.json'
import kampungProklim from './kampung-proklim.json'
import kampungTertib from './kampung-tertib-lalu-lintas.json'
import kerjaSamaIndustri from './kerja-sama-industri.json'
import layananDigital from './layanan-digital.json'
import layananPublik from './layanan-publik.json'
import masjidPeduli from './masjid-peduli.json'
import { parts } from './parts'
import programSosial from './program-sosial.json'
import umkmStore from './umkm-store.json'

const written = [
  ...[kampungProklim, umkmStore, masjidPeduli, layananPublik],
  ...[kampungTertib, layananDigital, kerjaSamaIndustri, infrastruktur, programSosial],
  ...[indeksInovasiDaerah, formulirRingkas],
]

/** The forms that ship, in the order in which they are offered. Checked when loaded: a broken one stops the start. */
export const formTemplates: readonly Form[] = z
  .array(formSchema)
  .parse(written.map((form) => compose(form as WrittenForm, parts as Record<string, Part>)))

/** Figures that mean the same in every form, with the unit in which they add up. */
export const conceptTemplates: readonly ConceptTemplate[] = concepts

/** The shipped form of that code, if there is one. */
export function findFormTemplate(code: string): Form | undefined {
  return formTemplates.find((form) => form.code === code)
}
