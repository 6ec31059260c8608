import { describe, expect, it } from "vitest";
import { withRecording } from "../../src/adapters/decorators/index.ts";
import type { Recording } from "../../src/adapters/decorators/index.ts";
import type { MetricsQuery } from "../../src/query/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/fakeAdapter.ts";
import { recordedAdapter } from "../../src/testing/recordedAdapter.ts";

const byChannel: MetricsQuery = { kind: "aggregate", metrics: ["tickets"], by: ["channel"] };
const rated: MetricsQuery = { kind: "aggregate", metrics: ["rated"] };

async function recorded(...answers: Parameters<typeof fakeAdapter>[0][]): Promise<readonly Recording[]> {
  const recordings: Recording[] = [];
  const fake = fakeAdapter([]);
  const adapter = withRecording(fake, (recording) => recordings.push(JSON.parse(JSON.stringify(recording)) as Recording));
  for (const answer of answers) {
    fake.answerWith(answer);
    await adapter.query(byChannel, {}).catch(() => null);
  }
  return recordings;
}

describe("recordedAdapter(recordings)", () => {
  it("answers a query of equal meaning with what it got then", async () => {
    const adapter = recordedAdapter(await recorded([{ channel: "phone", tickets: 5 }]));
    const { rows } = await adapter.query({ by: ["channel"], metrics: [{ metric: "tickets" }], kind: "aggregate" }, {});
    expect(rows).toEqual([{ channel: "phone", tickets: { value: 5 } }]);
  });

  it("plays several takes in their order, and the last again and again", async () => {
    const adapter = recordedAdapter(await recorded([{ channel: "phone", tickets: 5 }], [{ channel: "phone", tickets: 6 }]));
    const values = [];
    for (let take = 0; take < 3; take++) values.push((await adapter.query(byChannel, {})).rows[0]?.["tickets"]);
    expect(values).toEqual([{ value: 5 }, { value: 6 }, { value: 6 }]);
  });

  it("throws the errors that were recorded", async () => {
    const adapter = recordedAdapter(await recorded(new MetricsError("timeout", "too slow")));
    await expect(adapter.query(byChannel, {})).rejects.toMatchObject({ code: "timeout", message: "metricdeck: too slow" });
  });

  it("refuses what was never recorded, with the nearest query that was and what is asked instead", async () => {
    const [first] = await recorded([{ channel: "phone", tickets: 5 }]);
    const recordings = [first, { ...first, query: rated }] as readonly Recording[];
    await expect(recordedAdapter(recordings).query({ ...byChannel, by: ["region"] }, {})).rejects.toMatchObject({
      code: "unsupported",
      message:
        'metricdeck: no answer was recorded for {"by":["region"],"kind":"aggregate","metrics":["tickets"]}; ' +
        'the nearest that was is {"by":["channel"],"kind":"aggregate","metrics":["tickets"]}; ' +
        'asked for instead: by "region"; record it again',
    });
  });
});
