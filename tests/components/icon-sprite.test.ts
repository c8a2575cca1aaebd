import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { drawSprite } from '../../scripts/icon-sprite'

it('has in the public file exactly the drawings that components can name', () => {
  expect(readFileSync('public/icons.svg', 'utf8')).toBe(drawSprite())
})
