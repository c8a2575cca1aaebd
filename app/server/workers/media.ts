/* The tasks of the thread that decodes what others have uploaded. It has no database and may be ended at any moment. */

export { renderBlindPdf } from './blind-pdf'
export { readPdf } from './documents'
export { renderPicture } from './pictures'
