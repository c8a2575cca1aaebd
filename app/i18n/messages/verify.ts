import { defineMessages } from '../define'
import { resultFindings } from './result-findings'

/** What a verification found, under the kind of each finding. */
export const verifyMessages = defineMessages({
  id: {
    intact: 'Utuh: {events} peristiwa dan {rows} baris sesuai dengan bukti tercatat.',
    findings: '{n, plural, one {# temuan} other {# temuan}}:',
    event_missing: 'Sebelum peristiwa no. {seq} pada rantai {chain} ada peristiwa yang hilang.',
    event_changed: 'Peristiwa no. {seq} pada rantai {chain} telah diubah.',
    event_unreadable: 'Peristiwa no. {seq} pada rantai {chain} tidak dapat dibaca.',
    row_changed:
      'Baris {uid} pada tabel {table} telah diubah (dicatat oleh peristiwa no. {seq}, rantai {chain}).',
    row_missing: 'Baris {uid} pada tabel {table} hilang (dicatat oleh peristiwa no. {seq}, rantai {chain}).',
    row_without_event: 'Baris {uid} pada tabel {table} tidak memiliki peristiwa yang mencatatnya.',
    erased_without_record:
      'Bagian {column} pada baris {uid} tabel {table} hilang tanpa penghapusan yang tercatat.',
    erased: '{n} bagian ({kind}) dihapus pada {at} oleh {by}: {basis}.',
    erased_retention: 'masa simpan lomba {competition} berakhir',
    erased_request: 'atas permintaan orangnya',
    sealed_text_changed: 'Teks {column} pada baris {uid} tabel {table} telah diubah.',
    derived_changed: 'Isi tabel {table} tidak sesuai dengan lembar ketentuan {uid}.',
    plenary_differs: 'Tabel {table}, baris {uid}, tidak sesuai dengan keputusan rapat plenonya.',
    ...resultFindings.id,
    anchor_unknown: 'Rantai {chain} ada pada jangkar, tetapi tidak ada pada basis data ini.',
    anchor_ahead:
      'Rantai {chain} lebih pendek daripada jangkar (jangkar: no. {seq}): basis data ini lebih lama, atau ekornya dipotong.',
    anchor_differs: 'Peristiwa no. {seq} pada rantai {chain} berbeda dari jangkar.',
    sheet: 'Lembar penilaian revisi {number}: peserta {entry}, tahap {stage}, {seat}.',
    installation: 'instalasi',
  },
  en: {
    intact: 'Intact: {events} events and {rows} rows agree with the recorded proof.',
    findings: '{n, plural, one {# finding} other {# findings}}:',
    event_missing: 'Before event no. {seq} of chain {chain} an event is missing.',
    event_changed: 'Event no. {seq} of chain {chain} was changed.',
    event_unreadable: 'Event no. {seq} of chain {chain} cannot be read.',
    row_changed: 'Row {uid} of table {table} was changed (recorded by event no. {seq}, chain {chain}).',
    row_missing: 'Row {uid} of table {table} is missing (recorded by event no. {seq}, chain {chain}).',
    row_without_event: 'Row {uid} of table {table} has no event that recorded it.',
    erased_without_record: 'Part {column} of row {uid} of table {table} is gone without a recorded erasure.',
    erased: '{n} parts ({kind}) were erased on {at} by {by}: {basis}.',
    erased_retention: 'the retention time of competition {competition} was over',
    erased_request: 'at the person’s own request',
    sealed_text_changed: 'The text {column} in row {uid} of table {table} was changed.',
    derived_changed: 'Table {table} does not agree with the rules sheet {uid}.',
    plenary_differs: 'Table {table}, row {uid}, does not agree with the decisions of its plenary.',
    ...resultFindings.en,
    anchor_unknown: 'Chain {chain} stands in the anchor but not in this database.',
    anchor_ahead:
      'Chain {chain} is shorter than the anchor (anchor: no. {seq}): this database is older, or its tail was cut off.',
    anchor_differs: 'Event no. {seq} of chain {chain} differs from the anchor.',
    sheet: 'Scoresheet revision {number}: entry {entry}, stage {stage}, {seat}.',
    installation: 'installation',
  },
})
