import type { Annotation } from "./annotations.ts";
import { MetricsError } from "./error.ts";

const protocols = ["http:", "https:", "mailto:"];

/**
 * Annotations that a host or a server gave, with their own fields alone.
 * @throws MetricsError `contract-violation` with the path of the first fault; a link that would run code is one
 */
export function checkAnnotations(given: unknown): readonly Annotation[] {
  if (!Array.isArray(given)) throw fault("annotations", "expected a list of annotations");
  return given.map((one: unknown, index) => annotationOf(one, `annotations[${index}]`));
}

function annotationOf(given: unknown, path: string): Annotation {
  const { at, to, label, owner, link } = (given ?? {}) as { readonly [field: string]: unknown };
  const text = (value: unknown, field: string): string => {
    if (typeof value !== "string") throw fault(`${path}.${field}`, "expected a text");
    return value;
  };
  const instant = (value: unknown, field: string): string => {
    const written = text(value, field);
    if (Number.isNaN(Date.parse(written))) throw fault(`${path}.${field}`, "expected an instant such as 2026-03-29T00:00:00Z");
    return written;
  };
  const href = (value: unknown): string => {
    const written = text(value, "link");
    if (!protocols.includes(protocolOf(written))) throw fault(`${path}.link`, "expected a link to a page or to mail");
    return written;
  };
  return {
    at: instant(at, "at"),
    ...(to !== undefined && { to: instant(to, "to") }),
    label: text(label, "label"),
    ...(owner !== undefined && { owner: text(owner, "owner") }),
    ...(link !== undefined && { link: href(link) }),
  };
}

function protocolOf(link: string): string {
  try {
    return new URL(link, "https://page").protocol;
  } catch {
    return "";
  }
}

function fault(path: string, expected: string): MetricsError {
  return new MetricsError("contract-violation", `${expected} at ${path}`, { path });
}
