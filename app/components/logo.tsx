/** The mark of Sinilai: an S of two facing arcs, one team's work and its judgement, with the mark between them. */
export function LogoMark({ size = 32 }: { size?: number }) {
  return (
    <svg
      className="logo-mark"
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="logo-ground" width="32" height="32" rx="9" />
      <path
        className="logo-stroke"
        d="M21.5 10.6A6.3 6.3 0 0 0 16 7.6c-3.2 0-5.6 1.8-5.6 4.3 0 5.9 11.2 2.3 11.2 8.2 0 2.5-2.4 4.3-5.6 4.3a6.3 6.3 0 0 1-5.5-3"
      />
      <circle className="logo-dot" cx="24.3" cy="7.7" r="2.6" />
    </svg>
  )
}
