/** Asks the first half of what was too much for one request, and the second, side by side. */
export async function inHalves(
  sent: readonly (readonly [index: number, asked: unknown])[],
  exchange: (isIn: (index: number) => boolean) => Promise<void>,
): Promise<void> {
  const [middle = 0] = sent[sent.length >> 1] ?? [];
  await Promise.all([exchange((index) => index < middle), exchange((index) => index >= middle)]);
}
