import { writeFileSync } from 'node:fs'
import { drawSprite } from './icon-sprite'

/** Writes public/icons.svg from the icons in scripts/icon-sprite.tsx: run after changing them. */
writeFileSync(new URL('../public/icons.svg', import.meta.url), drawSprite())
