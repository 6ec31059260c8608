/** The widget's own class, and the host's behind it. */
export function classes(own: string, added: string | undefined): string {
  return added === undefined ? own : `${own} ${added}`;
}
