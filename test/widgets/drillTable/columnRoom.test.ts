import { expect, it } from "vitest";
import { grownRoom, textRoom } from "../../../src/widgets/drillTable/columnRoom.ts";

it("textRoom(text) has room for the digits of Inter at 13 px, for what is narrower and for squares", () => {
  // 14 digits of 8.06 px and 4 marks of 3.8 px are 128 px.
  expect(textRoom("164,282,538,834.96")).toBe(132);
  expect(textRoom("")).toBe(0);
  expect(textRoom("3 小时 20 分")).toBeGreaterThan(textRoom("3 h 20 m"));
});

it("grownRoom(room, drawn) widens columns and never narrows them", () => {
  const room = { tickets: 90, cost: 120 };
  expect(grownRoom(room, { tickets: 100, cost: 80, change: 60 })).toEqual({ tickets: 100, cost: 120, change: 60 });
  expect(grownRoom(room, { tickets: 90 })).toBe(room);
});
