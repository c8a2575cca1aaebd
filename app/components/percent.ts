/** A share of 0 to 1 as an SVG length, for bars: `86.4%`. Shares outside stay at the ends. */
export function percent(share: number): string {
  return `${Math.round(Math.min(1, Math.max(0, share || 0)) * 1000) / 10}%`
}
