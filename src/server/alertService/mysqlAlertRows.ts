import type { Acted, Incident, IncidentEvent } from "../../query/alerts.ts";
import { MetricsError } from "../../query/index.ts";
import type { WireError } from "../../query/error.ts";
import type { AlertRows, KeptIncident, KeptSeries } from "./alertStore.ts";
import type { Delivery } from "./delivery.ts";
import { changedList } from "./memoryAlertStore.ts";
import { foundIncidents, gravityOf, withHistory } from "./mysqlIncidents.ts";
import { placeholders } from "./mysqlSession.ts";
import type { Row, Run } from "./mysqlSession.ts";
import { keyOf } from "./notification.ts";
import type { OutboxEntry } from "./outbox.ts";

/** The server's clock, in epoch milliseconds, whatever the session's zone. */
const nowMs = "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000";

/** The rows of one transaction in the tables of `alertSchema`. */
export function mysqlAlertRows(run: Run, prefix: string): AlertRows {
  const t = (part: string) => `${prefix}${part}`;
  const json = (data: unknown) => JSON.stringify(data);
  const incidents = `SELECT incident_key, document FROM ${t("incident")}`;
  const keptIncidents = async (rows: readonly Row[]): Promise<readonly KeptIncident[]> => {
    const whole = await withHistory(run, prefix, rows.map((row) => read<Incident>(row[1])));
    return whole.map((incident, index) => ({ key: String(rows[index]?.[0]), incident }));
  };

  return {
    lease: async () => {
      const locked = () => run(`SELECT holder, fence, until_ms <= ${nowMs} FROM ${t("lease")} WHERE id = 1 FOR UPDATE`);
      let [row] = await locked();
      if (row === undefined) {
        await run(`INSERT IGNORE INTO ${t("lease")} (id, holder, fence, until_ms) VALUES (1, '', 0, 0)`);
        [row] = await locked();
      }
      return row === undefined || Number(row[1]) === 0 ? null : { holder: String(row[0]), fence: Number(row[1]), isOver: Number(row[2]) === 1 };
    },
    putLease: async ({ holder, fence }, leaseMs) => {
      await run(`UPDATE ${t("lease")} SET holder = ?, fence = ?, until_ms = ${nowMs} + ? WHERE id = 1`, [holder, fence, leaseMs]);
    },

    checks: async () => {
      const rows = await run(`SELECT rule_id, at_ms, shape FROM ${t("checked")}`);
      return rows.map((row) => ({ ruleId: String(row[0]), at: Number(row[1]), shape: String(row[2]) }));
    },
    putCheck: async ({ ruleId, at, shape }) => {
      await run(`REPLACE INTO ${t("checked")} (rule_id, at_ms, shape) VALUES (?, ?, ?)`, [ruleId, at, shape]);
    },
    removeCheck: async (ruleId) => {
      await run(`DELETE FROM ${t("series")} WHERE rule_id = ?`, [ruleId]);
      await run(`DELETE FROM ${t("checked")} WHERE rule_id = ?`, [ruleId]);
    },

    seriesOf: async (ruleId) => (await run(`SELECT document FROM ${t("series")} WHERE rule_id = ?`, [ruleId])).map((row) => read<KeptSeries>(row[0])),
    putSeries: async (ruleId, series) => {
      await run(`DELETE FROM ${t("series")} WHERE rule_id = ?`, [ruleId]);
      const documents = series.map((one) => ({ key: keyOf(one.values), document: json(one) }));
      for (const some of inParts(documents, { most: 50, lettersOf: ({ document }) => document.length })) {
        const values = some.flatMap(({ key, document }) => [ruleId, key, document]);
        await run(`INSERT INTO ${t("series")} (rule_id, series, document) VALUES ${some.map(() => "(?, ?, ?)").join(", ")}`, values);
      }
    },

    incidentsOf: async (ruleId, endedAfter) => {
      const after = Math.min(endedAfter, Number.MAX_SAFE_INTEGER);
      return keptIncidents(await run(`${incidents} WHERE rule_id = ? AND (ended_ms IS NULL OR ended_ms >= ?) FOR UPDATE`, [ruleId, after]));
    },
    incident: async (id) => (await keptIncidents(await run(`${incidents} WHERE id = ? FOR UPDATE`, [id])))[0] ?? null,
    lasting: async (key) => (await keptIncidents(await run(`${incidents} WHERE lasting_key = ? FOR UPDATE`, [key])))[0]?.incident ?? null,
    putIncident: async ({ key, incident: { history, ...incident } }, knownHistory) => {
      const ended = incident.endedAt === null ? null : Date.parse(incident.endedAt);
      const columns = {
        incident_key: key,
        lasting_key: ended === null ? key : null,
        rule_id: incident.ruleId,
        metric: incident.metric,
        gravity: gravityOf(incident.severity),
        state: incident.state,
        started_ms: Date.parse(incident.startedAt),
        ended_ms: ended,
        document: json(incident),
      };
      const names = Object.keys(columns);
      const isThere = (await run(`SELECT 1 FROM ${t("incident")} WHERE id = ? FOR UPDATE`, [incident.id])).length > 0;
      const statement = isThere
        ? `UPDATE ${t("incident")} SET ${names.map((name) => `${name} = ?`).join(", ")} WHERE id = ?`
        : `INSERT INTO ${t("incident")} (${names.join(", ")}, id) VALUES (${placeholders(names.length + 1)})`;
      await run(statement, [...Object.values(columns), incident.id]);
      const added = history.slice(knownHistory);
      if (added.length === 0) return;
      const values = added.flatMap((event, index) => [incident.id, knownHistory + index, json(event satisfies IncidentEvent)]);
      await run(`INSERT IGNORE INTO ${t("history")} (incident_id, position, document) VALUES ${added.map(() => "(?, ?, ?)").join(", ")}`, values);
    },
    find: async (query) => {
      const found = await foundIncidents(run, prefix, query);
      if (found === null) throw changedList();
      return found;
    },

    answered: async (requestId) => {
      const [row] = await run(`SELECT document FROM ${t("request")} WHERE id = ? FOR UPDATE`, [requestId]);
      return row === undefined ? null : read<readonly WrittenAnswer[]>(row[0]).map(answerOf);
    },
    putAnswer: async (requestId, answer, at) => {
      await run(`INSERT IGNORE INTO ${t("request")} (id, at_ms, document) VALUES (?, ?, ?)`, [requestId, at, json(answer)]);
    },

    outbox: async () => (await run(`SELECT document FROM ${t("outbox")} ORDER BY position`)).map((row) => read<OutboxEntry>(row[0])),
    putOutbox: async (entries) => {
      for (const some of inParts(entries)) {
        const values = some.flatMap((entry) => [entry.id, json(entry)]);
        await run(`INSERT IGNORE INTO ${t("outbox")} (id, document) VALUES ${some.map(() => "(?, ?)").join(", ")}`, values);
      }
    },
    removeOutbox: async (ids) => {
      for (const some of inParts(ids)) await run(`DELETE FROM ${t("outbox")} WHERE id IN (${placeholders(some.length)})`, some);
    },
    groups: async (keys) => {
      const rows: Row[] = [];
      for (const some of inParts(keys)) {
        rows.push(...(await run(`SELECT id, at_ms FROM ${t("sent_group")} WHERE id IN (${placeholders(some.length)})`, some)));
      }
      return new Map(rows.map((row) => [String(row[0]), Number(row[1])]));
    },
    putGroups: async (keys, at) => {
      for (const key of keys) await run(`REPLACE INTO ${t("sent_group")} (id, at_ms) VALUES (?, ?)`, [key, at]);
    },

    pending: async () => {
      const rows = await run(
        `SELECT d.receiver, f.many, d.document FROM ${t("delivery")} d
         JOIN (SELECT COUNT(*) many, MIN(position) position FROM ${t("delivery")} WHERE status = 'pending' GROUP BY receiver) f
         ON d.position = f.position`,
      );
      return rows.map((row) => ({ receiver: String(row[0]), count: Number(row[1]), first: read<Delivery>(row[2]) }));
    },
    firstPending: async (receiver) => {
      const [row] = await run(
        `SELECT document FROM ${t("delivery")} WHERE status = 'pending' AND receiver = ? ORDER BY position LIMIT 1`,
        [receiver],
      );
      return row === undefined ? null : read<Delivery>(row[0]);
    },
    deliveries: async (status) => {
      const rows = await run(
        `SELECT document FROM ${t("delivery")} ${status === undefined ? "" : "WHERE status = ?"} ORDER BY position`,
        status === undefined ? [] : [status],
      );
      return rows.map((row) => read<Delivery>(row[0]));
    },
    delivery: async (id) => {
      const [row] = await run(`SELECT document FROM ${t("delivery")} WHERE id = ? FOR UPDATE`, [id]);
      return row === undefined ? null : read<Delivery>(row[0]);
    },
    putDelivery: async (delivery) => {
      await run(
        `INSERT INTO ${t("delivery")} (id, receiver, status, sent_ms, document) VALUES (?, ?, ?, ?, ?)
         ON DUPLICATE KEY UPDATE status = VALUES(status), sent_ms = VALUES(sent_ms), document = VALUES(document)`,
        [delivery.id, delivery.receiver, delivery.status, delivery.sentAt, json(delivery)],
      );
    },
    removeDeliveries: async (ids) => {
      for (const some of inParts(ids)) await run(`DELETE FROM ${t("delivery")} WHERE id IN (${placeholders(some.length)})`, some);
    },
    attempts: async (since) => {
      const rows = await run(`SELECT receiver, at_ms FROM ${t("attempt")} WHERE at_ms > ? ORDER BY position`, [Math.floor(since)]);
      const byReceiver = new Map<string, number[]>();
      for (const [receiver, at] of rows) byReceiver.set(String(receiver), [...(byReceiver.get(String(receiver)) ?? []), Number(at)]);
      return byReceiver;
    },
    putAttempt: async (receiver, at) => {
      await run(`INSERT INTO ${t("attempt")} (receiver, at_ms) VALUES (?, ?)`, [receiver, at]);
    },

    forget: async (before) => {
      for (const part of ["attempt", "request", "sent_group"]) await run(`DELETE FROM ${t(part)} WHERE at_ms < ?`, [before]);
      await run(`DELETE FROM ${t("delivery")} WHERE status = 'sent' AND sent_ms < ?`, [before]);
    },
  };
}

/** As `Acted` is written as JSON. */
type WrittenAnswer = { readonly id: string } & ({ readonly incident: Incident } | { readonly error: WireError });

function answerOf(one: WrittenAnswer): Acted {
  return "error" in one ? { id: one.id, error: MetricsError.fromJSON(one.error) } : one;
}

function read<T>(text: unknown): T {
  return JSON.parse(String(text)) as T;
}

/** A statement binds at most 65 535 values, and a packet has 16 MB, a letter up to 4 bytes: what is longer than this goes alone. */
const lettersPerStatement = 2_000_000;

function inParts<T>(items: readonly T[], { most = 500, lettersOf = () => 0 }: { readonly most?: number; readonly lettersOf?: (item: T) => number } = {}): readonly (readonly T[])[] {
  const parts: T[][] = [];
  let letters = Infinity;
  for (const item of items) {
    const own = lettersOf(item);
    const last = parts.at(-1);
    if (last === undefined || last.length === most || letters + own > lettersPerStatement) {
      parts.push([item]);
      letters = own;
    } else {
      last.push(item);
      letters += own;
    }
  }
  return parts;
}
