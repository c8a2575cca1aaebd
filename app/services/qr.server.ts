import QRCode from 'qrcode'

/** The modules of a QR code, row by row, 1 for dark: plain data for the `Qr` component. */
export function drawQr(text: string): { size: number; data: number[] } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  return { size: modules.size, data: Array.from(modules.data, Number) }
}
