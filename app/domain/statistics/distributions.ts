// A CommonJS package, whose names Node does not see.
import jstat from 'jstat'

const { jStat } = jstat

/** Distribution functions and their inverses, good to about seven digits; `p` is the probability below. */
export const fCdf = (x: number, df1: number, df2: number): number => jStat.centralF.cdf(x, df1, df2)
export const fQuantile = (p: number, df1: number, df2: number): number => jStat.centralF.inv(p, df1, df2)
export const tCdf = (x: number, df: number): number => jStat.studentt.cdf(x, df)
export const tQuantile = (p: number, df: number): number => jStat.studentt.inv(p, df)
export const chiSquareCdf = (x: number, df: number): number => jStat.chisquare.cdf(x, df)
export const normalCdf = (x: number): number => jStat.normal.cdf(x, 0, 1)
