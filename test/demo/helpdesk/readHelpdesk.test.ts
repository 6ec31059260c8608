import { describe, expect, it } from "vitest";
import { parseHelpdesk, readHelpdesk } from "../../../demo/helpdesk/readHelpdesk.ts";

const header = "CaseID,ActivityID,CompleteTimestamp";
const at = (text: string) => Date.parse(`${text}Z`);

describe("parseHelpdesk", () => {
  it("parseHelpdesk(text) numbers the rows and reads zone-less times as UTC", () => {
    const { stageChange } = parseHelpdesk(`${header}\n2,1,2012-04-03 16:55:38\n2,6,2012-04-05 17:15:52\n`);
    expect(stageChange).toEqual({
      changeId: [1, 2],
      ticketId: ["2", "2"],
      stage: ["1", "6"],
      completedAt: [at("2012-04-03T16:55:38"), at("2012-04-05T17:15:52")],
    });
  });

  it("parseHelpdesk(text) folds rows to tickets by time, and by the file where times are equal", () => {
    const { ticket } = parseHelpdesk(
      [
        header,
        "7,8,2012-01-02 00:00:00",
        "9,1,2012-01-05 00:00:00",
        "7,1,2012-01-01 00:00:00",
        "7,9,2012-01-02 00:00:30",
        "7,6,2012-01-02 00:00:30",
        "9,6,2012-01-05 00:00:00",
        "9,6,2012-01-05 00:00:00",
      ].join("\r\n"),
    );
    expect(ticket).toEqual({
      ticketId: ["7", "9"],
      openedAt: [at("2012-01-01T00:00:00"), at("2012-01-05T00:00:00")],
      closedAt: [at("2012-01-02T00:00:30"), at("2012-01-05T00:00:00")],
      firstStage: ["1", "1"],
      lastStage: ["6", "6"],
      changes: [4, 3],
      durationSeconds: [86_430, 0],
      repeated: [false, true],
    });
  });

  it("parseHelpdesk(text) of a header alone is no tickets", () => {
    expect(parseHelpdesk(`${header}\n`).ticket.ticketId).toEqual([]);
  });

  it("parseHelpdesk(text) refuses another header", () => {
    expect(() => parseHelpdesk("id,stage\n1,2")).toThrow(`begins with "${header}", this file with "id,stage"`);
  });

  it.each([
    "2,10,2012-04-03 16:55:38",
    "2,1,2012-02-30 16:55:38",
    "2,1,2012-04-03 24:55:38",
    '"2",1,2012-04-03 16:55:38',
    "",
  ])("parseHelpdesk(text) names the line that reads %j", (line) => {
    const text = `${header}\n2,1,2012-04-03 16:55:38\n${line}\n2,6,2012-04-03 16:55:38\n`;
    expect(() => parseHelpdesk(text)).toThrow(`metricdeck: line 3 of the help-desk log is "${line}"`);
  });
});

describe("readHelpdesk", () => {
  it("readHelpdesk(path) says which file is missing", async () => {
    await expect(readHelpdesk("nowhere/log.csv")).rejects.toThrow(
      'metricdeck: cannot read the help-desk log "nowhere/log.csv": there is no such file',
    );
  });
});
