/** Name of the input of a dossier's field on the page of its section. */
export const inputName = (code: string) => `v.${code}`
