import type { ReactElement } from "react";
import { describe, expect, it } from "vitest";
import { defineWidget, widgetTyped } from "../../src/cockpit/defineWidget.ts";
import { standardWidgets } from "../../src/registry/standardWidgets.ts";
import { standardSpecs } from "../../src/document/standard/standardSpecs.ts";

interface BoardProps {
  readonly queue: string;
  readonly limit?: number;
}

const Board = (props: BoardProps): ReactElement | null => (props.queue === "" ? null : null);
const words = { type: "Board", label: { en: "Board" }, description: { en: "Who waits" }, size: { w: 3, h: 3 } } as const;
const text = { kind: "text", label: { en: "Queue" } } as const;

describe("defineWidget", () => {
  it("defineWidget(spec, load) takes fields that are props of the component, and none else", async () => {
    const board = defineWidget({ ...words, fields: { queue: text } }, async () => Board);
    // @ts-expect-error no such prop
    defineWidget({ ...words, fields: { queue: text, colour: text } }, async () => Board);
    // @ts-expect-error the component needs a queue
    defineWidget({ ...words, fields: { limit: text } }, async () => Board);
    board.code.load();
    await new Promise((resolve) => void board.code.subscribe(() => resolve(null)));
    expect(board.code.getSnapshot()?.Widget).toBe(Board);
  });

  it("widgetTyped(widgets, type) finds the host's own in place of ours", () => {
    const own = defineWidget({ ...words, type: "Trend", fields: { queue: text } }, async () => Board);
    expect(widgetTyped([...standardWidgets, own], "Trend")).toBe(own);
    expect(widgetTyped(standardWidgets, "trend")).toBe(undefined);
  });
});

describe("standardWidgets", () => {
  it("holds each spec of the library once", () => {
    expect(standardWidgets.map(({ spec }) => spec)).toEqual(standardSpecs);
  });
});
