import type { Evaluation } from "./evaluation.ts";
import type { Theme } from "./tokens.ts";

/**
 * The theme as `--md-*` custom properties, to be the inline style of the root element and never of `:root`:
 * two themes can stand on one page. `muted` is `--md-muted`, `good.text` is `--md-good-text`, and the series
 * are `--md-palette-1` and on. `good` and `bad` are left out where the style sheet has those of the evaluation.
 */
export function cssVariables(
  { name: _name, good, bad, ...tokens }: Theme,
  evaluation: Evaluation = "evaluation",
): Record<`--md-${string}`, string> {
  const variables: Record<string, string> = {};
  const write = (name: string, value: unknown) => {
    if (typeof value === "string") {
      variables[name] = value;
      return;
    }
    for (const [part, inner] of Object.entries(value as object)) {
      const words = part.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase());
      write(`${name}-${Array.isArray(value) ? Number(part) + 1 : words}`, inner);
    }
  };
  write("--md", evaluation === "blueOrange" ? tokens : { ...tokens, good, bad });
  return variables;
}
