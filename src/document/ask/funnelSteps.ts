import type { Json, JsonObject } from "../widgetSpec.ts";

/** A funnel has as many steps at most. */
export const mostSteps = 20;

/** That a funnel's parts name steps that it has, for each number of steps; and that a trend, and nothing else, has a grain. */
export function stepRules(): readonly JsonObject[] {
  const lasts = Array.from({ length: mostSteps }, (_, last) => last);
  const inTime = (time: JsonObject): Json => ({ type: "object", ...time });
  const trend = parts({ view: { const: "trend" }, time: inTime({ properties: { grain: true }, required: ["grain"] }) }, ["view"]);
  const other = parts({ view: { not: { const: "trend" } }, time: inTime({ properties: { grain: false } }) });
  return [...lasts.map(upTo), { anyOf: [trend, other] }];
}

/** Either there are more steps, or none after the last of so many is named. */
function upTo(last: number): JsonObject {
  const at = (most: number): Json => (most < 0 ? false : { type: "number", maximum: most });
  const between = parts({ from: at(last - 1), to: { type: "number", minimum: 1, maximum: last } });
  const within = (name: string, inner: Json): JsonObject => ({ type: ["object", "string"], properties: { [name]: inner } });
  const named = {
    exclusions: last === 0 ? { type: "array", maxItems: 0 } : { type: "array", items: between },
    breakdown: parts({ attribution: within("step", at(last)) }),
    view: within("timeToConvert", last === 0 ? false : between),
  };
  return { anyOf: [parts({ steps: { type: "array", minItems: last + 2 } }), parts(named)] };
}

function parts(properties: JsonObject, required: readonly string[] = []): JsonObject {
  return { type: "object", properties, ...(required.length > 0 && { required }) };
}
