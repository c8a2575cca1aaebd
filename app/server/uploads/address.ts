/** Where files arrive in pieces. */
export const UPLOADS = '/unggah'
