import { useState } from "react";
import { AlertRuleBuilder, AnomalyAlerts, useMetricdeck } from "../../../src/index.ts";
import type { AlertRule } from "../../../src/query/index.ts";
import { rehearse, useDrill } from "../drill.ts";
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
    <>
      <Drill words={words} />
      <div className="tables">
        <AnomalyAlerts title={words.incidents} height={480} />
        <AlertRuleBuilder title={words.rule} rule={manyComplaints} />
      </div>
    </>
  );
}

/** Something breaks for practice, and hours pass at a press. */
function Drill({ words: { drill: words } }: { readonly words: PageProps["words"]["alerts"] }) {
  const { client } = useMetricdeck();
  const drill = useDrill();
  const [doing, setDoing] = useState<"idle" | "busy" | "failed">("idle");
  if (drill === null) return null;
  const act = async (what: Parameters<typeof rehearse>[0]) => {
    setDoing("busy");
    try {
      await rehearse(what);
      await client.queryClient.invalidateQueries();
      setDoing("idle");
    } catch {
      setDoing("failed");
    }
  };
  const said = doing === "idle" ? words.stands(drill.isBroken, drill.offsetMs / 3_600_000) : words[doing];
  return (
    <section className="drill" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <div>
        <button type="button" aria-disabled={doing === "busy"} onClick={() => doing === "busy" || void act(drill.isBroken ? "repair" : "break")}>
          {drill.isBroken ? words.repair : words.break}
        </button>
        <button type="button" aria-disabled={doing === "busy"} onClick={() => doing === "busy" || void act("forward")}>
          {words.forward}
        </button>
        <span role="status">{said}</span>
      </div>
    </section>
  );
}
