import type { Kysely } from 'kysely'
import { createRecordedTable, execute } from './recorded-table'

/**
 * Questions of those who take part, and the committee's answers for all. What was asked is kept apart from how it is
 * published: it may name people, and can be erased. A corrected answer is a further version.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRecordedTable(
    db,
    'question',
    'fixed',
    `competition_id INTEGER NOT NULL REFERENCES competition (id),
     number INTEGER NOT NULL CHECK (number > 0),
     asked_by INTEGER NOT NULL REFERENCES person (id),
     asked_at TEXT NOT NULL`,
    { sealed: ['content'], constraints: 'UNIQUE (competition_id, number)' },
  )
  await createRecordedTable(
    db,
    'answer',
    'fixed',
    `question_id INTEGER NOT NULL REFERENCES question (id),
     version INTEGER NOT NULL CHECK (version > 0),
     question TEXT NOT NULL,
     answer TEXT NOT NULL,
     reason TEXT,
     answered_by INTEGER NOT NULL REFERENCES person (id),
     answered_at TEXT NOT NULL`,
    { constraints: 'UNIQUE (question_id, version)' },
  )
  await execute(
    db,
    `CREATE TRIGGER question_content_erased
     BEFORE UPDATE OF content, content_salt ON question
     WHEN NOT (NEW.content IS NULL AND NEW.content_salt IS NULL
       AND EXISTS (SELECT 1 FROM erasure WHERE table_name = 'question' AND row_uid = OLD.uid
         AND column_name = 'content' AND event_id > (SELECT coalesce(max(id), 0) FROM event)))
     BEGIN SELECT RAISE(ABORT, 'question: sealed text goes only with its recorded erasure'); END`,
  )
}
