import { expect, it } from "vitest";
import { labelOf, localized } from "../../src/react/label.ts";

const csat = { en: "Satisfaction", "zh-CN": "满意度" };

it("localized(text, locale) is Chinese for every Chinese locale, else English", () => {
  expect(localized(csat, "zh-CN")).toBe("满意度");
  expect(localized(csat, "zh")).toBe("满意度");
  expect(localized(csat, "de")).toBe("Satisfaction");
  expect(localized({ en: "Satisfaction" }, "zh-CN")).toBe("Satisfaction");
});

it("labelOf(names, name, locale) falls back to the name", () => {
  expect(labelOf({ csat: { label: csat } }, "csat", "zh-CN")).toBe("满意度");
  expect(labelOf({ csat: {} }, "csat", "en")).toBe("csat");
});
