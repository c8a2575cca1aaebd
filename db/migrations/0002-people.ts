import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'organization',
    'changing',
    `name TEXT NOT NULL,
     short_name TEXT,
     region_code TEXT REFERENCES region (code),
     address TEXT,
     letterhead TEXT,
     logo_sha256 TEXT REFERENCES blob (sha256)`,
  )
  await createRecordedTable(
    db,
    'person',
    'changing',
    `account TEXT NOT NULL UNIQUE COLLATE NOCASE,
     title_before TEXT,
     name TEXT NOT NULL,
     title_after TEXT,
     office TEXT,
     nip TEXT,
     nidn TEXT,
     organization_id INTEGER REFERENCES organization (id),
     home_region TEXT REFERENCES region (code),
     work_region TEXT REFERENCES region (code),
     locale TEXT NOT NULL DEFAULT 'id' CHECK (locale IN ('id', 'en')),
     disabled_at TEXT,
     created_at TEXT NOT NULL`,
  )
  await createRecordedTable(
    db,
    'person_contact',
    'changing',
    `person_id INTEGER NOT NULL UNIQUE REFERENCES person (id),
     email TEXT,
     phone TEXT`,
  )
  await createRecordedTable(
    db,
    'role_grant',
    'changing',
    `person_id INTEGER NOT NULL REFERENCES person (id),
     role TEXT NOT NULL CHECK (role IN ('administrator', 'organizer', 'chair', 'deputy', 'judge', 'verifier', 'drafter', 'responsible', 'inspector')),
     scope TEXT NOT NULL CHECK (scope IN ('installation', 'region', 'competition')),
     region_code TEXT REFERENCES region (code),
     competition_id INTEGER REFERENCES competition (id),
     basis TEXT CHECK (basis IN ('sk', 'surat_tugas')),
     basis_number TEXT,
     basis_date TEXT,
     valid_from TEXT NOT NULL,
     valid_until TEXT,
     revoked_at TEXT,
     revoked_reason TEXT,
     granted_by INTEGER REFERENCES person (id)`,
    {
      constraints: `CHECK ((scope = 'installation') = (region_code IS NULL AND competition_id IS NULL)),
        CHECK (scope <> 'competition' OR competition_id IS NOT NULL),
        CHECK (scope <> 'region' OR region_code IS NOT NULL)`,
    },
  )
  await execute(db, 'CREATE INDEX role_grant_person ON role_grant (person_id)')
  await execute(db, 'CREATE INDEX role_grant_competition ON role_grant (competition_id, role)')
  await execute(db, 'CREATE INDEX role_grant_region ON role_grant (region_code, role)')

  await createRecordedTable(
    db,
    'invitation',
    'changing',
    `token_sha256 TEXT NOT NULL UNIQUE,
     purpose TEXT NOT NULL CHECK (purpose IN ('first_organizer', 'join', 'new_password')),
     person_id INTEGER REFERENCES person (id),
     role TEXT,
     region_code TEXT REFERENCES region (code),
     competition_id INTEGER REFERENCES competition (id),
     created_by INTEGER REFERENCES person (id),
     created_at TEXT NOT NULL,
     expires_at TEXT NOT NULL,
     consumed_at TEXT,
     consumed_by INTEGER REFERENCES person (id),
     revoked_at TEXT,
     declined_at TEXT`,
  )
  await execute(db, 'CREATE INDEX invitation_region ON invitation (competition_id, region_code)')

  await createRecordedTable(
    db,
    'registration',
    'changing',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     region_code TEXT NOT NULL REFERENCES region (code),
     person_id INTEGER NOT NULL REFERENCES person (id),
     role TEXT NOT NULL CHECK (role IN ('drafter', 'responsible')),
     requested_at TEXT NOT NULL,
     decision TEXT CHECK (decision IN ('approved', 'rejected')),
     decided_by INTEGER REFERENCES person (id),
     decided_at TEXT,
     reason TEXT`,
  )

  await execute(
    db,
    `CREATE TABLE credential (
      person_id INTEGER PRIMARY KEY REFERENCES person (id),
      password_hash TEXT NOT NULL,
      changed_at TEXT NOT NULL
    ) STRICT`,
  )
  await execute(
    db,
    `CREATE TABLE session (
      id TEXT PRIMARY KEY,
      person_id INTEGER NOT NULL REFERENCES person (id),
      created_at TEXT NOT NULL,
      last_seen_at TEXT NOT NULL,
      idle_expires_at TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('staff', 'team')),
      device TEXT
    ) STRICT, WITHOUT ROWID`,
  )
  await execute(db, 'CREATE INDEX session_person ON session (person_id)')
}
