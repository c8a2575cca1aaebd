import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byPlace, linesOf, toCsv } from '#tests/support/analysis'
import { addCliWorld } from '#tests/support/cli-world'
import { runLomba, runLombaAlone, writeInput } from '#tests/support/lomba'
import { decimal } from '~/domain/rational'
import { analyzeMarks, DEFAULT_DRAW } from '~/domain/statistics/analysis/analyze-marks'
import { cliMessages } from '~/i18n/messages/cli'
import { translate } from '~/i18n/translate'
import { BadInput } from '../../scripts/cli/report'
import { define } from '../../scripts/commands/analyze'
import shrout from '../cases/icc_shrout_fleiss_1979.json'
import guilford from '../cases/mfrm_guilford_creativity.json'
import tasting from '../cases/rank_tasting_report42.json'
import tie from '../cases/tiebreak_exact_totals.json'
import { differences } from '../domain/statistics/agreement-case'
import { severityDifferences } from '../domain/statistics/severity-case'

let dir: string
const lomba = (...words: string[]) => runLomba(dir, 'analyze', ...words)
const input = (name: string, text: string) => writeInput(dir, name, text)

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'sinilai-analyze-'))
  await addCliWorld(dir)
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** What the command prints for marks, without what it says of the file. */
async function printed(name: string, text: string, ...options: string[]) {
  const { code, out, err } = await lomba(input(name, text), '--json', ...options)
  expect([code, err]).toEqual([0, ''])
  const { input: told, ...figures } = JSON.parse(out)
  return { told, figures, out }
}

describe('the command prints what the analysis is', () => {
  const plain = { draw: DEFAULT_DRAW, higherIsBetter: true }
  const inProcess = (lines: Parameters<typeof analyzeMarks>[0], options = {}) => {
    const { input: _, ...figures } = analyzeMarks(lines, { ...plain, ...options })
    return JSON.parse(JSON.stringify(figures))
  }

  it('icc_shrout_fleiss_1979, in both dialects to the byte, from shuffled lines', async () => {
    const lines = linesOf(shrout.input.scores)
    const { figures, out } = await printed('a.csv', toCsv(lines))
    const icc = byPlace(figures.icc) as Record<string, unknown>
    expect(differences({ ...shrout, input: { scores: [] } }, icc)).toEqual([])
    expect(figures).toEqual(inProcess(lines))
    const other = await printed('b.csv', toCsv(lines.toReversed(), 'id'))
    expect(other.out).toBe(out)
  })
  it('mfrm_guilford_creativity with its scale', async () => {
    const lines = linesOf(guilford.input.scores_judge_person_criterion)
    const { min_score: min, max_score: max } = guilford.input
    const { figures, told } = await printed('c.csv', toCsv(lines), '--scale', `${min}:${max}`)
    expect(severityDifferences(guilford.expected, byPlace(figures.mfrm) as Record<string, unknown>)).toEqual(
      [],
    )
    expect(figures).toEqual(inProcess(lines, { scale: { min, max } }))
    expect(told.scale).toEqual({ min, max, given: true })
  })
  it('rank_tasting_report42 with its seed, lower is better', async () => {
    const { seed, B, L, counts_scaled } = tasting.expected.seeded
    const lines = linesOf(tasting.input.scores)
    const options = ['--lower-is-better', '--seed', String(seed), '--draws', String(B)]
    const { figures } = await printed('d.csv', toCsv(lines), ...options)
    expect(figures).toEqual(inProcess(lines, { draw: { seed, B }, higherIsBetter: false }))
    expect(byPlace(figures.rankUncertainty.seeded)).toMatchObject({ seed, B, L, counts_scaled })
  })
  it('tiebreak_exact_totals with its weights, in either notation', async () => {
    const [first] = tie.cases
    if (!first) throw new Error('no case')
    const { input: given, expected } = first
    const lines = linesOf(given.scores_judge_item_criterion)
    const weights = given.weights.map((weight, at) => `K${at}=${weight}`)
    const { figures, out } = await printed('e.csv', toCsv(lines), '--weights', weights.join(','))
    const { total_exact, total, rank, decided_by } = byPlace(figures.ranking) as typeof expected
    const { float_trap_pair: _, ...values } = expected
    expect({ total_exact, total, rank, decided_by }).toEqual(values)
    const exact = new Map(given.weights.map((weight, at) => [`K${at}`, decimal(String(weight))]))
    expect(figures).toEqual(inProcess(lines, { weights: exact }))
    const semicolons = weights.map((each) => each.replace('.', ',')).join(' ; ')
    expect((await printed('e.csv', toCsv(lines), '--weights', semicolons)).out).toBe(out)
  })
})

it('takes the marks export of either dialect as it is, to the byte', async () => {
  const outputs = []
  for (const dialect of ['id', 'intl']) {
    const where = ['--competition', 'lomba-uji-2026', '--dialect', dialect, '--out', `${dialect}.csv`]
    expect((await runLomba(dir, 'scores', 'export', ...where)).code).toBe(0)
    const { code, out, err } = await lomba(`${dialect}.csv`, '--weights', 'kebaruan=40,dampak=60', '--json')
    expect([code, err]).toEqual([0, ''])
    outputs.push(out)
  }
  expect(outputs[0]).toBe(outputs[1])
  const { input: told, ranking } = JSON.parse(outputs[0] ?? '')
  expect([told.stage, told.judges, told.criteria]).toEqual([
    'proposal',
    ['budi', 'wati'],
    ['dampak', 'kebaruan'],
  ])
  expect(ranking.total).toMatchObject({ 'P-001': 86, 'P-002': 86 })
})

it('loads neither the database nor the web application, which other commands do', async () => {
  const example = join(process.cwd(), 'docs/examples/marks.csv')
  const alone = await runLombaAlone(dir, 'analyze', example)
  expect([alone.code, alone.err]).toEqual([0, ''])
  const other = await runLombaAlone(dir, 'verify')
  expect([other.code, /must not be loaded: /.test(other.err)]).toEqual([1, true])
})

/** What the command says of bad input, run within this process. */
async function refusal(words: string[]): Promise<string[]> {
  const command = define({ locale: 'en', t: translate(cliMessages, 'en') }).exitOverride()
  try {
    await command.configureOutput({ writeErr: () => {} }).parseAsync(words, { from: 'user' })
  } catch (error) {
    if (error instanceof BadInput) return error.lines
    if (error instanceof Error) return [error.message]
  }
  throw new Error('it was not refused')
}

describe('what it refuses', () => {
  it.each<[string, string | null, string[], string[]]>([
    ['no such file', null, [], ['The file DIR/none.csv cannot be read: ENOENT']],
    [
      'no marks',
      'judge,entry,score\n',
      [],
      ['DIR/x.csv:1:1: The file holds no judge’s marks.', 'Nothing has been'],
    ],
    [
      'faults of the file',
      'judge,entry,criterion,score\nw,P,a,1\nw,P,a,x\nw,P,a,11\nw,P,a,2\n',
      ['--scale', '0:10'],
      [
        'DIR/x.csv:3:4: score: “x” is not a number.',
        'DIR/x.csv:4:4: score: The mark 11 is outside the range 0 to 10.',
        'DIR/x.csv:5:4: score: w has already marked P a on line 2.',
        'Nothing has been computed.',
      ],
    ],
    [
      'several stages',
      'judge,entry,score,stage\nw,P,1,a\nw,P,2,b\n',
      [],
      ['DIR/x.csv:1:1: The file holds several stages: a, b.', 'Nothing'],
    ],
    [
      'another stage',
      'judge,entry,score,stage\nw,P,1,a\n',
      ['--stage', 'b'],
      ['DIR/x.csv:1:1: There is no stage b', 'Nothing'],
    ],
    ['an unknown option', 'judge,entry,score\nw,P,1\n', ['--colour'], ['error: unknown option']],
    [
      'weights that are none',
      'judge,entry,score\nw,P,1\n',
      ['--weights', 'A,B=x,=1,C=-1,D=1,D=2'],
      [
        '--weights: “A”',
        '--weights: “B=x”',
        '--weights: “=1”',
        '--weights: the weight of C',
        '--weights: D is named',
      ],
    ],
    [
      'weights of nothing',
      'judge,entry,score\nw,P,1\n',
      ['--weights', 'score=0'],
      ['--weights: the weights must'],
    ],
    [
      'weights of other criteria',
      'judge,entry,criterion,score\nw,P,A,1\nw,P,B,1\n',
      ['--weights', 'A=1,C=1'],
      ['--weights: criterion B', '--weights: there is no criterion C'],
    ],
    ['no scale', 'judge,entry,score\nw,P,1\n', ['--scale', '0-10'], ['--scale: “0-10” is not']],
    ['a scale upside down', 'judge,entry,score\nw,P,1\n', ['--scale', '10:1'], ['--scale: 1 must be']],
    ['no seed', 'judge,entry,score\nw,P,1\n', ['--seed', '1.5'], ['--seed: “1.5” is not a whole number']],
    ['no draws', 'judge,entry,score\nw,P,1\n', ['--draws', '0'], ['--draws: “0” is not a whole number']],
  ])('%s', async (_, text, options, lines) => {
    const name = text === null ? 'none.csv' : input('x.csv', text)
    const said = await refusal([join(dir, name), '--json', ...options])
    const expected = lines.map((line) => line.replace('DIR', dir))
    expect(said.map((line, at) => line.startsWith(expected[at] ?? '?') || line)).toEqual(
      lines.map(() => true),
    )
  })

  it('with exit code 2 and nothing on standard output', async () => {
    const name = input('y.csv', 'judge,entry,score\nw,P,x\n')
    expect(await lomba(name, '--json')).toEqual({
      code: 2,
      out: '',
      err: 'y.csv:2:3: score: “x” is not a number. Write, for example, 87.5.\nNothing has been computed.\n',
    })
    expect(await lomba(name, '--colour')).toMatchObject({ code: 2, out: '' })
    expect(await lomba()).toMatchObject({ code: 2, out: '' })
  })
})

describe('docs/analysis.md', () => {
  const guide = readFileSync('docs/analysis.md', 'utf8')
  const example = join(process.cwd(), 'docs/examples/marks.csv')
  const options = ['--weights', 'gagasan=60,dampak=40', '--scale', '1:10']

  it('names the command that its examples come from', () => {
    expect(guide).toContain(
      `lomba -- analyze docs/examples/marks.csv --weights "${options[1]}" --scale ${options[3]}`,
    )
  })
  it('has the JSON that the command prints', async () => {
    const { out } = await lomba(example, ...options, '--json')
    expect(out).toBe(readFileSync('docs/examples/analysis.json', 'utf8'))
  })
  it('has the report that the command prints', async () => {
    const shown = /```text report\n(.*?)```/s.exec(guide)?.[1]
    const { out } = await lomba(example, ...options, '--lang', 'id')
    expect(shown).toBe(out)
  })
  it('names every key of the JSON down to the second level', () => {
    const json: Record<string, object> = JSON.parse(readFileSync('docs/examples/analysis.json', 'utf8'))
    const keys = Object.entries(json).flatMap(([key, inner]) => [key, ...Object.keys(inner)])
    expect(keys.filter((key) => !guide.includes(`\`${key}\``))).toEqual([])
  })
})
