"use client";
import { useMemo, useState } from "react";
import { formatNumber } from "../../format/number.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePrinting } from "../../react/usePrinting.ts";
import { Icon } from "./Icon.tsx";
import { sortIcon } from "./icons.ts";
import { sortedRows } from "./tableModel.ts";
import type { TableModel, TableSort } from "./tableModel.ts";

const pageSize = 200;

/** The numbers of a widget as a sortable table; of long ones the first rows, and the next on demand. On paper all. */
export function DataTable({ table }: { readonly table: TableModel }) {
  const { locale, messages } = useLocalized();
  const [sort, setSort] = useState<TableSort | null>(null);
  const [asked, setLimit] = useState(pageSize);
  const rows = useMemo(() => sortedRows(table, sort), [table, sort]);
  const limit = usePrinting() ? rows.length : asked;
  const { caption, columns } = table;
  const count = (value: number) => formatNumber(value, { locale, unit: "count" });
  return (
    <div
      className="md-table"
      role="group"
      aria-label={caption}
      tabIndex={0}
      onScroll={({ currentTarget: box }) => box.toggleAttribute("data-scroll", !!box.scrollLeft)}
    >
      <table>
        <caption className="md-sr">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, label, role }) => {
              const direction = sort?.column === name ? sort.direction : undefined;
              return (
                <th key={name} scope="col" data-role={role} aria-sort={direction}>
                  <button
                    type="button"
                    onClick={() =>
                      setSort({ column: name, direction: direction === "ascending" ? "descending" : "ascending" })
                    }
                  >
                    {label}
                    <Icon path={sortIcon} size={12} />
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, limit).map((row) => (
            <tr key={row}>
              {columns.map(({ name, role, values, masked, format }) => {
                if (masked?.has(row)) {
                  return (
                    <td key={name} title={messages.states.masked} data-masked>
                      <span aria-hidden="true">{messages.states.hidden}</span>
                      <span className="md-sr">{messages.states.masked}</span>
                    </td>
                  );
                }
                const text = format(values[row] ?? null);
                return role === "row" ? (
                  <th key={name} scope="row">
                    {text}
                  </th>
                ) : (
                  <td key={name}>{text}</td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > limit && (
        <button type="button" className="md-button" data-variant="quiet" onClick={() => setLimit(limit + pageSize)}>
          {messages.frame.showMore(count(limit), count(rows.length))}
        </button>
      )}
    </div>
  );
}
