import type { Json, JsonObject } from "../widgetSpec.ts";

/** A funnel has as many steps at most. */
export const mostSteps = 20;

/** That a funnel's parts name steps that it has, for each number of steps; and that a trend, and nothing else, has a grain. */
export function stepRules(): readonly JsonObject[] {
  const lasts = Array.from({ length: mostSteps }, (_, last) => last);
  const isTrend = { type: "object", properties: { view: { const: "trend" } }, required: ["view"] };
  const trendTime = { type: "object", properties: { time: { type: "object", properties: { grain: true }, required: ["grain"] } } };
  const plainTime = { type: "object", properties: { time: { type: "object", properties: { grain: false } } } };
  return [...lasts.map(upTo), { if: isTrend, then: trendTime, else: plainTime }];
}

function upTo(last: number): JsonObject {
  const at = (most: number): Json => (most < 0 ? false : { type: "number", maximum: most });
  const between: JsonObject = { type: "object", properties: { from: at(last - 1), to: { type: "number", minimum: 1, maximum: last } } };
  const none = { type: "array", maxItems: 0 };
  const inParts = (name: string, inner: Json): JsonObject => ({ type: ["object", "string"], properties: { [name]: inner } });
  return {
    if: { type: "object", properties: { steps: { type: "array", maxItems: last + 1 } } },
    then: {
      type: "object",
      properties: {
        exclusions: last === 0 ? none : { type: "array", items: between },
        breakdown: { type: "object", properties: { attribution: inParts("step", at(last)) } },
        view: inParts("timeToConvert", last === 0 ? false : between),
      },
    },
  };
}
