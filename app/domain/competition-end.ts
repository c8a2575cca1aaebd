/** The end of a competition: archived, or the last time that its rules name has passed. */
export const endOf = (
  archivedAt: string | null,
  times: readonly (string | null | undefined)[],
): string | null =>
  archivedAt ??
  times.reduce<string | null>((last, at) => (at && (last === null || at > last) ? at : last), null)
