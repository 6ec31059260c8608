import type { Finding } from "../finding.ts";

/** What is wrong, in the order in which it was met. */
export interface Faults {
  readonly found: Finding[];
  readonly report: (path: string, en: string, zh: string) => void;
}

export function collectFaults(): Faults {
  const found: Finding[] = [];
  return { found, report: (path, en, zh) => found.push({ path, message: { en, "zh-CN": zh }, severity: "error" }) };
}
