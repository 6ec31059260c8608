/**
 * p-values as they are when all of them are looked at together: where every one of them at or below a level is called
 * significant, the probability of calling any difference that is none is at most that level, however they depend on
 * each other. In the order given; never below the ones given, at most 1.
 * Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979).
 */
export function holmAdjusted(ps: readonly number[]): readonly number[] {
  const adjusted = new Array<number>(ps.length);
  let least = 0;
  [...ps.keys()]
    .sort((a, b) => (ps[a] as number) - (ps[b] as number))
    .forEach((index, rank) => {
      least = Math.max(least, Math.min(1, (ps[index] as number) * (ps.length - rank)));
      adjusted[index] = least;
    });
  return adjusted;
}
