"use client";

import type { RefObject } from "react";
import { useId, useState } from "react";
import { filteringInEnglish } from "../i18n/english/filtering.ts";
import { formatNumber } from "../format/number.ts";
import { readNumber, readPercent, writeNumber, writePercent } from "../format/readNumber.ts";
import type { Catalog } from "../query/catalog.ts";
import { metricUnit } from "../query/metric.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { ControlPopover } from "./ControlPopover.tsx";
import { FailureNote } from "./FailureNote.tsx";
import type { MeasureBound, MeasureFilterState } from "./useMeasureFilter.ts";
import { useTypedText } from "./useTypedText.ts";

export interface MeasurePanelProps {
  readonly filter: MeasureFilterState;
  readonly trigger: RefObject<HTMLButtonElement | null>;
}

const ops = ["lt", "lte", "gt", "gte"] as const;

/** A condition in words and a number: shares are written in percent. */
export function MeasurePanel({ filter, trigger }: MeasurePanelProps) {
  const { catalog, locale, messages } = useLocalized<Catalog>();
  const { bound, choose, count, cut, error, label } = filter;
  const { filters, filtering = filteringInEnglish, states } = messages;
  const metric = catalog.metrics[filter.metric];
  const unit = metric && metricUnit(metric);
  const notation = unit === "share" ? { read: readPercent, write: writePercent } : { read: readNumber, write: writeNumber };
  const [op, setOp] = useState<MeasureBound["op"]>(bound?.op ?? "lt");
  const [inField, setInField] = useState(bound === null ? "" : notation.write(bound.value, locale));
  const text = useTypedText(inField, notation);
  const typed = notation.read(text, locale);
  const isNumber = !Number.isNaN(typed);
  const isRefused = text.trim() !== "" && !isNumber;
  const [opId, faultId] = [useId(), useId()];
  const said = (n: number) => formatNumber(n, { locale, unit: "count" });
  const found = cut !== null ? filtering.firstOf(said(cut)) : count !== null ? filtering.kept(said(count)) : states.loading;
  return (
    <ControlPopover label={label} trigger={trigger} isOpen={filter.isOpen} onOpenChange={filter.setOpen}>
      <form
        className="md-measure"
        onSubmit={(event) => {
          event.preventDefault();
          if (isNumber) choose({ op, value: typed });
        }}
      >
        <div className="md-measure-fields">
          <select id={opId} className="md-input" aria-label={label} value={op} onChange={({ target }) => setOp(target.value as MeasureBound["op"])}>
            {ops.map((one) => (
              <option key={one} value={one}>
                {filtering.conditions[one]}
              </option>
            ))}
          </select>
          <input
            className="md-input"
            inputMode="decimal"
            autoComplete="off"
            aria-label={filtering.bound}
            aria-invalid={isRefused}
            aria-describedby={isRefused ? faultId : undefined}
            value={text}
            onChange={({ target }) => setInField(target.value)}
          />
          {unit === "share" && <span>%</span>}
        </div>
        {isRefused && (
          <p id={faultId} role="alert" className="md-range-error" data-signal="bad">
            {filtering.noNumber}
          </p>
        )}
        {error === null ? (
          <p className="md-members-note" role="status">
            {bound !== null && found}
          </p>
        ) : (
          <FailureNote words={states.reasons[error.error.code] ?? states.error} retry={error.retry} className="md-members-note" />
        )}
        <footer>
          <button type="submit" className="md-button" data-variant="primary" disabled={!isNumber}>
            {filters.apply}
          </button>
          <button type="button" className="md-button" data-variant="quiet" disabled={bound === null} onClick={() => choose(null)}>
            {filters.clear}
          </button>
        </footer>
      </form>
    </ControlPopover>
  );
}
