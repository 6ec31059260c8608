import type { LocalizedText } from "../query/locale.ts";

/** Something about a document that somebody has to know. */
export interface Finding {
  /** Where in the document: `widgets.csat.props.metrics[0]`. Empty: the whole of it. */
  readonly path: string;
  readonly message: LocalizedText;
  /** `error`: it is not read, or a widget shows an error in place of numbers. `warning`: it works, and hardly as meant. */
  readonly severity: "error" | "warning";
}

/** A path one step further down. */
export function below(path: string, key: string | number): string {
  if (typeof key === "number") return `${path}[${key}]`;
  if (/^[A-Za-z_$][\w$-]{0,80}$/.test(key)) return path === "" ? key : `${path}.${key}`;
  return `${path}[${JSON.stringify(key.length > 80 ? `${key.slice(0, 80)}…` : key)}]`;
}
