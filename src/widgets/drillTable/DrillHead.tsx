"use client";

import type { CSSProperties, ReactElement } from "react";
import type { ColumnLayout, PlacedColumn } from "./columnLayout.ts";
import type { DrillGridView } from "./drillGridView.ts";
import { HeaderCell } from "./HeaderCell.tsx";
import type { HeaderCellProps } from "./HeaderCell.tsx";

interface DrillHeadProps extends Pick<HeaderCellProps, "onSort" | "onMenu" | "onResize" | "onPlace"> {
  readonly grid: DrillGridView;
  readonly layout: ColumnLayout;
  /** The column with the tab stop, null where it is elsewhere. */
  readonly active: number | null;
  /** The column whose menu is open. */
  readonly open: string | null;
}

/** Headings over the columns, and the columns' own names. */
export function DrillHead({ grid, layout, active, open, ...actions }: DrillHeadProps): ReactElement {
  const { model, columns, places, edge } = grid;
  const depths = Array.from({ length: layout.depth }, (_, depth) => depth);
  return (
    <div role="rowgroup">
      {depths.map((depth) => (
        <div key={depth} role="row" className="md-drill-row md-drill-above" aria-rowindex={depth + 1}>
          {bare(columns, layout, depth).map((at) => (
            <div key={columns[at]?.id} aria-hidden="true" data-pin={columns[at]?.pin} data-edge={at === edge || undefined} style={places[at]} />
          ))}
          {layout.headings
            .filter((heading) => heading.depth === depth)
            .map(({ key, label, first, span }) => (
              <div
                key={key}
                role="columnheader"
                className="md-drill-heading"
                aria-colindex={first + 1}
                aria-colspan={span}
                data-pin={columns[first]?.pin ?? undefined}
                data-edge={first + span - 1 === edge || undefined}
                style={spanOf(places, first, span)}
                title={label}
              >
                <span>{label}</span>
              </div>
            ))}
        </div>
      ))}
      <div role="row" className="md-drill-row md-drill-head" aria-rowindex={layout.depth + 1} data-row="head">
        {columns.map((column, at) => (
          <HeaderCell
            key={column.id}
            {...actions}
            column={column}
            at={at}
            model={model}
            messages={grid.messages}
            place={places[at]}
            isEdge={at === edge}
            isActive={active === at}
            isOpen={open === column.id}
          />
        ))}
      </div>
    </div>
  );
}

/** Columns that stay in sight and have no heading: what scrolls by goes under them. */
function bare(columns: readonly PlacedColumn[], { headings }: ColumnLayout, depth: number): number[] {
  const covered = headings.filter((heading) => heading.depth === depth);
  const isCovered = (at: number) => covered.some(({ first, span }) => first <= at && at < first + span);
  return columns.flatMap(({ pin }, at) => (pin === null || isCovered(at) ? [] : [at]));
}

/** Over columns of one side, which stand side by side. */
function spanOf(places: readonly (CSSProperties | undefined)[], first: number, span: number): CSSProperties {
  const [start, end] = [places[first], places[first + span - 1]];
  const from = Number(start?.gridColumn);
  const insets = { insetInlineStart: start?.insetInlineStart, insetInlineEnd: end?.insetInlineEnd };
  return { ...insets, gridColumn: `${from} / span ${span}`, "--md-drill-span": span } as CSSProperties;
}
