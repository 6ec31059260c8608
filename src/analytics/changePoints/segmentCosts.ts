/** A straight line, or a level, through some points that follow one another. */
export interface Line {
  /** Of the first point. */
  readonly start: number;
  /** By which it rises from one point to the next; 0 for a level. */
  readonly slope: number;
  /** Sum of the squares about it. */
  readonly squares: number;
}

export interface Segments {
  /** Squares about the best line from `from` to before `to`. */
  cost(from: number, to: number): number;
  line(from: number, to: number): Line;
}

/** Costs of all segments in constant time each, by running sums of t, t², y, ty and y². What is NaN counts for nothing. */
export function segmentsOf(values: Float64Array, shape: "linear" | "level"): Segments {
  const size = values.length + 1;
  const [n, t, tt, y, ty, yy] = Array.from({ length: 6 }, () => new Float64Array(size)) as [Sums, Sums, Sums, Sums, Sums, Sums];
  values.forEach((value, at) => {
    const known = value === value ? 1 : 0;
    const add = (sums: Sums, more: number) => (sums[at + 1] = (sums[at] as number) + (known === 0 ? 0 : more));
    add(n, 1);
    add(t, at);
    add(tt, at * at);
    add(y, value);
    add(ty, at * value);
    add(yy, value * value);
  });
  const between = (sums: Sums, from: number, to: number) => (sums[to] as number) - (sums[from] as number);

  function line(from: number, to: number): Line {
    const count = between(n, from, to);
    if (count === 0) return { start: Number.NaN, slope: 0, squares: 0 };
    const [meanT, meanY] = [between(t, from, to) / count, between(y, from, to) / count];
    const yyAbout = between(yy, from, to) - count * meanY * meanY;
    const ttAbout = between(tt, from, to) - count * meanT * meanT;
    if (shape === "level" || count < 2 || ttAbout <= 0) return { start: meanY, slope: 0, squares: Math.max(0, yyAbout) };
    const tyAbout = between(ty, from, to) - count * meanT * meanY;
    const slope = tyAbout / ttAbout;
    return { start: meanY + slope * (from - meanT), slope, squares: Math.max(0, yyAbout - slope * tyAbout) };
  }

  return {
    line,
    cost(from, to) {
      const count = (n[to] as number) - (n[from] as number);
      if (count < 2) return 0;
      const sumY = (y[to] as number) - (y[from] as number);
      const yyAbout = (yy[to] as number) - (yy[from] as number) - (sumY * sumY) / count;
      if (shape === "level") return yyAbout;
      const sumT = (t[to] as number) - (t[from] as number);
      const ttAbout = (tt[to] as number) - (tt[from] as number) - (sumT * sumT) / count;
      if (ttAbout <= 0) return yyAbout;
      const tyAbout = (ty[to] as number) - (ty[from] as number) - (sumT * sumY) / count;
      return yyAbout - (tyAbout * tyAbout) / ttAbout;
    },
  };
}

type Sums = Float64Array;
