import { readFile } from "node:fs/promises";
import type { Columns } from "../data/tables.ts";

export interface StageChangeRow {
  /** Number of the row in the file, 1 for the first after the header. */
  changeId: number;
  ticketId: string;
  /** "1" to "9"; their names were not published. */
  stage: string;
  /** Epoch milliseconds. The file's times name no zone and are read as UTC. */
  completedAt: number;
}

export interface HelpdeskTicketRow {
  ticketId: string;
  openedAt: number;
  closedAt: number;
  firstStage: string;
  lastStage: string;
  changes: number;
  durationSeconds: number;
  /** Some stage occurs more than once. */
  repeated: boolean;
}

export interface HelpdeskData {
  stageChange: Columns<StageChangeRow>;
  ticket: Columns<HelpdeskTicketRow>;
}

const helpdeskHeader = "CaseID,ActivityID,CompleteTimestamp";

/**
 * Reads a help-desk log: a CSV of tickets passing numbered stages.
 *
 * @throws Error for a file that cannot be read, another header, or a malformed line, with its number.
 */
export async function readHelpdesk(path: string): Promise<HelpdeskData> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    const absent = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    const reason = absent ? "there is no such file" : String(cause);
    throw new Error(`metricdeck: cannot read the help-desk log "${path}": ${reason}`, { cause });
  });
  return parseHelpdesk(text);
}

/**
 * `ticket` has one row a ticket, in order of first appearance. Its rows count in order of time, and of the file where
 * times are equal: a row that the file has out of order neither opens nor closes the ticket.
 */
export function parseHelpdesk(text: string): HelpdeskData {
  const stageChange = parseStageChanges(text);
  return { stageChange, ticket: foldTickets(stageChange) };
}

// Digits and times only, so no field can hold a comma or a quote and a line splits as it stands.
const linePattern = /^(\d+),([1-9]),(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/;

function parseStageChanges(text: string): Columns<StageChangeRow> {
  const [header = "", ...lines] = text.split(/\r?\n/);
  if (header !== helpdeskHeader) {
    const found = header.slice(0, 80);
    throw new Error(`metricdeck: a help-desk log begins with "${helpdeskHeader}", this file with "${found}"`);
  }
  if (lines.at(-1) === "") lines.pop();
  const changes: Columns<StageChangeRow> = { changeId: [], ticketId: [], stage: [], completedAt: [] };
  for (const [index, line] of lines.entries()) {
    const [, ticketId = "", stage = "", date = "", time = ""] = linePattern.exec(line) ?? [];
    const completedAt = Date.parse(`${date}T${time}Z`);
    if (Number.isNaN(completedAt) || !new Date(completedAt).toISOString().startsWith(date)) {
      throw new Error(
        `metricdeck: line ${index + 2} of the help-desk log is "${line.slice(0, 80)}"; ` +
          "expected a case number, a stage 1–9 and a time like 2012-04-03 16:55:38",
      );
    }
    changes.changeId.push(index + 1);
    changes.ticketId.push(ticketId);
    changes.stage.push(stage);
    changes.completedAt.push(completedAt);
  }
  return changes;
}

function foldTickets({ changeId, ticketId, stage, completedAt }: Columns<StageChangeRow>): Columns<HelpdeskTicketRow> {
  const open = new Map<string, HelpdeskTicketRow & { stages: Set<string> }>();
  for (const row of changeId.keys()) {
    const [id, name, time] = [ticketId[row], stage[row], completedAt[row]];
    if (id === undefined || name === undefined || time === undefined) continue;
    const ticket = open.get(id);
    if (ticket === undefined) {
      open.set(id, {
        ticketId: id,
        openedAt: time,
        closedAt: time,
        firstStage: name,
        lastStage: name,
        changes: 1,
        durationSeconds: 0,
        repeated: false,
        stages: new Set([name]),
      });
      continue;
    }
    if (time < ticket.openedAt) Object.assign(ticket, { openedAt: time, firstStage: name });
    if (time >= ticket.closedAt) Object.assign(ticket, { closedAt: time, lastStage: name });
    ticket.changes += 1;
    ticket.durationSeconds = (ticket.closedAt - ticket.openedAt) / 1000;
    ticket.repeated ||= ticket.stages.has(name);
    ticket.stages.add(name);
  }
  const tickets = [...open.values()];
  return {
    ticketId: tickets.map((ticket) => ticket.ticketId),
    openedAt: tickets.map((ticket) => ticket.openedAt),
    closedAt: tickets.map((ticket) => ticket.closedAt),
    firstStage: tickets.map((ticket) => ticket.firstStage),
    lastStage: tickets.map((ticket) => ticket.lastStage),
    changes: tickets.map((ticket) => ticket.changes),
    durationSeconds: tickets.map((ticket) => ticket.durationSeconds),
    repeated: tickets.map((ticket) => ticket.repeated),
  };
}
