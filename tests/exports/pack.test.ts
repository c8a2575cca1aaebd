import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { packOfWorld } from '#tests/support/packs'
import { readZip } from '#tests/support/zip'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

it('holds everything that an inspector asks for, each file with its sum', async () => {
  const { bytes, made, steps } = await packOfWorld()
  expect([sha256(bytes), bytes.length]).toEqual([made.sha256, made.bytes])
  expect(steps).toEqual([
    [0, 2],
    [1, 2],
    [2, 2],
  ])
  const files = readZip(bytes)
  expect([...files.keys()].sort()).toEqual([
    'MANIFEST.json',
    'MANIFEST.sig',
    'PERIKSA.txt',
    'README.html',
    'SHA256SUMS',
    'hasil/1/hasil.json',
    'hasil/1/hasil.sig',
    'hasil/1/keputusan.pdf',
    'hasil/1/kunci.pem',
    'hasil/1/nilai.csv',
    'hasil/1/statistik-proposal.json',
    'hasil/2/hasil.json',
    'hasil/2/hasil.sig',
    'hasil/2/kunci.pem',
    'hasil/2/nilai.csv',
    'hasil/2/statistik-proposal.json',
    'juknis/ketentuan-1.json',
    'kunci/kunci-paket.pem',
    'nilai/nilai.csv',
    'pemeriksaan/daftar-periksa.csv',
    'penugasan/penugasan.csv',
    'rantai/baris.jsonl',
    'rantai/kejadian.jsonl',
  ])
  const sums = files.get('SHA256SUMS')?.toString().trim().split('\n') ?? []
  expect(sums.map((line) => line.slice(66)).sort()).toEqual(
    [...files.keys()].filter((name) => name !== 'SHA256SUMS').sort(),
  )
  for (const line of sums)
    expect([line.slice(66), sha256(files.get(line.slice(66)) ?? Buffer.alloc(0))]).toEqual([
      line.slice(66),
      line.slice(0, 64),
    ])
})
