/** The part of jstat that is used; the package brings no types. */
declare module 'jstat' {
  interface Distribution<Parameters extends number[]> {
    cdf(x: number, ...parameters: Parameters): number
    inv(p: number, ...parameters: Parameters): number
  }
  const jstat: {
    jStat: {
      centralF: Distribution<[number, number]>
      studentt: Distribution<[number]>
      chisquare: Distribution<[number]>
      normal: Distribution<[number, number]>
    }
  }
  export default jstat
}
