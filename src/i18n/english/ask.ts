import type { AskMessages } from "../messages/ask.ts";

export const askInEnglish: AskMessages = {
  title: "Ask a question",
  placeholder: "How did tickets by channel develop this month?",
  ask: "Ask",
  empty: "Write a question first",
  thinking: "Looking for a query that answers it",
  secondTry: "The first answer could not be used; asking once more",
  cancel: "Cancel",
  cancelled: "Cancelled. Nothing was asked.",
  timedOut: "No answer in time. Try again, or ask more simply.",
  failed: "The question could not be answered",
  refused: "The answer is no query that can be asked here, so nothing was run",
  at: (path) => `At ${path}`,
  proposal: "This is what will be asked",
  show: "Show it",
  discard: "Discard",
  add: "Add to the cockpit",
  added: "Added",
  another: "Ask another question",
  onlyTable: "No widget shows this query as it is: here are its rows.",
  history: "Asked before",
};
