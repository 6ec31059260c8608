import { MetricsError } from "./error.ts";

/** The known name closest to `name` by edit distance; undefined where none has two thirds of its letters in place. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    const near = Math.ceil(Math.min(name.length, candidate.length) / 3);
    if (distance <= near && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The error for a name that is not known: says which were, and the nearest. */
export function nameError(what: string, name: string, known: readonly string[], path: string): MetricsError {
  return new MetricsError("invalid-query", `unknown ${what} "${printable(name)}"; ${suggestion(name, known)}`, { path });
}

/** "did you mean …?", or the list of what is valid. */
export function suggestion(name: string, known: readonly string[]): string {
  const nearest = nearestName(printable(name), known);
  if (nearest !== undefined) return `did you mean "${nearest}"?`;
  if (known.length === 0) return "there is none to choose from";
  const listed = known.slice(0, 10).join(", ");
  return known.length > 10 ? `use one of ${listed}, … (${known.length} in all)` : `use one of ${listed}`;
}

/** `suggestion` for a metric: whatever else it is called leads to it. */
export function metricSuggestion(
  name: string,
  metrics: { readonly [metric: string]: { readonly synonyms?: readonly string[] } },
): string {
  const called = name.toLowerCase();
  const meant = Object.keys(metrics).find((metric) => metrics[metric]?.synonyms?.some((other) => other.toLowerCase() === called));
  return meant === undefined ? suggestion(name, Object.keys(metrics)) : `did you mean "${meant}"?`;
}

function printable(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[j] as number) + 1, (current[j - 1] as number) + 1));
    }
    previous = current;
  }
  return previous[b.length] as number;
}
