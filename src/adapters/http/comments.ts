import { checkOutcome, checkThreads } from "../../query/checkComments.ts";
import { askDocument } from "./askDocument.ts";
import type { Transport } from "./askDocument.ts";
import type { HttpComments } from "./httpComments.ts";

/** Asks the server's own port. What is written is sent again where the answer was lost, and done once. */
export function askComments(transport: Transport): HttpComments {
  return {
    list: ({ signal, ...list }) => askDocument("comments", { list }, checkThreads, { ...transport, signal }),
    act: (act) => askDocument("comments", { act }, checkOutcome, transport),
  };
}
