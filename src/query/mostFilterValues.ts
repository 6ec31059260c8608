/** How many values one condition may name: on the wire, in an address, in a cockpit's document and in a control. */
export const mostFilterValues = 10_000;
