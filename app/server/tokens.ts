const TOKEN = /[\w-]{43,}/

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** A path as the log may keep it: whatever has the shape of a token (43 characters of base64url) is left out. */
export const withoutTokens = (path: string): string =>
  path
    .split('/')
    .map((segment) => (TOKEN.test(decoded(segment)) ? '…' : segment))
    .join('/')
