/** `customer_id`, `CustomerID` and `customer id` → `customerId`; empty where no letter of a–z leads anywhere. */
export function camelCase(name: string): string {
  if (/[^\x20-\x7e]/.test(name)) return "";
  const words = name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z\d]+/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
  const joined = words.map((word, at) => (at === 0 ? word : capital(word))).join("");
  return /^[a-z]/.test(joined) ? joined : "";
}

export function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** `customerId` and `Customer ID` → `customer_id`; a name of other letters stays. */
export function snake(name: string): string {
  const camel = camelCase(name);
  return (camel === "" ? name : camel).replace(/([A-Z])/g, "_$1").toLowerCase();
}

/** What one row of a table is called: `tickets`, `t_categories` → `ticket`, `category`. */
export function singular(name: string): string {
  if (/(?:ss|us|is|news|series|feedback)$/i.test(name)) return name;
  if (/ies$/i.test(name)) return `${name.slice(0, -3)}y`;
  if (/(?:ch|sh|ss|x|z)es$/i.test(name)) return name.slice(0, -2);
  return /s$/i.test(name) ? name.slice(0, -1) : name;
}

export function plural(name: string): string {
  if (/(?:feedback|news|series)$/i.test(name)) return name;
  if (/[^aeiou]y$/i.test(name)) return `${name.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/i.test(name) ? `${name}es` : `${name}s`;
}

/** `firstResponseSeconds` → `First response seconds`. */
export function words(name: string): string {
  return capital(name.replace(/([A-Z])/g, " $1").toLowerCase());
}

/** Hands out names that nobody else has: the first wish that is free, else the last one with a number. */
export class Names {
  readonly #taken = new Set(reserved);

  take(...wishes: readonly string[]): string {
    const usable = wishes.filter((wish) => wish !== "");
    const last = usable.at(-1) ?? "name";
    let name = usable.find((wish) => !this.#taken.has(wish));
    for (let number = 2; name === undefined; number += 1) {
      const next = `${last}${number}`;
      if (!this.#taken.has(next)) name = next;
    }
    this.#taken.add(name);
    return name;
  }
}

/** Names that rows use for themselves, or that every object of the language has. */
const reserved = ["time", "constructor", "toString", "valueOf", "hasOwnProperty", "isPrototypeOf", "toLocaleString"];
