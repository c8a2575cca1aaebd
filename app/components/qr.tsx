export type QrMatrix = {
  /** Modules per side. */
  size: number
  /** `size` × `size` modules, row by row; a truthy one is dark. */
  data: ArrayLike<number | boolean>
}

const quiet = 4

/** A QR code, black on white in every theme, with its quiet zone. `label` says where it leads. */
export function Qr({ matrix, label }: { matrix: QrMatrix; label: string }) {
  const side = matrix.size + 2 * quiet
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={drawModules(matrix)} fill="#000" />
    </svg>
  )
}

/** One path for all dark modules, runs of a row joined. */
function drawModules({ size, data }: QrMatrix): string {
  const runs: string[] = []
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!data[y * size + x]) continue
      const start = x
      while (x + 1 < size && data[y * size + x + 1]) x++
      runs.push(`M${start + quiet} ${y + quiet}h${x - start + 1}v1h-${x - start + 1}z`)
    }
  }
  return runs.join('')
}
