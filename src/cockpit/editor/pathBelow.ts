/** Whether a path leads into what stands at another: `steps[1].within` into `steps`. */
export function isBelow(path: string, above: string): boolean {
  return path.startsWith(above) && /^[.[]/.test(path.slice(above.length));
}
