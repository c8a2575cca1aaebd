import type { EvidenceDetails } from '~/services/evidence-details.server'
import type { ReceivedFile } from '~/services/evidence-files.server'
import type { FormInput } from './form.server'
import type { UploadedFile } from './load-context'

/** What a form says about a piece of evidence. */
export const readDetails = (form: FormInput): EvidenceDetails => ({
  caption: form.text('caption'),
  field: form.text('field'),
  visibility: form.text('visibility'),
  personalData: form.text('personalData') === 'yes',
  showsChildren: form.text('showsChildren') === 'yes',
})

/** The files chosen in these fields; a browser sends an empty one without a name for no choice. */
export const receivedFiles = (files: readonly UploadedFile[], ...fields: string[]): ReceivedFile[] =>
  files.filter((file) => fields.includes(file.field) && (file.name !== '' || file.size > 0))
