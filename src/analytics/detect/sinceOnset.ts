import type { Grain } from "../../query/range.ts";
import type { DetectorPoint, DetectorState } from "./detection.ts";
import { nothingSeen, onsetOf, seenNext } from "./onset.ts";
import type { OnsetState } from "./onset.ts";

export interface Learner<Point, Judged> {
  next(point: Point): Judged;
  save(): DetectorState;
}

export interface SinceOnset<Point, Judged> {
  /** Judges the point at an index; those before it were. */
  judge(at: number): Judged;
  learned(): Learned<Point, Judged>;
}

export interface Learned<Point, Judged> {
  readonly learner: Learner<Point, Judged>;
  readonly onset: OnsetState;
  /** Index of the point from which on it learned again; null: it did not. */
  readonly from: number | null;
}

/**
 * A detector that learned zeros from before there were data begins anew from where the data began, once enough follow: what was
 * usual is what came since. Whatever judges a series does so at the same point, by what came before it alone.
 * @param make a detector that has learned nothing
 * @param kept what has learned of what came before the first point that is judged; what is not among `points` cannot be learned again
 */
export function sinceOnset<Point extends DetectorPoint, Judged>(
  points: readonly Point[],
  grain: Grain,
  make: () => Learner<Point, Judged>,
  kept: Pick<Learned<Point, Judged>, "learner" | "onset"> = { learner: make(), onset: nothingSeen },
): SinceOnset<Point, Judged> {
  let { learner, onset } = kept;
  let from: number | null = null;

  function beginAnew(first: number, to: number): void {
    [learner, onset, from] = [make(), nothingSeen, first];
    for (const point of points.slice(first, to)) {
      learner.next(point);
      onset = seenNext(onset, point.from, point);
    }
  }

  return {
    judge: (at) => {
      const point = points[at] as Point;
      const began = onsetOf(onset, grain);
      const first = began === null ? -1 : points.findIndex((one) => Date.parse(one.from) === Date.parse(began));
      if (first >= 0) beginAnew(first, at);
      const judged = learner.next(point);
      onset = seenNext(onset, point.from, point);
      return judged;
    },
    learned: () => ({ learner, onset, from }),
  };
}

/** What a detector that has learned nothing says of points that are all there. */
export function judgedSinceOnset<Point extends DetectorPoint, Judged>(points: readonly Point[], grain: Grain, make: () => Learner<Point, Judged>): readonly Judged[] {
  const { judge } = sinceOnset(points, grain, make);
  return points.map((_, at) => judge(at));
}
