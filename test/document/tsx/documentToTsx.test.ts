import fc from "fast-check";
import { transformWithOxc } from "vite";
import { describe, expect, it } from "vitest";
import { documentToTsx, standardSpecs } from "../../../src/document/index.ts";
import type { CockpitDocument, Json } from "../../../src/document/index.ts";
import { tsxAttribute, tsxLiteral } from "../../../src/document/tsx/tsxLiteral.ts";
import { changed, sample } from "../sample.ts";

const specs = standardSpecs;

describe("documentToTsx(document, { specs, componentName })", () => {
  it("writes the lines of a note as they are", () => {
    const text = { en: "One\n\nhttps://x.example {two} \"three\"", "zh-CN": "一" };
    const document = { ...sample, widgets: { note: { type: "Note", props: { text, align: "center" } } }, layout: { wide: { note: { x: 0, y: 0, w: 4, h: 3 } } } };
    const tsx = documentToTsx(document, { specs });
    expect(tsx.slice(tsx.indexOf("<Note"), tsx.indexOf("/>")).split("\n").map((line) => line.trim())).toEqual([
      "<Note",
      'text={localized({ en: "One\\n\\nhttps://x.example {two} \\"three\\"", "zh-CN": "一" }, locale)}',
      'align="center"',
      "",
    ]);
  });

  it("imports what it shows, and nests the widgets as they are read", () => {
    const small: CockpitDocument = {
      format: "metricdeck.cockpit",
      version: 1,
      title: { en: "Two" },
      widgets: {
        below: { type: "Trend", props: { metrics: ["tickets"], title: { en: "Course", "zh-CN": "走势" } }, filters: { above: "ignore" } },
        above: { type: "KpiTile", props: { metric: "csat", sparkline: false } },
      },
      layout: { wide: { below: { x: 0, y: 3, w: 6, h: 6 }, above: { x: 0, y: 0, w: 3, h: 3 } } },
    };
    expect(documentToTsx(small, { specs, componentName: "Two" })).toBe(`import { Cockpit, CockpitItem, KpiTile, Trend, localized, useMetricdeck } from "metricdeck";

export function Two() {
  const { locale } = useMetricdeck();
  return (
    <Cockpit
      title={{ en: "Two" }}
    >
      <CockpitItem id="above" wide={{ x: 0, y: 0, w: 3, h: 3 }} size={{ w: 3, h: 3, minW: 2, minH: 2 }}>
        <KpiTile metric="csat" sparkline={false} />
      </CockpitItem>
      <CockpitItem id="below" wide={{ x: 0, y: 3, w: 6, h: 6 }} size={{ w: 6, h: 6, minW: 3, minH: 4 }} filters={{ above: "ignore" }}>
        <Trend metrics={["tickets"]} title={localized({ en: "Course", "zh-CN": "走势" }, locale)} />
      </CockpitItem>
    </Cockpit>
  );
}
`);
  });

  it("imports a host's widgets from where their spec says", () => {
    const board = { type: "QueueBoard", from: "./QueueBoard.tsx", label: { en: "Queue" }, description: { en: "" }, fields: {}, size: { w: 2, h: 2 } };
    const document = changed(sample, ["widgets", "alerts"], { type: "QueueBoard", props: {} }) as CockpitDocument;
    expect(documentToTsx(document, { specs: [...specs, board] })).toContain('import { QueueBoard } from "./QueueBoard.tsx";');
    expect(() => documentToTsx(document, { specs })).toThrow('there is no spec of the widget "QueueBoard"');
  });

  it("refuses a name that no component can have", () => {
    for (const componentName of ["cockpit", "Cockpit", "Trend", "A-b", "", "A; alert(1)"]) {
      expect(() => documentToTsx(sample, { specs, componentName })).toThrow("a component cannot be named");
    }
  });

  it("is a module that compiles, with nothing that ends a script", async () => {
    const hostile = changed(sample, ["title", "en"], `</script><!-- \u2028 "'\`{}\${x} \\ \u0000 😀`) as CockpitDocument;
    const code = documentToTsx(hostile, { specs });
    expect(code).not.toMatch(/<\/script|<!--|\u2028/);
    await expect(transformWithOxc(code, "cockpit.tsx")).resolves.toMatchObject({ code: expect.stringContaining("MyCockpit") });
  });
});

describe("tsxLiteral(value)", () => {
  it("is the value again when it is evaluated, in one line or many", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.boolean(), (value, isLong) => {
        const json = JSON.parse(JSON.stringify(isLong ? { a: value, b: "x".repeat(120), "c-d": [value] } : value)) as Json;
        expect(Function(`return (${tsxLiteral(json)});`)()).toEqual(json);
      }),
      { numRuns: 300 },
    );
  });
});

describe("tsxAttribute(name, value)", () => {
  it("writes a text bare only where JSX reads it as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const [, bare] = /^ a="(.*)"$/s.exec(tsxAttribute("a", text, "")) ?? [];
        if (bare !== undefined) expect(bare.replaceAll(/[&<>{}"\\\n]/g, "?")).toBe(text);
        else expect(Function(`return (${tsxAttribute("a", text, "").slice(4, -1)});`)()).toBe(text);
      }),
    );
  });
});
