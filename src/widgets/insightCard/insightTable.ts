import type { TableModel } from "../frame/tableModel.ts";
import type { InsightModel } from "./insightModel.ts";
import { insightWords, plainText } from "./insightSentences.ts";
import type { InsightTextOptions } from "./insightSentences.ts";

/** The findings with their sentences, and their figures beside them: one row a finding. */
export function insightTable({ insights }: InsightModel, caption: string, { messages }: Pick<InsightTextOptions, "messages">): TableModel {
  const words = insightWords(messages);
  const column = (name: string, label: string, role: "row" | "value", values: readonly string[]) => ({ name, label, role, values, format: String });
  return {
    caption,
    rowCount: insights.length,
    columns: [
      column("finding", words.finding, "row", insights.map(({ fact }) => words.kinds[fact.kind])),
      column("sentence", words.sentence, "value", insights.map(({ pieces }) => plainText(pieces))),
      column("figures", words.figures, "value", insights.map(({ pieces }) => messages.clauses(pieces.flatMap((piece) => (typeof piece === "object" && "figure" in piece ? [piece.text] : []))))),
    ],
  };
}
