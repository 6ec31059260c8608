import type { TableModel } from "../tableModel.ts";
import { frameSources } from "../frameSources.ts";
import { drawingSvg, escapeHtml } from "../picture/drawingSvg.ts";
import { backgroundBehind, readDrawing } from "../picture/readDrawing.ts";

export interface PageReportOptions {
  readonly title: string;
  /** BCP 47, for the `lang` attribute. */
  readonly locale: string;
  /** Filters, as of when, on whose clock. */
  readonly facts: readonly string[];
  readonly words: {
    readonly hidden: string;
    readonly asOf: (instant: string) => string;
    readonly table: (title: string) => string;
    /** What is said of keys, which paper has none of. */
    readonly keys: readonly string[];
  };
}

/** Widgets, and what stands where one cannot be shown. */
const shown = ".md-frame, .md-kpi, .md-cockpit-fault";

/** What is said in words, and what qualifies the numbers or says why there are none. */
const spoken = [
  "p.md-sr",
  ".md-state-text",
  ".md-state-cause",
  ".md-note-body p",
  ".md-kpi-rows .md-note-text",
  ".md-note-text:is([data-signal], [data-note])",
  ".md-cockpit-fault-title + ul > li",
].join(", ");

/**
 * All widgets inside an element as one page of HTML: titles, sentences, what is said of their numbers beside them, pictures as
 * SVG, tables with all rows, in the order of the page. No script, no request, and whatever a text holds is text.
 */
export async function pageReport(root: Element, { title, locale, facts, words }: PageReportOptions): Promise<string> {
  const widgets = [...root.querySelectorAll<HTMLElement>(shown)].filter((one) => one.parentElement?.closest(shown) === null);
  const sections: string[] = [];
  for (const [index, widget] of widgets.entries()) sections.push(await section(widget, `w${index}`, words));
  const listed = facts.map((fact) => `<p>${escapeHtml(fact)}</p>`).join("");
  return `<!doctype html>
<html lang="${escapeHtml(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"><title>${escapeHtml(title)}</title><style>${sheet(lookOf(widgets[0] ?? root))}</style></head><body>
<header><h1>${escapeHtml(title)}</h1>${listed}</header>
<main>
${sections.join("\n")}
</main></body></html>
`;
}

interface Look {
  readonly family: string;
  readonly color: string;
  readonly background: string;
  readonly scheme: "light" | "dark";
}

/** Text and ground of the same theme: the host's page may have no ground, or one that it does not fit. */
function lookOf(widget: Element): Look {
  const page = widget.closest(".md-root") ?? widget;
  const style = getComputedStyle(page);
  const background = style.getPropertyValue("--md-background").trim();
  return {
    family: style.fontFamily,
    color: style.color,
    background: background === "" ? backgroundBehind(page) : background,
    scheme: style.colorScheme.includes("dark") ? "dark" : "light",
  };
}

async function section(widget: HTMLElement, id: string, words: PageReportOptions["words"]): Promise<string> {
  const source = frameSources.get(widget);
  const name = source?.title ?? widget.querySelector("h3, .md-cockpit-fault-title")?.textContent ?? "";
  const body = widget.querySelector<HTMLElement>(".md-frame-body, .md-kpi-figures");
  const said = [...widget.querySelectorAll(spoken)].map((line) => words.keys.reduce((text, keys) => text.replace(keys, ""), textOf(line)).trim()).filter((line) => line !== "");
  const hit = widget.querySelector(".md-kpi-hit")?.getAttribute("aria-label");
  const sentences = [...new Set([...said, ...(hit ? [hit] : [])])].map((line) => `<p>${escapeHtml(line)}</p>`).join("");
  const isTable = body?.querySelector("[role=treegrid], .md-table, .md-insights") != null;
  const picture = body === null || isTable || widget.dataset["status"] !== "ready" ? "" : `<figure>${drawingSvg(readDrawing(body), { id, label: name })}</figure>`;
  const table = source === undefined ? "" : tableHtml(await source.table(), name, words);
  const asOf = source?.asOf == null ? "" : `<p class="note">${escapeHtml(words.asOf(source.asOf))}</p>`;
  const heading = name === "" ? "" : `<h2>${escapeHtml(name)}</h2>`;
  return `<section>${heading}${sentences}${picture}${table}${asOf}</section>`;
}

/** A fault and the path that it is at stand in two lines, without a space between them. */
function textOf(line: Element): string {
  return line.matches("li") ? Array.from(line.childNodes, ({ textContent }) => textContent).join(" ") : (line.textContent ?? "");
}

/** @param title of the widget, for tables that have no caption of their own */
function tableHtml({ caption, columns, rowCount }: TableModel, title: string, words: PageReportOptions["words"]): string {
  const head = columns.map(({ label }) => `<th scope="col">${escapeHtml(label)}</th>`).join("");
  const rows = Array.from({ length: rowCount }, (_, row) => {
    const cells = columns.map(({ role, values, masked, unit, decimal, format }) => {
      const text = escapeHtml(masked?.has(row) ? words.hidden : format(values[row] ?? null));
      if (role === "row") return `<th scope="row">${text}</th>`;
      return typeof values[row] === "string" && unit === undefined && decimal !== true ? `<td class="words">${text}</td>` : `<td>${text}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  const name = escapeHtml(words.table(caption === "" ? title : caption));
  const table = `<table><caption>${name}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
  return `<div class="rows" role="region" tabindex="0" aria-label="${name}">${table}</div>`;
}

/** Values of the page's own style, which could hold what ends a style sheet. */
function sheet({ family, color, background, scheme }: Look): string {
  const safe = (value: string) => value.replace(/[<>{}]/g, "");
  return `
:root{color-scheme:${scheme};background:${safe(background)}}
body{box-sizing:border-box;margin:0 auto;max-width:960px;padding:24px;font:14px/1.5 ${safe(family)};color:${safe(color)};overflow-wrap:break-word}
h1{font-size:22px;margin:0 0 8px}h2{font-size:16px;margin:0 0 4px}
header{margin:0 0 16px}header p{margin:0 0 2px;opacity:.7;overflow-wrap:anywhere}
section{break-inside:auto;border-top:1px solid color-mix(in srgb,currentColor 20%,transparent);padding:16px 0}
h2,figure{break-inside:avoid;break-after:avoid}figure{margin:8px 0;overflow:auto}figure svg{max-width:100%;height:auto}
table{border-collapse:collapse;font-size:13px;font-variant-numeric:tabular-nums;width:100%}caption{text-align:start;opacity:.7;padding:4px 0}
th,td{border-bottom:1px solid color-mix(in srgb,currentColor 14%,transparent);padding:3px 8px;text-align:end}.rows{overflow-x:auto}
th[scope=row],th:first-child,td.words{text-align:start;font-weight:500}tr{break-inside:avoid}thead{display:table-header-group}.note{opacity:.7;font-size:12px}
@media (max-width:480px){body{padding:12px}}
@media print{:root{color-scheme:light;background:none}body{max-width:none;padding:0;color:#111}.rows{overflow:visible}th,td{overflow-wrap:anywhere}@page{margin:12mm}}`;
}
