import { createContext, useContext } from 'react'

const Nonce = createContext('')

/** The response's script nonce: browsers hide it after loading, so it is never part of page data. */
export const NonceProvider = Nonce.Provider
export const useNonce = () => useContext(Nonce)
