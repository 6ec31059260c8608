import { alertSeverities } from "../../query/alerts.ts";
import type { AlertSeverity, Incident, IncidentEvent } from "../../query/alerts.ts";
import type { AlertRows, FoundIncidents } from "./alertStore.ts";
import { placeholders } from "./mysqlSession.ts";
import type { Run, Value } from "./mysqlSession.ts";

/** 0 is the gravest, as lists are ordered. */
export function gravityOf(severity: AlertSeverity): number {
  return alertSeverities.indexOf(severity);
}

/**
 * A page of incidents in the order of `compareIncidents`. Pages follow one another by their keys, so that what comes
 * between two questions moves none of them.
 * @returns null where the cursor's incident is not there
 */
export async function foundIncidents(
  run: Run,
  prefix: string,
  { metrics, states, severities, range, page }: Parameters<AlertRows["find"]>[0],
): Promise<FoundIncidents | null> {
  const { size = 200, cursor } = page ?? {};
  const conditions: string[] = [];
  const values: Value[] = [];
  const oneOf = (column: string, of: readonly Value[] | undefined) => {
    if (of === undefined) return;
    conditions.push(of.length === 0 ? "FALSE" : `${column} IN (${placeholders(of.length)})`);
    values.push(...of);
  };
  oneOf("metric", metrics);
  oneOf("state", states);
  oneOf("gravity", severities?.map(gravityOf));
  if (range !== undefined) {
    conditions.push("started_ms < ?", "(ended_ms IS NULL OR ended_ms > ?)");
    values.push(Date.parse(range.to), Date.parse(range.from));
  }
  const where = (more: readonly string[]) => [...conditions, ...more].map((one, index) => `${index === 0 ? "WHERE" : "AND"} ${one}`).join(" ");
  const [[total] = []] = await run(`SELECT COUNT(*) FROM ${prefix}incident ${where([])}`, values);
  const from: string[] = [];
  if (cursor !== undefined) {
    const [place] = await run(`SELECT gravity, started_ms FROM ${prefix}incident WHERE id = ?`, [cursor]);
    if (place === undefined) return null;
    from.push("(gravity > ? OR (gravity = ? AND (started_ms < ? OR (started_ms = ? AND id >= ?))))");
    values.push(Number(place[0]), Number(place[0]), Number(place[1]), Number(place[1]), cursor);
  }
  const rows = await run(
    `SELECT document FROM ${prefix}incident ${where(from)} ORDER BY gravity, started_ms DESC, id LIMIT ${Math.floor(size) + 1}`,
    values,
  );
  const incidents = rows.map(([document]) => JSON.parse(String(document)) as Incident);
  const next = incidents[size]?.id;
  return {
    incidents: await withHistory(run, prefix, incidents.slice(0, size)),
    total: Number(total),
    ...(next !== undefined && { next }),
  };
}

/** The incidents with their histories, which stand in a table of their own. */
export async function withHistory(run: Run, prefix: string, incidents: readonly Incident[]): Promise<readonly Incident[]> {
  if (incidents.length === 0) return [];
  const rows = await run(
    `SELECT incident_id, document FROM ${prefix}history WHERE incident_id IN (${placeholders(incidents.length)}) ORDER BY incident_id, position`,
    incidents.map(({ id }) => id),
  );
  const histories = new Map<string, IncidentEvent[]>();
  for (const [id, document] of rows) {
    const history = histories.get(String(id)) ?? [];
    history.push(JSON.parse(String(document)) as IncidentEvent);
    histories.set(String(id), history);
  }
  return incidents.map((incident) => ({ ...incident, history: histories.get(incident.id) ?? [] }));
}
