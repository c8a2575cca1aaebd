import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const SANS = '@expo-google-fonts/source-sans-3'

/** Font files that are embedded, by the name under which text is set. */
export const FONTS = {
  text: require.resolve(`${SANS}/400Regular/SourceSans3_400Regular.ttf`),
  strong: require.resolve(`${SANS}/600SemiBold/SourceSans3_600SemiBold.ttf`),
  emoji: require.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'),
} as const

export type FontName = keyof typeof FONTS
