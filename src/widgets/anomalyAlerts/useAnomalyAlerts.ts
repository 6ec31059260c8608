"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import type { Acted, AlertAction, AlertPage, AlertQuery, IncidentState } from "../../query/alerts.ts";
import { canonical } from "../../query/canonical.ts";
import type { Catalog, MetricName } from "../../query/catalog.ts";
import { asMetricsError, MetricsError } from "../../query/error.ts";
import { useOnline } from "../../react/useOnline.ts";
import { usePortAnswer } from "../../react/usePortAnswer.ts";
import { useProvided } from "../../react/useProvided.ts";
import type { RegisteredCatalog } from "../../react/register.ts";
import type { WidgetState } from "../../react/widgetState.ts";
import { alertsModel } from "./alertsModel.ts";
import type { AlertsModel, PendingAct } from "./alertsModel.ts";

export interface UseAnomalyAlertsProps<C extends Catalog = RegisteredCatalog>
  extends Omit<AlertQuery, "metrics" | "page" | "signal"> {
  /** Default: every metric. */
  readonly metrics?: readonly MetricName<C>[];
  /** Default: `open` and `acknowledged`. */
  readonly states?: readonly IncidentState[];
  /** How many are asked for; where there are more, the state is partial. Default 200, at most 1000. */
  readonly size?: number;
  /** How often they are asked for again; 0 never. Default 60 000. */
  readonly refreshMs?: number;
}

/** What became of the last thing that was done. */
export interface AlertOutcome {
  readonly action: AlertAction;
  readonly done: number;
  readonly failed: number;
  /** Of the first that failed. */
  readonly error: MetricsError | null;
}

/** What can be done to incidents, and what is being done. */
export interface AlertDesk {
  /** Shows at once what comes of it, and takes back what the port refuses. Never rejects. */
  readonly act: (ids: readonly string[], action: AlertAction) => Promise<AlertOutcome>;
  readonly pending: readonly PendingAct[];
  readonly outcome: AlertOutcome | null;
}

export interface AnomalyAlertsState {
  /** Without incidents it is ready too, with none: that nothing fires is a finding, which may be stale or partial. */
  readonly state: WidgetState<AlertsModel>;
  readonly desk: AlertDesk;
}

const living: readonly IncidentState[] = ["open", "acknowledged"];

/** The incidents of the adapter's port, and what can be done to them, without a picture. */
export function useAnomalyAlerts<C extends Catalog = RegisteredCatalog>(props: UseAnomalyAlertsProps<C> = {}): AnomalyAlertsState {
  const { metrics, states = living, severities, range, size = 200, refreshMs = 60_000 } = props;
  const { client, now } = useProvided();
  const { adapter, id, queryClient, maxAgeMs } = client;
  const port = adapter.alerts;
  const online = useOnline();
  const [pending, setPending] = useState<readonly PendingAct[]>([]);
  const [outcome, setOutcome] = useState<AlertOutcome | null>(null);
  const asked = { ...(metrics && { metrics }), states, ...(severities && { severities }), ...(range && { range }), page: { size } };
  const { data, error, isFormer, isFetching, refetch } = usePortAnswer(
    ["alerts", canonical(asked)],
    port === undefined ? null : (signal) => port.list({ ...asked, signal }),
    { refreshMs, keeps: true },
  );

  useEffect(() => port?.subscribe?.(() => void queryClient.invalidateQueries({ queryKey: ["metricdeck", id, "alerts"] })), [port, queryClient, id]);

  const act = useCallback(
    async (ids: readonly string[], action: AlertAction): Promise<AlertOutcome> => {
      const requestId = randomId();
      setPending((before) => [...before, { requestId, ids, action, at: new Date(now()).toISOString() }]);
      // What is on its way was asked for before this and could come after it.
      await queryClient.cancelQueries({ queryKey: ["metricdeck", id, "alerts"] });
      const acted = await (port ?? missing()).act({ ids, action, requestId }).catch((thrown: unknown): readonly Acted[] =>
        ids.map((one) => ({ id: one, error: asMetricsError(thrown) })),
      );
      const after = new Map(acted.flatMap((one) => ("error" in one ? [] : [[one.id, one.incident] as const])));
      queryClient.setQueriesData<AlertPage>(
        { queryKey: ["metricdeck", id, "alerts"] },
        (page) => page && { ...page, incidents: page.incidents.map((incident) => after.get(incident.id) ?? incident) },
      );
      for (const [one, incident] of after) queryClient.setQueryData(["metricdeck", id, "alert", one], incident);
      void queryClient.invalidateQueries({ queryKey: ["metricdeck", id, "alerts"] });
      const failed = acted.flatMap((one) => ("error" in one ? [one.error] : []));
      const said = { action, done: acted.length - failed.length, failed: failed.length, error: failed[0] ?? null };
      setPending((before) => before.filter((one) => one.requestId !== requestId));
      setOutcome(said);
      return said;
    },
    [port, queryClient, id, now],
  );
  const model = useMemo(() => data && alertsModel(data, pending), [data, pending]);

  const desk = { act, pending, outcome };
  const stateOf = (): WidgetState<AlertsModel> => {
    if (port === undefined) return { status: "error", error: unsupported(), retry: refetch };
    if (error?.code === "forbidden") return { status: "forbidden" };
    if (error !== null && (data === undefined || isFormer)) return { status: "error", error, retry: refetch };
    if (data === undefined || model === undefined) return { status: "pending" };
    const isOld = maxAgeMs !== undefined && now() - Date.parse(data.evaluatedAt) > maxAgeMs;
    return {
      status: "ready",
      model,
      refreshing: isFetching && isFormer,
      stale: error !== null || isOld ? { error, offline: !online, retry: refetch } : null,
      partial: cutOf(model),
    };
  };
  return { state: stateOf(), desk };
}

function cutOf({ incidents, total }: AlertsModel): Extract<WidgetState<AlertsModel>, { readonly status: "ready" }>["partial"] {
  if (total === null || total <= incidents.length) return null;
  return { limits: [{ kind: "rows", limit: incidents.length, actual: total }], warnings: [] };
}

function unsupported(): MetricsError {
  return new MetricsError("unsupported", "it has no alerts; give the adapter a port of `alerts`");
}

/** Also on pages that are no secure context, where `randomUUID` is not. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");
}

function missing(): never {
  throw unsupported();
}
