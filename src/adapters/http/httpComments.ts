import type { CommentPort } from "../../query/comments.ts";
import type { Transport } from "./askDocument.ts";

export type HttpComments = Required<Omit<CommentPort, "subscribe">>;

/** The comments of the server's own port, as `comments` of `httpAdapter({ ports })`. Loaded when first asked for. */
export function httpComments(transport: Transport): HttpComments {
  const port = async () => (await import("./comments.ts")).askComments(transport);
  return {
    list: async (query) => (await port()).list(query),
    act: async (action) => (await port()).act(action),
  };
}
