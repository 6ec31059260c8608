import { AlertRuleBuilder, AnomalyAlerts } from "../../../src/index.ts";
import type { AlertRule } from "../../../src/query/index.ts";
import type { PageProps } from "../pages.ts";

const manyComplaints: AlertRule = {
  format: 1,
  id: "complaints-many",
  version: 0,
  name: { en: "Many complaints", "zh-CN": "投诉偏多" },
  metric: "complaints",
  grain: "day",
  condition: { kind: "threshold", enter: { above: 16 } },
};

export default function Alerts({ words: { alerts: words } }: PageProps) {
  return (
    <div className="tables">
      <AnomalyAlerts title={words.incidents} height={400} />
      <AlertRuleBuilder title={words.rule} rule={manyComplaints} />
    </div>
  );
}
