/** How wide a text is about to be, in em: enough to choose a font size at which it stays whole, before it is drawn. */
export function textWidthEm(text: string): number {
  let width = 0;
  for (const character of text) width += characterEm(character);
  return width;
}

function characterEm(character: string): number {
  if (character >= "\u2e80") return 1;
  if (/[.,:'’\s|]/.test(character)) return 0.32;
  if (/[%MWmw—]/.test(character)) return 0.98;
  return /[A-Z]/.test(character) ? 0.78 : 0.66;
}
