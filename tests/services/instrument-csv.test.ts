import { describe, expect, it } from 'vitest'
import { checkInstrument } from '~/domain/instrument-check'
import { weightSums } from '~/domain/instrument-sums'
import { readInstrumentCsv } from '~/services/instrument-csv.server'

const HEADER = 'code,parent,name,type,min,max,step,weight,help,filled_by'
const read = (...rows: string[]) => readInstrumentCsv(Buffer.from([HEADER, ...rows].join('\n')))
const faultsOf = (...rows: string[]) => {
  const reading = read(...rows)
  return reading.ok ? [] : reading.faults.map(({ line, column, kind }) => `${line}:${column}:${kind}`)
}

/** 3 fields, 19 aspects, 490 indicators, as reported from a province's kelurahan competition. */
function lampung(): string[] {
  const rows = [
    'b1,,Pemerintahan,group,,,,,,',
    'b2,,Kewilayahan,group,,,,,,',
    'b3,,Kemasyarakatan,group,,,,,,',
  ]
  for (let aspect = 1; aspect <= 19; aspect++)
    rows.push(`a${aspect},b${(aspect % 3) + 1},Aspek ${aspect},group,,,,,,`)
  for (let indicator = 1; indicator <= 490; indicator++)
    rows.push(`i${indicator},a${(indicator % 19) + 1},Indikator ${indicator},number,0,10,1,2,,judge`)
  return rows
}

describe('an instrument from CSV', () => {
  it('reads 490 indicators of one file in display order', () => {
    const reading = read(...lampung())
    if (!reading.ok) throw new Error('the file was refused')
    const instrument = { weighting: 'absolute' as const, weightSum: '980', criteria: reading.criteria }
    expect(reading.criteria).toHaveLength(3 + 19 + 490)
    expect(checkInstrument(instrument)).toEqual([])
    expect(weightSums(instrument)[0]).toEqual({ code: null, declared: '980', actual: '980', fits: true })
    expect(reading.criteria.slice(0, 3).map(({ code }) => code)).toEqual(['b1', 'a3', 'i2'])
  })

  it('reads levels as lines of their own, decimal commas and yes-no', () => {
    const reading = readInstrumentCsv(
      Buffer.from(
        [
          HEADER.replaceAll(',', ';'),
          'reg;;Regulasi;levels;;;;3;;',
          ';reg;Perda;level;2;;;;ditetapkan DPRD;',
          ';reg;Tidak ada;level;0;;;;;',
          'lap;;Laporan;yes-no;;;;0,5;;organizer',
        ].join('\r\n'),
      ),
    )
    expect(reading).toEqual({
      ok: true,
      criteria: [
        {
          ...{ code: 'reg', parent: null, name: 'Regulasi', type: 'levels', weight: '3' },
          ...{ filledBy: 'judge', required: true, reason: 'optional' },
          levels: [
            { value: '2', label: 'Perda', description: 'ditetapkan DPRD' },
            { value: '0', label: 'Tidak ada' },
          ],
        },
        {
          ...{ code: 'lap', parent: null, name: 'Laporan', type: 'yes-no', weight: '0.5' },
          ...{ filledBy: 'organizer', required: true, reason: 'optional' },
        },
      ],
    })
  })

  it('names line and column of every fault and takes nothing', () => {
    expect(
      faultsOf('a,,Satu,number,0,100,1,5,,judge', 'b,,,angka,0,1,1,x,,', 'c,,Tiga,number,0,1,1,1,,juri'),
    ).toEqual(['3:8:not_number', '4:10:not_allowed'])
    expect(faultsOf('b,,,angka,0,1,1,1,,', 'a,,Satu,number,0,1,1,1,,')).toEqual([
      '2:3:required',
      '2:4:not_allowed',
    ])
    expect(faultsOf('a,,Satu,number,0,1,1,1,,', 'a,z,Dua,number,0,1,1,1,,')).toEqual([
      '3:1:duplicate_code',
      '3:2:unknown_parent',
    ])
    expect(
      faultsOf('a,,Satu,number,5,1,1,1,,', 'b,,Dua,number,0,10,3,1,,', 'c,,Tiga,number,0,1,1,-1,,'),
    ).toEqual(['2:6:bad_range', '3:7:bad_step', '4:8:bad_weight'])
    expect(faultsOf('a,b,Satu,group,,,,,,', 'b,a,Dua,group,,,,,,')).toEqual(['2:2:cycle', '3:2:cycle'])
    expect(faultsOf('a,,Satu,number,0,1,1,1,,', 'b,a,Dua,number,0,1,1,1,,')).toEqual([
      '2:4:leaf_with_children',
    ])
    expect(faultsOf()).toEqual(['1:null:no_criteria'])
  })
})
