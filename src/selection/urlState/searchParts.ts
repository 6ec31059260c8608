/** One `name=value` of an address, decoded. */
export type Param = readonly [name: string, value: string];

/** The parameters of one namespace: `name` itself, and what begins with `name.`. Others have none of it. */
export function ownParams(search: string, namespace: string): readonly Param[] {
  return partsOf(search)
    .map((part): Param => {
      const at = part.indexOf("=");
      return at < 0 ? [decoded(part), ""] : [decoded(part.slice(0, at)), decoded(part.slice(at + 1))];
    })
    .filter(([name]) => isOwn(name, namespace));
}

/** The address with these parameters in the namespace's place; those of others stay as they are, letter for letter. */
export function withOwnParams(search: string, namespace: string, params: readonly Param[]): string {
  const others = partsOf(search).filter((part) => !isOwn(decoded(part.split("=")[0] ?? ""), namespace));
  const all = [...others, ...params.map((param) => param.map(encoded).join("="))];
  return all.length === 0 ? "" : `?${all.join("&")}`;
}

/** As short as a browser leaves it. Half of a character is no text. */
export function encoded(text: string): string {
  const whole = encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD"));
  return whole.replace(/%(3A|3B|2C|40)/g, decodeURIComponent).replaceAll("'", "%27");
}

function isOwn(name: string, namespace: string): boolean {
  return name === namespace || name.startsWith(`${namespace}.`);
}

function partsOf(search: string): readonly string[] {
  return search.replace(/^\?/, "").split("&").filter((part) => part !== "");
}

/** What is no text in UTF-8 stays as it is written. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
