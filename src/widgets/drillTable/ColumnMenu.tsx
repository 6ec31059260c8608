"use client";

import { useRef } from "react";
import type { ReactElement } from "react";
import { I18nProvider, Menu, MenuItem, Popover, Separator } from "react-aria-components";
import { overlayRoot } from "../../react/overlayRoot.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import type { ColumnLayout } from "./columnLayout.ts";
import { hideColumn, moveColumn, nameColumn, pinColumn, resetColumnSize, resizeColumn, showColumn, untouchedColumns } from "./columnState.ts";
import type { DrillColumnState } from "./columnState.ts";
import type { DrillTableActions, DrillTableModel } from "./drillTableModel.ts";

export interface ColumnMenuProps {
  /** The column's name, under which it opens. */
  readonly anchor: HTMLElement;
  readonly id: string;
  readonly model: DrillTableModel;
  readonly layout: ColumnLayout;
  readonly state: DrillColumnState;
  readonly change: (next: (last: DrillColumnState) => DrillColumnState) => void;
  readonly sortBy: DrillTableActions["sortBy"];
  readonly onClose: () => void;
}

const widthStep = 40;

/** What can be done with a column, and the way back to those that are hidden. */
export function ColumnMenu({ anchor, id, model, layout, state, change, sortBy, onClose }: ColumnMenuProps): ReactElement {
  const { locale, messages } = useLocalized();
  const words = messages.drillGrid;
  const trigger = useRef<HTMLElement>(anchor);
  const placed = layout.columns.find((column) => column.id === id);
  const own = model.columns.find((column) => column.id === id);
  const isName = id === nameColumn;
  const pin = placed?.pin ?? null;
  const size = placed?.size ?? 0;
  const region = layout.columns.filter((column) => column.pin === pin && column.id !== nameColumn).map((column) => column.id);
  const hidden = model.columns.filter((column) => state.hidden.includes(column.id));
  const acts: { readonly [key: string]: () => void } = {
    ascending: () => sortBy(isName ? null : id, "asc"),
    descending: () => sortBy(isName ? null : id, "desc"),
    pinStart: () => change((last) => pinColumn(last, id, "start")),
    pinEnd: () => change((last) => pinColumn(last, id, "end")),
    unpin: () => change((last) => pinColumn(last, id, null)),
    earlier: () => change((last) => moveColumn(last, id, -1, region)),
    later: () => change((last) => moveColumn(last, id, 1, region)),
    wider: () => change((last) => resizeColumn(last, id, size + widthStep)),
    narrower: () => change((last) => resizeColumn(last, id, size - widthStep)),
    usualWidth: () => change((last) => resetColumnSize(last, id)),
    hide: () => change((last) => hideColumn(last, id)),
    untouched: () => change(() => untouchedColumns),
  };
  const item = (key: keyof typeof acts & keyof typeof words) => (
    <MenuItem key={key} id={key} className="md-drill-item">
      {words[key] as string}
    </MenuItem>
  );
  const label = isName ? model.levels.map((level) => level.label).join(" / ") : (own?.label ?? "");
  return (
    <I18nProvider locale={locale}>
      <Popover
        className="md-popover md-drill-popover"
        triggerRef={trigger}
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose();
        }}
        placement="bottom end"
        offset={2}
        containerPadding={8}
        {...overlayRoot(anchor.closest(".md-root"))}
      >
        <Menu
          className="md-drill-items"
          aria-label={words.column(label)}
          autoFocus="first"
          onAction={(key) => {
            const shown = String(key).startsWith("show:") ? String(key).slice(5) : null;
            if (shown === null) acts[String(key)]?.();
            else change((last) => showColumn(last, shown));
          }}
          onClose={onClose}
        >
          {(isName || own?.isSortable === true) && [item("ascending"), item("descending"), <Separator key="sorting" className="md-drill-line" />]}
          {!isName && [
            ...(pin === null ? [item("pinStart"), item("pinEnd")] : [item("unpin")]),
            ...(region.indexOf(id) > 0 ? [item("earlier")] : []),
            ...(region.indexOf(id) < region.length - 1 ? [item("later")] : []),
          ]}
          {item("wider")}
          {item("narrower")}
          {state.sizes[id] !== undefined && item("usualWidth")}
          {!isName && layout.columns.length > 2 && item("hide")}
          {(hidden.length > 0 || state !== untouchedColumns) && <Separator className="md-drill-line" />}
          {hidden.map((column) => (
            <MenuItem key={column.id} id={`show:${column.id}`} className="md-drill-item">
              {words.show([...column.above, column.label].join(" "))}
            </MenuItem>
          ))}
          {state !== untouchedColumns && item("untouched")}
        </Menu>
      </Popover>
    </I18nProvider>
  );
}
