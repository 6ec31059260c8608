import { expect, it } from "vitest";
import { grownRecords, noRecords, roomOf } from "../../../src/widgets/drillTable/recordRoom.ts";

it("roomOf(records) is as wide as the longest record whose columns stand under one another", () => {
  const records = [
    { name: 80, texts: [100, 60] },
    { name: 90, texts: [70, 140] },
  ];
  // 90 + 100 + 140, 20 of padding, 16 between the two.
  expect(roomOf(records)).toEqual({ name: 90, columns: [100, 140], width: 366 });
});

it("roomOf(records) lets a long text take more of its own line, and not of others' columns", () => {
  const records = [
    { name: 80, texts: [900, 60] },
    { name: 80, texts: [50, 60] },
  ];
  expect(roomOf(records)).toEqual({ name: 80, columns: [320, 60], width: 80 + 900 + 60 + 36 });
});

it("roomOf([]) takes nothing, and of records without anything beside their name only that", () => {
  expect(roomOf([])).toBe(noRecords);
  expect(roomOf([{ name: 80, texts: [] }])).toEqual({ name: 80, columns: [], width: 100 });
});

it("grownRecords(room, drawn) widens, and is the same object where nothing is wider", () => {
  const room = roomOf([{ name: 80, texts: [100] }]);
  expect(grownRecords(room, roomOf([{ name: 60, texts: [40, 50] }]))).toEqual({ name: 80, columns: [100, 50], width: 266 });
  expect(grownRecords(room, roomOf([{ name: 80, texts: [60] }]))).toBe(room);
  expect([grownRecords(room, noRecords), grownRecords(noRecords, noRecords)]).toEqual([room, noRecords]);
});
