import type { Kysely } from 'kysely'
import { execute } from './recorded-table'

/*
 * All of this can be made again from recorded rows and drafts. Whatever changes what a dossier says puts it on the list
 * `dossier_search_due` within the same transaction; its text follows from there, so that nobody's saving waits for it.
 */

/** Not `OR IGNORE`: within a trigger the statement that fired it decides about conflicts, and an upsert decides to fail. */
const due = (rows: string) =>
  `INSERT INTO dossier_search_due (dossier_id) SELECT id FROM (${rows})
   WHERE id NOT IN (SELECT dossier_id FROM dossier_search_due);`

const DUE: readonly [name: string, event: string, rows: string][] = [
  ['dossier_value_insert', 'INSERT ON dossier_value', 'SELECT NEW.dossier_id AS id'],
  ['dossier_value_update', 'UPDATE ON dossier_value', 'SELECT NEW.dossier_id AS id'],
  ['dossier_value_delete', 'DELETE ON dossier_value', 'SELECT OLD.dossier_id AS id'],
  ['dossier_insert', 'INSERT ON dossier', 'SELECT NEW.id AS id'],
  ['dossier_update', 'UPDATE ON dossier', 'SELECT NEW.id AS id'],
  ['evidence_insert', 'INSERT ON evidence', 'SELECT NEW.dossier_id AS id'],
  ['evidence_update', 'UPDATE ON evidence', 'SELECT NEW.dossier_id AS id'],
  [
    'innovation_update',
    'UPDATE OF name ON innovation',
    'SELECT id FROM dossier WHERE innovation_id = NEW.id',
  ],
  ['entry_update', 'UPDATE ON entry', 'SELECT id FROM dossier WHERE entry_id = NEW.id'],
  [
    'rules_insert',
    'INSERT ON rules',
    `SELECT dossier.id AS id FROM dossier JOIN entry ON entry.id = dossier.entry_id
     WHERE entry.competition_id = NEW.competition_id`,
  ],
]

/** Keeps the index beside the texts; with `content=` it stores no second copy of them. */
const INDEXED = 'title, prose, facts, place'
const values = (row: 'OLD' | 'NEW') =>
  INDEXED.split(', ')
    .map((column) => `${row}.${column}`)
    .join(', ')
const forget = `INSERT INTO dossier_fts (dossier_fts, rowid, ${INDEXED}) VALUES ('delete', OLD.dossier_id, ${values('OLD')});`
const learn = `INSERT INTO dossier_fts (rowid, ${INDEXED}) VALUES (NEW.dossier_id, ${values('NEW')});`

export async function up(db: Kysely<unknown>): Promise<void> {
  await execute(
    db,
    `CREATE TABLE dossier_search (
      dossier_id INTEGER PRIMARY KEY REFERENCES dossier (id),
      competition_id INTEGER NOT NULL REFERENCES competition (id),
      title TEXT NOT NULL,
      title_key TEXT NOT NULL,
      prose TEXT NOT NULL,
      facts TEXT NOT NULL,
      place TEXT NOT NULL,
      filled INTEGER NOT NULL,
      total INTEGER NOT NULL,
      missing INTEGER NOT NULL,
      phase TEXT,
      programmes TEXT NOT NULL,
      indexed_at TEXT NOT NULL
    ) STRICT`,
  )
  await execute(db, 'CREATE INDEX dossier_search_title ON dossier_search (competition_id, title_key)')
  await execute(
    db,
    'CREATE INDEX entry_kecamatan ON entry (competition_id, kecamatan_code, kecamatan_name, region_code)',
  )
  await execute(db, 'CREATE TABLE dossier_search_due (dossier_id INTEGER PRIMARY KEY) STRICT')
  await execute(
    db,
    `CREATE VIRTUAL TABLE dossier_fts USING fts5 (${INDEXED}, content='dossier_search', content_rowid='dossier_id',
      tokenize="unicode61 remove_diacritics 2", prefix='2 3')`,
  )
  for (const [event, work] of [
    ['INSERT', learn],
    ['UPDATE', `${forget} ${learn}`],
    ['DELETE', forget],
  ])
    await execute(
      db,
      `CREATE TRIGGER dossier_search_${event?.toLowerCase()} AFTER ${event} ON dossier_search BEGIN ${work} END`,
    )
  for (const [name, event, rows] of DUE)
    await execute(db, `CREATE TRIGGER search_due_${name} AFTER ${event} BEGIN ${due(rows)} END`)
  await execute(db, due('SELECT id FROM dossier'))
  await execute(
    db,
    `CREATE TABLE likeness_run (
      competition_id INTEGER PRIMARY KEY REFERENCES competition (id),
      compared INTEGER NOT NULL,
      found INTEGER NOT NULL,
      finished_at TEXT NOT NULL
    ) STRICT`,
  )
  await execute(
    db,
    `CREATE TABLE likeness (
      competition_id INTEGER NOT NULL REFERENCES competition (id),
      first_id INTEGER NOT NULL REFERENCES dossier (id),
      second_id INTEGER NOT NULL REFERENCES dossier (id),
      words INTEGER NOT NULL,
      title_permille INTEGER NOT NULL,
      PRIMARY KEY (first_id, second_id)
    ) STRICT, WITHOUT ROWID`,
  )
  await execute(db, 'CREATE INDEX likeness_competition ON likeness (competition_id, words)')
  await execute(
    db,
    `CREATE TABLE dossier_file (
      uid TEXT PRIMARY KEY,
      competition_id INTEGER NOT NULL REFERENCES competition (id),
      person_id INTEGER NOT NULL REFERENCES person (id),
      name TEXT NOT NULL,
      content BLOB NOT NULL,
      created INTEGER NOT NULL,
      incomplete INTEGER NOT NULL,
      uploaded_at TEXT NOT NULL,
      imported_at TEXT
    ) STRICT, WITHOUT ROWID`,
  )
}
