"use client";

import type { ReactElement } from "react";
import { formatNumber } from "../../format/number.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import type { RetentionModel, RetentionRow } from "./retentionModel.ts";
import { valueText } from "./retentionReading.ts";
import type { RetentionScale, RetentionShades } from "./retentionShade.ts";
import { retentionWords } from "./retentionWords.ts";

interface RetentionLegendProps {
  readonly model: RetentionModel;
  readonly body: readonly RetentionRow[];
  readonly shades: RetentionShades;
  readonly scale: RetentionScale;
}

/** What color, hatching and mark mean, and by whose clocks days are cut. */
export function RetentionLegend({ model, body, shades, scale }: RetentionLegendProps): ReactElement {
  const { locale, messages } = useLocalized();
  const words = retentionWords(messages);
  const { delta } = messages;
  const has = (state: string) => body.some(({ cells }) => cells.some((cell) => cell.state === state));
  const endText = (end: number) => {
    if (scale !== "diverging") return valueText(model, end, { locale });
    if (model.unit !== "share") return formatNumber(end, { locale, digits: 1, sign: "change" });
    return delta.percentagePoints(formatNumber(end * 100, { locale, digits: 1, sign: "change" }));
  };
  const [low, high] = shades.ends ?? [];
  return (
    <ul className="md-cohort-legend">
      {low !== undefined && high !== undefined && (
        <li>
          {endText(low)}
          <span className="md-cohort-ramp" aria-hidden="true">
            {shades.ramp.map((color) => (
              <span key={color} style={{ backgroundColor: color }} />
            ))}
          </span>
          {endText(high)}
        </li>
      )}
      {has("running") && (
        <li>
          <span className="md-cohort-key" aria-hidden="true" />
          {words.running}
        </li>
      )}
      {has("small") && (
        <li>
          <span aria-hidden="true">*</span>
          {messages.states.tooFew}
        </li>
      )}
      <li>{messages.definition.timeZone(model.timeZone)}</li>
    </ul>
  );
}
