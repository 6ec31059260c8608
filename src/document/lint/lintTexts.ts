import type { LocalizedText } from "../../query/locale.ts";
import type { CockpitDocument } from "../cockpitDocument.ts";
import { filterFields } from "../filterFields.ts";
import { below } from "../finding.ts";
import type { Finding } from "../finding.ts";
import { visitFields } from "../visitFields.ts";
import type { JsonObject } from "../widgetSpec.ts";
import type { LintOptions } from "./lintDocument.ts";

const languages = { en: { en: "English", "zh-CN": "英文" }, "zh-CN": { en: "Chinese", "zh-CN": "中文" } } as const;

/** Texts that are empty, or written in one language only. */
export function lintTexts(document: CockpitDocument, { specs }: LintOptions): readonly Finding[] {
  const { title, description, filters = [], widgets } = document;
  const texts: [path: string, text: LocalizedText][] = [["title", title]];
  if (description !== undefined) texts.push(["description", description]);
  const collect = (fields: Parameters<typeof visitFields>[0], values: JsonObject, path: string) =>
    visitFields(fields, values, path, (field, value, at) => {
      if (field.kind === "localized") texts.push([at, value as unknown as LocalizedText]);
    });
  filters.forEach((filter, at) => collect(filterFields[filter.kind], filter as unknown as JsonObject, below("filters", at)));
  for (const [id, { type, props }] of Object.entries(widgets)) {
    const fields = specs.find((spec) => spec.type === type)?.fields;
    if (fields !== undefined) collect(fields, props, `${below("widgets", id)}.props`);
  }
  return texts.flatMap(([path, text]) => missing(path, text));
}

function missing(path: string, text: LocalizedText): readonly Finding[] {
  return (["en", "zh-CN"] as const)
    .filter((language) => (text[language] ?? "").trim() === "")
    .map((language): Finding => {
      const { en, "zh-CN": zh } = languages[language];
      const severity = path === "title" && text[language]?.trim() === "" ? "error" : "warning";
      return { path: below(path, language), message: { en: `the text is missing in ${en}`, "zh-CN": `缺少${zh}文本` }, severity };
    });
}
