/** Name and version of this program, as frozen results keep it; a test holds it to the package's own. */
export const SOFTWARE = 'sinilai 0.1.0'
