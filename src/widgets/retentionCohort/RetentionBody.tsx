"use client";

import { useId, useMemo, useState } from "react";
import type { ReactElement } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { part } from "../../react/part.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePart } from "../../react/usePart.ts";
import { ChartFailed } from "../chart/ChartFailed.tsx";
import { journeyNotes } from "../frame/journeyNotes.ts";
import { retentionDrill } from "./retentionDrill.ts";
import type { RetentionDrill } from "./retentionDrill.ts";
import { RetentionGrid } from "./RetentionGrid.tsx";
import type { RetentionModel, RetentionRow } from "./retentionModel.ts";
import { meanTurn, shownRows } from "./retentionRows.ts";
import type { RetentionMean } from "./retentionRows.ts";
import { retentionDefinition, retentionSentence, stop } from "./retentionSentence.ts";
import type { RetentionScale } from "./retentionShade.ts";
import { retentionWords } from "./retentionWords.ts";

export interface RetentionBodyProps {
  readonly model: RetentionModel;
  readonly title: string;
  readonly catalog: Catalog;
  /** Default `pooled`. */
  readonly mean?: RetentionMean | undefined;
  /** Default `table`. */
  readonly scale?: RetentionScale | undefined;
  /** What is shown first. Default `cohorts`. */
  readonly initialView?: "cohorts" | "curve" | undefined;
  /** A click or Enter on a cell: its people are asked for by what comes with it. */
  readonly onDrill?: ((drill: RetentionDrill) => void) | undefined;
}

const curvePart = part(() => import("./RetentionCurve.tsx"));
const views = ["cohorts", "curve"] as const;

/** What the numbers are, the choice of segment and view, and the numbers. */
export function RetentionBody(props: RetentionBodyProps): ReactElement {
  const { model, title, catalog, mean = "pooled", scale = "table", initialView = "cohorts", onDrill } = props;
  const { locale, messages } = useLocalized();
  const words = retentionWords(messages);
  const [view, setView] = useState(initialView);
  const [chosen, setChosen] = useState<string | null>(null);
  const wordsId = useId();
  const curve = usePart(curvePart, view === "curve");
  const segments = model.by?.segments ?? [];
  const at = segments.findIndex(({ key }) => key === chosen);
  const segment = at < 0 ? null : at;
  const rows = useMemo(() => shownRows(model, segment, mean), [model, segment, mean]);
  const turn = meanTurn(model, rows);
  const more = journeyNotes(messages);
  const note = turn === null ? null : turn === "rises" ? more.meanRises : more.meanFalls;
  const definition = retentionDefinition(model, { locale, messages });
  const sentence = useMemo(() => retentionSentence(model, rows, { locale, messages, mean }), [model, rows, locale, messages, mean]);
  const onCell = onDrill && ((row: RetentionRow, period: number) => onDrill(retentionDrill(catalog, model, inSegment(row, segment, model), period)));
  const help = [view === "curve" ? words.curveKeyboard : words.keyboard, onDrill ? words.drills : ""].join(" ");
  return (
    <div className="md-cohort">
      <p id={wordsId} className="md-sr">
        {sentence} {note !== null && `${note}${stop(locale)}`} {help}
      </p>
      <div className="md-cohort-bar">
        <p className="md-cohort-definition" title={definition}>
          {definition}
        </p>
        {model.by !== null && (
          <select
            className="md-cohort-select"
            aria-label={model.by.label}
            value={segment === null ? "" : (chosen ?? "")}
            onChange={({ target }) => setChosen(target.value === "" ? null : target.value)}
          >
            <option value="">{words.compared}</option>
            {segments.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        )}
        <div className="md-cohort-views" role="group" aria-label={words.view}>
          {views.map((one) => (
            <button key={one} type="button" className="md-button" data-variant="quiet" aria-pressed={view === one} onClick={() => setView(one)}>
              {words.views[one]}
            </button>
          ))}
        </div>
      </div>
      {view === "cohorts" ? (
        <RetentionGrid model={model} rows={rows} mean={mean} scale={scale} label={title} describedBy={wordsId} onCell={onCell} />
      ) : curve ? (
        <curve.RetentionCurve model={model} rows={rows} mean={mean} label={title} describedBy={wordsId} onCell={onCell} />
      ) : (
        <div className="md-cohort-box">{curve === null && <ChartFailed retry={curvePart.load} />}</div>
      )}
      {note !== null && <p className="md-cohort-note">{note}</p>}
    </div>
  );
}

/** The mean of one segment's cohorts is of that segment. */
function inSegment(row: RetentionRow, segment: number | null, { by }: RetentionModel): RetentionRow {
  return row.segment !== null || segment === null ? row : { ...row, segment: by?.segments[segment] ?? null };
}
