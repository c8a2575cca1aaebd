import { expect, it } from 'vitest'
import { withPage } from '#tests/support/browser'
import { clickButton, filledIn, fillForm } from '#tests/support/form-cases'

const show = (fields: string, use: (page: import('playwright-core').Page) => Promise<unknown>) =>
  withPage({ javaScript: false }, async (page) => {
    await page.setContent(`<form>${fields}<button>Kirim</button></form>`)
    await use(page)
  })

it('fills in what a person can write, choose and tick, inside folded parts too', () =>
  show(
    `<details><input name="a"></details><textarea name="b"></textarea><input type="checkbox" name="c" value="1">
     <input type="radio" name="d" value="x"><input type="radio" name="d" value="y">
     <select name="e"><option value="1">satu</option><option value="2">dua</option></select>`,
    async (page) => {
      await fillForm(page, 'form', { a: 'teks', b: 'dua\r\nbaris', c: true, d: 'y', e: '2' })
      expect(await filledIn(page, 'form')).toEqual([
        ['a', 'teks'],
        ['b', 'dua\nbaris'],
        ['c', '1'],
        ['d', 'y'],
        ['e', '2'],
      ])
    },
  ))

it.each([
  ['<input name="b">', 'a', 'x', 'a there is none'],
  ['<input name="a" style="display: none">', 'a', 'x', 'a cannot be seen'],
  ['<input name="a" style="visibility: hidden">', 'a', 'x', 'a cannot be seen'],
  ['<div style="display: none"><input type="checkbox" name="a"></div>', 'a', true, 'a cannot be seen'],
  ['<input name="a" disabled>', 'a', 'x', 'a is locked'],
  ['<input name="a" readonly>', 'a', 'x', 'a is locked'],
  ['<fieldset disabled><input type="checkbox" name="a"></fieldset>', 'a', true, 'a is locked'],
  ['<select name="a"><option value="1">1</option></select>', 'a', '2', 'a does not take 2'],
  ['<input type="radio" name="a" value="1">', 'a', '2', 'a has no 2'],
  ['<input type="number" name="a">', 'a', 'dua', 'a does not take dua'],
  ['<input name="a">', 'a', true, 'a cannot be ticked'],
])('refuses %s', (fields, name, value, fault) =>
  show(fields, async (page) => {
    await expect(fillForm(page, 'form', { [name]: value })).rejects.toThrow(`form: ${fault}`)
  }),
)

it('refuses a button that is missing, locked or lies under something', () =>
  show('<input type="submit" disabled>', async (page) => {
    await expect(clickButton(page, 'form', '[name=other]')).rejects.toThrow('is not there')
    await expect(clickButton(page, 'form', 'input')).rejects.toThrow('is disabled')
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<div style="position: fixed; inset: 0"></div>')
    })
    await expect(clickButton(page, 'form', 'button')).rejects.toThrow('is covered')
  }))
