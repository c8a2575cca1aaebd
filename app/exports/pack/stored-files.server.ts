import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { findBlob, isCleared, type StoredRow } from '#db/sqlite/pack-rows'
import { safeName, uniqueNames } from '~/domain/archive-names'
import { type InspectionItem, ITEM_FOLDERS } from '~/domain/inspection/checklist'
import {
  FILE_COLUMNS,
  type LeftOut,
  type PackedTable,
  type PackKind,
  resultPath,
} from '~/domain/inspection/pack'
import type { PartFile } from '~/domain/inspection/pack-order'

const ENDINGS: Record<string, string> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
}

/** Chooses which stored files go along, and under which names. */
export interface FilePlan {
  files: PartFile[]
  leftOut: LeftOut[]
  /** Puts the files that a row names on the plan. */
  add(table: PackedTable, row: StoredRow): void
}

export function openFilePlan(sqlite: Database.Database, directory: string): FilePlan {
  const files: PartFile[] = []
  const leftOut: LeftOut[] = []
  const unique = uniqueNames()
  return {
    files,
    leftOut,
    add(table, row) {
      for (const column of FILE_COLUMNS[table] ?? []) {
        const sha256 = row[column]
        if (typeof sha256 !== 'string') continue
        const blob = findBlob(sqlite, sha256)
        const source = join(directory, sha256.slice(0, 2), sha256)
        if (!blob || blob.erasedAt !== null || !existsSync(source)) leftOut.push({ sha256, why: 'erased' })
        else if (isPersonal(table, row) && !isCleared(sqlite, row.id))
          leftOut.push({ sha256, why: 'personal' })
        else {
          const { kind, name } = nameOf(table, column, row)
          const path = unique(`${name}${ENDINGS[blob.mediaType] ?? ''}`)
          files.push({ path, kind, sha256, bytes: blob.size, source })
        }
      }
    },
  }
}

const isPersonal = (table: PackedTable, row: StoredRow): boolean =>
  table === 'inspection_paper' && (row['personal_data'] === 1 || row['shows_children'] === 1)

function nameOf(table: PackedTable, column: string, row: StoredRow): { kind: PackKind; name: string } {
  if (table === 'guideline') return { kind: 'guideline', name: 'juknis/juknis' }
  if (table === 'panel')
    return { kind: 'paper', name: `pemeriksaan/${ITEM_FOLDERS.team_decree}/keputusan-${row.id}` }
  if (table === 'official_result')
    return { kind: 'decree', name: resultPath(Number(row['number']), 'keputusan') }
  if (table === 'inspection_paper') {
    const folder = ITEM_FOLDERS[row['item'] as InspectionItem] ?? 'lain'
    return { kind: 'paper', name: `pemeriksaan/${folder}/${folder}-${row['number']}` }
  }
  const name = safeName(`${row['type']} ${row['subject'] ?? ''}`, 'dokumen')
  const state = column === 'signed_sha256' ? 'bertanda-tangan' : 'dibuat'
  return { kind: 'document', name: `dokumen/${name}-${state}` }
}
