const breaks = "\n\r\t";
const commas = ",;，；、";
const quoted = /[^\S\n\r\t]*"((?:[^"]|"")*)"[^\S\n\r\t]*(?=[\n\r\t,;，；、]|$)/y;

/**
 * The parts of a list as spreadsheets and chats have it. Where there are lines or tabs, these are what separates, and commas
 * belong to values, but for lines of CSV, which have quotes; a single line is separated by its commas.
 * @param separators what counts as a comma
 */
export function pastedParts(text: string, separators = commas): readonly string[] {
  const isLine = !/[\n\r\t]/.test(text.trim());
  const parts: string[] = [];
  let at = 0;
  while (at < text.length) {
    quoted.lastIndex = at;
    const inQuotes = quoted.exec(text)?.[1];
    const end = inQuotes === undefined ? endOf(text, at, isLine || isCsv(text, at) ? breaks + separators : breaks) : quoted.lastIndex;
    parts.push(inQuotes === undefined ? text.slice(at, end) : inQuotes.replaceAll('""', '"'));
    at = end + 1;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** A part as `pastedParts` reads it back. */
export function quotedPart(part: string): string {
  return /[,;，；、"\n\r\t]/.test(part) ? `"${part.replaceAll('"', '""')}"` : part;
}

/** Whether a part in quotes stands between commas in this line. */
function isCsv(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, endOf(text, at, "\n"));
  return /[,;，；、][^\S\n]*"|"[^\S\n]*[,;，；、]/.test(line);
}

function endOf(text: string, from: number, separators: string): number {
  for (let at = from; at < text.length; at += 1) if (separators.includes(text[at] ?? "")) return at;
  return text.length;
}
