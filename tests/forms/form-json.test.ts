import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formTemplates } from '#db/templates/forms'
import { InputError, type Problem } from '~/domain/errors'
import { locateJson } from '~/domain/json-places'
import { readFormJson } from '~/forms/form-json'

function faults(text: string): Problem[] {
  try {
    readFormJson('json', text)
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
  return []
}

/** Every path in a value. */
function paths(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...path, key]))]
}

const isJson = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('locateJson', () => {
  it('takes exactly what JSON.parse takes', () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', ']', '"', '\\', '\n', 'x', '0', '.'))
      .map(([text, at, put]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + 1))
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken), (text) => {
        expect(locateJson(text).ok).toBe(isJson(text))
      }),
      { numRuns: 500 },
    )
  })

  it('finds the line of every value of an indented text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify(value, null, 1)
        const places = locateJson(text)
        if (!places.ok) throw new Error(text)
        const lines = text.split('\n')
        for (const path of paths(JSON.parse(text))) {
          const key = path.at(-1)
          if (key === undefined || /^\d+$/.test(key)) continue
          expect(lines[places.lineOf(path) - 1]).toContain(`${JSON.stringify(key)}: `)
        }
      }),
    )
  })
})

describe('readFormJson', () => {
  const [form] = formTemplates
  if (!form) throw new Error('no template')
  const text = JSON.stringify(form, null, 2)
  const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length
  const change = (from: string, to: string) => faults(text.replace(from, to))

  it.each(formTemplates.map((template) => [template.code, template] as const))(
    'reads %s back',
    (_, template) => {
      expect(readFormJson('json', JSON.stringify(template))).toEqual(template)
    },
  )
  it('takes a form whose section is still empty', () => {
    const draft = { ...form, fields: [], evidence: [] }
    expect(readFormJson('json', JSON.stringify(draft))).toEqual(draft)
  })
  it('says where text stops being JSON', () => {
    expect(faults('')).toEqual([{ field: 'json', kind: 'required' }])
    expect(faults('{\n  "code": }')).toEqual([
      { field: 'json', kind: 'json_syntax', params: { line: 2, column: 11 } },
    ])
  })
  it('says which value is wrong, and where', () => {
    const at = lineOf('"maxChars": 150')
    expect(change('"maxChars": 150', '"maxChars": "150"')).toEqual([
      { field: 'json', kind: 'json_type', params: { line: at, path: 'fields.0.maxChars' } },
    ])
    expect(change('"maxChars": 150', '"panjang": 150')).toEqual([
      {
        field: 'json',
        kind: 'json_unknown',
        params: { line: at, path: 'fields.0', name: 'panjang' },
      },
    ])
    expect(change('"type": "text"', '"type": "warna"').map(({ kind }) => kind)).toEqual(['json_value'])
    expect(change('"maxChars": 150', '"maxChars": 0').map(({ kind }) => kind)).toEqual(['json_size'])
  })
  it('names what the form as a whole breaks', () => {
    const [first] = form.fields
    const kinds = (changed: unknown) => faults(JSON.stringify(changed)).map(({ kind }) => kind)
    expect(kinds({ ...form, fields: [...form.fields, first] })).toEqual(['json_field_twice'])
    expect(kinds({ ...form, sections: form.sections.slice(1) })).toEqual(['json_field_without_section'])
    expect(kinds({ ...form, fields: [{ ...first, when: { field: 'x', in: ['y'] } }] })).toEqual([
      'json_broken_condition',
    ])
    expect(kinds({ code: 'x' })).toEqual(Array(5).fill('json_missing'))
  })
})
