"use client";

import { useState } from "react";
import type { AlertRule } from "../../query/alertRule.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePart } from "../../react/usePart.ts";
import { Unloaded } from "../frame/Unloaded.tsx";
import { DataTable } from "../frame/DataTable.tsx";
import { StateView } from "../frame/StateView.tsx";
import { firingText, previewSentence, seriesName, spanText } from "./previewText.ts";
import { ruleLater } from "./ruleLaterPart.ts";
import { RulePreviewChart } from "./RulePreviewChart.tsx";
import type { RulePreview } from "./rulePreview.ts";
import type { RuleTextOptions } from "./ruleText.ts";
import type { RulePreviewState } from "./useAlertRuleBuilder.ts";

interface RulePreviewViewProps {
  readonly state: RulePreviewState;
  readonly rule: AlertRule;
  readonly options: RuleTextOptions;
}

/** What the rule would have done: how often, when, and why there is nothing to see where there is none. */
export function RulePreviewView({ state, rule, options }: RulePreviewViewProps) {
  const { words } = options;
  switch (state.status) {
    case "unfinished":
      return <p className="md-rule-note">{state.isWrong ? words.wrongPreview : words.noPreview}</p>;
    case "pending":
    case "error":
      return (
        <div className="md-rule-plot">
          <StateView state={state} />
        </div>
      );
    case "ready":
      return <Preview preview={state.preview} rule={rule} options={options} />;
    default:
      return state satisfies never;
  }
}

function Preview({ preview, rule, options }: { readonly preview: RulePreview; readonly rule: AlertRule; readonly options: RuleTextOptions }) {
  const { timeZone } = useLocalized();
  const { words } = options;
  const [chosen, setChosen] = useState<string | null>(null);
  const [isTabled, setTabled] = useState(false);
  const later = usePart(ruleLater, isTabled);
  const texts = { ...options, timeZone };
  const names = preview.series.map((series) => seriesName(series, rule, texts));
  const at = Math.max(0, chosen === null ? 0 : names.indexOf(chosen));
  const series = preview.series[at];
  if (series === undefined || series.points.every(({ value }) => value === null)) {
    return <p className="md-rule-note">{words.noHistory}</p>;
  }
  return (
    <>
      <p className="md-rule-fires" role="status">
        {words.wouldHaveFired(preview.firings, spanText(series.points, rule, words))}
      </p>
      {preview.series.length > 1 && (
        <label className="md-rule-series">
          {words.series}
          <select className="md-input" value={names[at]} onChange={({ target }) => setChosen(target.value)}>
            {preview.series.map(({ firings }, index) => (
              <option key={names[index]} value={names[index]}>{`${names[index] ?? ""} (${firings.length})`}</option>
            ))}
          </select>
        </label>
      )}
      <RulePreviewChart series={series} label={previewSentence(series, rule, texts)} rule={rule} options={texts} />
      <ol className="md-rule-firings">
        {series.firings.map((firing) => (
          <li key={firing.from} data-severity={firing.severity}>
            {firingText(firing, rule, texts)}
          </li>
        ))}
      </ol>
      <details className="md-rule-table" onToggle={({ currentTarget }) => setTabled(currentTarget.open)}>
        <summary>{words.asTable}</summary>
        {isTabled && later && <DataTable table={later.previewTable(series, rule, texts)} />}
        {isTabled && later === null && <Unloaded text={options.messages.states.missing} retry={ruleLater.load} />}
      </details>
    </>
  );
}
