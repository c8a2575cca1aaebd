import { dark, light, measures, type Palette } from './tokens'

const declare = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([name, value]) => `  --${name}: ${value};`)
    .join('\n')

const theme = (scheme: 'light' | 'dark', palette: Palette) =>
  `  color-scheme: ${scheme};\n${declare(palette)}`

const indent = (text: string) => text.replace(/^(?=.)/gm, '  ')

/**
 * The text of `tokens.css`: light by default, dark as the device asks or as `data-theme` on the root element
 * says, light with a white ground on paper.
 */
export function tokenSheet(): string {
  const asked = `:root:not([data-theme="light"]) {\n${theme('dark', dark)}\n}`
  const chosen = `:root[data-theme="dark"] {\n${theme('dark', dark)}\n}`
  return `/* Written from tokens.ts; a test compares the two and \`npx vitest -u\` rewrites this file. */
@layer tokens {
${indent(`:root {
${theme('light', light)}
${declare(measures)}
}

@media screen and (prefers-color-scheme: dark) {
${indent(asked)}
}

@media screen {
${indent(chosen)}
}

@media print {
  :root {
    --ground: #fff;
    --surface: #fff;
    --sunken: #fff;
  }
}`)}
}
`
}
