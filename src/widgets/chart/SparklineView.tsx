import { height, sparklinePaths, width } from "./sparkline.ts";
import type { Sparkline } from "./sparkline.ts";

/** A line without axes: the shape of the period. The tile's sentence and table twin carry its numbers. */
export function SparklineView({ sparkline }: { readonly sparkline: Sparkline }) {
  const paths = sparklinePaths(sparkline);
  if (paths === null) return null;
  return (
    <svg className="md-spark" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <path className="md-spark-area" d={paths.area} />
      <path className="md-spark-line" d={paths.solid} />
      <path className="md-spark-line" data-incomplete d={paths.dashed} />
      <path className="md-spark-end" d={paths.end} />
    </svg>
  );
}
