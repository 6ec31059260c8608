/** The source of the clause that says what is open in a table: its filter, which has the table's own, may go without it. */
export function openSource(id: string): string {
  return `${id}-open`;
}
