import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'plenary',
    'changing',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     stage TEXT,
     region_code TEXT,
     held_on TEXT,
     place TEXT,
     attendance TEXT NOT NULL,
     decisions TEXT NOT NULL,
     ranking_sha256 TEXT,
     closed_at TEXT,
     closed_by INTEGER REFERENCES person (id)`,
  )
  await createRecordedTable(
    db,
    'official_result',
    'changing',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     stage TEXT,
     number INTEGER NOT NULL CHECK (number > 0),
     supersedes_id INTEGER REFERENCES official_result (id),
     reason TEXT,
     status TEXT NOT NULL CHECK (status IN ('hasil_pleno', 'masa_sanggah', 'ditetapkan', 'diumumkan')),
     decree_number TEXT,
     decree_date TEXT,
     decree_signatory TEXT,
     decree_sha256 TEXT REFERENCES blob (sha256),
     announced_at TEXT,
     embargo_until TEXT,
     snapshot TEXT NOT NULL,
     sha256 TEXT NOT NULL,
     signature TEXT NOT NULL,
     chain_head TEXT NOT NULL,
     approval_id INTEGER REFERENCES approval (id),
     frozen_at TEXT NOT NULL`,
  )
  await createRecordedTable(
    db,
    'document',
    'changing',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     type TEXT NOT NULL,
     subject TEXT,
     number TEXT,
     date TEXT,
     signatory TEXT,
     official_result_id INTEGER REFERENCES official_result (id),
     generated_sha256 TEXT REFERENCES blob (sha256),
     signed_sha256 TEXT REFERENCES blob (sha256),
     created_by INTEGER REFERENCES person (id),
     created_at TEXT NOT NULL`,
  )
  await createRecordedTable(
    db,
    'document_code',
    'fixed',
    `code TEXT NOT NULL UNIQUE,
     kind TEXT NOT NULL CHECK (kind IN ('receipt', 'document', 'certificate', 'result')),
     subject TEXT NOT NULL,
     competition_id INTEGER REFERENCES competition (id),
     created_at TEXT NOT NULL`,
  )
  await execute(db, 'CREATE INDEX document_code_subject ON document_code (subject)')
  await createRecordedTable(
    db,
    'objection',
    'changing',
    `entry_id INTEGER NOT NULL REFERENCES entry (id),
     official_result_id INTEGER NOT NULL REFERENCES official_result (id),
     state TEXT NOT NULL CHECK (state IN ('received', 'upheld', 'partly_upheld', 'dismissed', 'withdrawn')),
     submitted_by INTEGER NOT NULL REFERENCES person (id),
     submitted_at TEXT NOT NULL,
     answered_by INTEGER REFERENCES person (id),
     answered_at TEXT,
     published_at TEXT`,
    { sealed: ['grounds', 'answer'] },
  )
}
