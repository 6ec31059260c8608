/** Of the series, for every library the same. */
export const colors = ["#2f6fde", "#c2571a", "#2e8b57", "#8a4fbf"];

export function colorOf(series: number): string {
  return colors[series % colors.length] ?? "#000";
}
