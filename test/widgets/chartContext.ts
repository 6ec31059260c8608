import type { ChartContext } from "../../src/charts/chartContext.ts";
import { en } from "../../src/i18n/en.ts";
import { light } from "../../src/theme/light.ts";

/** A place of 600 × 240 px in an English page. */
export const chartContext: ChartContext = {
  theme: light,
  fontFamily: "sans-serif",
  locale: "en",
  timeZone: "UTC",
  messages: en,
  width: 600,
  height: 240,
  reducedMotion: true,
};
