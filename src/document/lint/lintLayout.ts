import { breakpoints, columnsOf } from "../cockpitDocument.ts";
import type { Breakpoint, CockpitDocument, Placement, Placements } from "../cockpitDocument.ts";
import { below } from "../finding.ts";
import type { Finding } from "../finding.ts";
import { leastColumns } from "../layout/deriveLayout.ts";
import { overlaps, sorted } from "../layout/placement.ts";
import type { LintOptions } from "./lintDocument.ts";

/** Widgets in each other's way, beside the grid, without a place, or too small to read. */
export function lintLayout(document: CockpitDocument, options: LintOptions): readonly Finding[] {
  return breakpoints.flatMap((at) => {
    const placements = document.layout[at];
    return placements === undefined ? [] : lintPlacements(document, at, placements, options);
  });
}

function lintPlacements({ widgets }: CockpitDocument, at: Breakpoint, placements: Placements, { specs }: LintOptions): readonly Finding[] {
  const path = `layout.${at}`;
  const columns = columnsOf[at];
  const entries = sorted(placements);
  const unplaced = Object.keys(widgets)
    .filter((id) => !Object.hasOwn(placements, id))
    .map((id): Finding => ({
      path: below(path, id),
      message: { en: `the widget "${id}" has no place; give it one`, "zh-CN": `组件“${id}”没有位置；请为其设置` },
      severity: "error",
    }));
  const met = entries.flatMap(([id, place], index) => {
    const other = entries.slice(0, index).find(([, before]) => overlaps(place, before));
    if (other === undefined) return [];
    const message = {
      en: `"${id}" lies over "${other[0]}" and is shown below it; move one of them`,
      "zh-CN": `“${id}”与“${other[0]}”重叠，将显示在其下方；请移动其一`,
    };
    return [warning(below(path, id), message)];
  });
  const outside = entries
    .filter(([, { x, w }]) => x + w > columns)
    .map(([id]) =>
      warning(below(path, id), {
        en: `"${id}" reaches beyond the ${columns} columns and is moved inside; make it narrower, or move it`,
        "zh-CN": `“${id}”超出 ${columns} 列，将被移入；请缩窄或移动`,
      }),
    );
  const small = entries.flatMap(([id, place]) => {
    const size = specs.find(({ type }) => type === widgets[id]?.type)?.size;
    const least = { w: Math.min(leastColumns(size, at, place.w), columns), h: size?.minH ?? 2 };
    return isSmaller(place, least) ? [tooSmall(below(path, id), id, least)] : [];
  });
  return [...unplaced, ...met, ...outside, ...small];
}

type Size = Pick<Placement, "w" | "h">;

function isSmaller(place: Placement, least: Size): boolean {
  return place.w < least.w || place.h < least.h;
}

function tooSmall(path: string, id: string, { w, h }: Size): Finding {
  return warning(path, {
    en: `"${id}" is too small to read; give it ${w} columns and ${h} rows at least`,
    "zh-CN": `“${id}”过小，难以阅读；至少需要 ${w} 列、${h} 行`,
  });
}

function warning(path: string, message: Finding["message"]): Finding {
  return { path, message, severity: "warning" };
}
