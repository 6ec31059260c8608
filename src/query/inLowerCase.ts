/** Letter by letter, as databases lower it: `İ` is one letter, and `Σ` the same wherever it stands in a word. */
export function inLowerCase(text: string): string {
  return text.replaceAll("İ", "i").replaceAll("Σ", "σ").toLowerCase();
}
