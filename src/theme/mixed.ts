/** Red, green and blue of #rrggbb, from 0 to 255. */
export function channels(color: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

/** A color on the straight way from one to the other, all as #rrggbb; 0 is `from`, 1 is `to`. */
export function mixed(from: string, to: string, share: number): string {
  const target = channels(to);
  const parts = channels(from).map((channel, at) => Math.round(channel + ((target[at] as number) - channel) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
