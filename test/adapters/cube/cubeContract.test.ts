import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cubeAdapter } from "../../../src/adapters/cube/index.ts";
import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import { withPlanner } from "../../../src/adapters/planner/index.ts";
import type { AnyRow, TableResult } from "../../../src/query/index.ts";
import { asMetricsError } from "../../../src/query/index.ts";
import { dense, tablesOf, tiny } from "../../contract/data.ts";
import { now, queries } from "../../contract/queries.ts";
import { support } from "../../query/support.ts";
import { alike } from "../planner/alike.ts";
import { cubeToken, fakeCube } from "./fakeCube.ts";
import type { FakeCube } from "./fakeCube.ts";
import { supportMapping } from "./supportMapping.ts";

const clock = () => now;
const counts = { native: 0, rewritten: 0, finished: 0, refused: 0 };
const refused = new Map<string, string>();

for (const [label, data] of [["the tiny data", tiny], ["1 500 tickets", dense(1)]] as const) {
  describe(`withPlanner(cubeAdapter(…)) over ${label} answers as memory does, or refuses`, () => {
    const memory = memoryAdapter({ catalog: support, tables: tablesOf(data), clock });
    let cube: FakeCube | undefined;
    beforeAll(async () => {
      cube = await fakeCube(data);
    });
    afterAll(async () => {
      await cube?.close();
    });
    for (const [name, query] of Object.entries(queries)) {
      it(name, async () => {
        const adapter = cubeAdapter({ url: cube?.url ?? "", catalog: support, mapping: supportMapping, getToken: () => cubeToken, clock });
        if (cube !== undefined) cube.next = "wait";
        try {
          const result = (await withPlanner(adapter, { catalog: support, clock }).query(query, {})) as TableResult<AnyRow>;
          counts[result.plan?.how ?? "native"] += 1;
          expect(alike(result)).toEqual(alike((await memory.query(query, {})) as TableResult<AnyRow>));
        } catch (thrown) {
          const error = asMetricsError(thrown);
          if (error.code !== "unsupported") throw thrown;
          counts.refused += 1;
          refused.set(name, error.message);
        }
      });
    }
  });
}

const known = [
  "does not know the metric",
  "answers no records queries",
  "no equal form of this filter",
  "Cube's hours are those of UTC",
];

it("cubeAdapter(…) refuses only metrics, records, text operators and half-hour zones that Cube has no words for", () => {
  console.info(`cube over the contract's queries, twice: ${JSON.stringify(counts)}`);
  expect([...refused].filter(([, message]) => !known.some((words) => message.includes(words)))).toEqual([]);
  expect(counts.native + counts.rewritten + counts.finished).toBeGreaterThan(counts.refused);
});
