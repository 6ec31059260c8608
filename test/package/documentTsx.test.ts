import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { documentJsonSchema, documentToTsx, standardSpecs } from "../../src/document/index.ts";
import { catalog, changed, sample } from "../document/sample.ts";
import type { CockpitDocument } from "../../src/document/index.ts";
import { unpackInHost } from "./packed.ts";

const specs = standardSpecs;
const packed = unpackInHost(["@types/react", "@types/react-dom"]);

afterAll(() => packed.remove());

describe("documentToTsx(document)", () => {
  it("compiles against the packed package and the catalog, and not where a name is unknown to it", () => {
    const wrong = changed(sample, ["widgets", "csat", "props", "metric"], "csta") as CockpitDocument;
    writeFileSync(join(packed.host, "catalog.ts"), `import { defineCatalog } from "metricdeck/query";
export const catalog = defineCatalog(${JSON.stringify(catalog)} as const);
declare module "metricdeck" { interface Register { catalog: typeof catalog } }
`);
    writeFileSync(join(packed.host, "right.tsx"), `import "./catalog.ts";\n${documentToTsx(sample, { specs })}`);
    writeFileSync(join(packed.host, "wrong.tsx"), documentToTsx(wrong, { specs }));
    writeFileSync(join(packed.host, "empty.tsx"), documentToTsx({ ...sample, widgets: {}, layout: { wide: {} } }, { specs }));
    const options = "--ignoreConfig --noEmit --strict --noUnusedLocals --exactOptionalPropertyTypes --allowImportingTsExtensions --skipLibCheck --jsx react-jsx --target es2022 --module nodenext";
    const { stdout } = spawnSync(resolve("node_modules/.bin/tsc"), [...options.split(" "), "right.tsx", "empty.tsx", "wrong.tsx"], {
      cwd: packed.host,
      encoding: "utf8",
    });
    const errors = stdout.split("\n").filter((line) => /^\S+\(\d+,\d+\): error/.test(line));
    expect(errors.map((line) => line.replace(/\(\d+,\d+\).*?(?:"csta".*)?$/, ""))).toEqual(["wrong.tsx"]);
    expect(errors[0]).toContain("csta");
  });
});

describe("metricdeck/document/schema.json", () => {
  it("is what documentJsonSchema({ specs: standardSpecs }) gives", () => {
    const shipped: unknown = JSON.parse(readFileSync(join(packed.root, "dist/document/schema.json"), "utf8"));
    expect(shipped).toEqual(JSON.parse(JSON.stringify(documentJsonSchema({ specs }))));
  });
});
