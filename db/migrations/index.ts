import type { Kysely } from 'kysely'
import * as system from './0001-system'
import * as people from './0002-people'
import * as competition from './0003-competition'
import * as dossier from './0004-dossier'
import * as judging from './0005-judging'
import * as results from './0006-results'
import * as evidence from './0007-evidence'
import * as filledMarks from './0009-filled-marks'
import * as blindRendition from './0010-blind-rendition'
import * as dossierSearch from './0011-dossier-search'
import * as personalData from './0013-personal-data'
import * as kecamatanCheck from './0014-kecamatan-check'
import * as materials from './0016-materials'
import * as questions from './0017-questions'
import * as eligibility from './0018-eligibility'
import * as kecamatanPart from './0019-kecamatan-part'
import * as agenda from './0020-agenda'
import * as assignmentDraft from './0021-assignment-draft'
import * as stageMaterials from './0022-stage-materials'
import * as categoryMove from './0023-category-move'
import * as plenary from './0025-plenary'
import * as lateSheets from './0026-late-sheets'
import * as officialResults from './0027-official-results'
import * as documents from './0028-documents'
import * as publication from './0029-publication'
import * as sealOpening from './0030-seal-opening'
import * as fieldVisits from './0031-field-visits'
import * as presentation from './0032-presentation'
import * as inspection from './0033-inspection'

/** In order; a name never changes once it is released. */
export const migrations: readonly [name: string, up: (db: Kysely<unknown>) => Promise<void>][] = [
  ['0001-system', system.up],
  ['0002-people', people.up],
  ['0003-competition', competition.up],
  ['0004-dossier', dossier.up],
  ['0005-judging', judging.up],
  ['0006-results', results.up],
  ['0007-evidence', evidence.up],
  ['0009-filled-marks', filledMarks.up],
  ['0010-blind-rendition', blindRendition.up],
  ['0011-dossier-search', dossierSearch.up],
  ['0013-personal-data', personalData.up],
  ['0014-kecamatan-check', kecamatanCheck.up],
  ['0016-materials', materials.up],
  ['0017-questions', questions.up],
  ['0018-eligibility', eligibility.up],
  ['0019-kecamatan-part', kecamatanPart.up],
  ['0020-agenda', agenda.up],
  ['0021-assignment-draft', assignmentDraft.up],
  ['0022-stage-materials', stageMaterials.up],
  ['0023-category-move', categoryMove.up],
  ['0025-plenary', plenary.up],
  ['0026-late-sheets', lateSheets.up],
  ['0027-official-results', officialResults.up],
  ['0028-documents', documents.up],
  ['0029-publication', publication.up],
  ['0030-seal-opening', sealOpening.up],
  ['0031-field-visits', fieldVisits.up],
  ['0032-presentation', presentation.up],
  ['0033-inspection', inspection.up],
]
