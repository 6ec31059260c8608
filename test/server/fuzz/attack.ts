import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import { createMetricsHandler, mariadb, sqlAdapter } from "../../../src/server/index.ts";
import type { Dialect, Execute } from "../../../src/server/index.ts";
import { binding } from "../../contract/adapters.ts";
import { rounded } from "../../contract/comparable.ts";
import type { Data } from "../../contract/data.ts";
import { tablesOf } from "../../contract/data.ts";
import { now } from "../../contract/queries.ts";
import type { RowPolicy } from "../../../src/query/index.ts";
import { support } from "../../query/support.ts";
import { fault } from "./statementShape.ts";

export interface Attack {
  /** What a body led to; `wrong` is empty as long as every outcome was a refusal or the right answer. */
  send(body: string): Promise<void>;
  readonly outcome: { answered: number; refused: number; statements: number; readonly wrong: string[] };
}

const columns = [...Object.keys(support.dimensions), ...Object.values(support.entities).map(({ key }) => key)].map(snakeCase);
const names = new Set(["tickets", "feedback", "phone", "chat", "email", "wechat", ...columns]);

/** Whoever asks is one of them, in turn: what a policy hides no body may bring out. */
const policies: readonly RowPolicy<typeof support>[] = [
  "public",
  { ticket: { dimension: "region", op: "in", values: ["North", "it's \\ \"q\"", null] }, feedback: { dimension: "score", op: "range", range: { from: 3 } } },
  { ticket: "all", feedback: "none", $privacy: { masked: ["agent"], minimumGroup: 2 } },
];

/** @param compared whether answers are held against the memory adapter's, over the same data */
export function attack(data: Data, execute: Execute, { compared, dialect = mariadb() }: { readonly compared: boolean; readonly dialect?: Dialect }): Attack {
  const outcome: Attack["outcome"] = { answered: 0, refused: 0, statements: 0, wrong: [] };
  const clock = () => now;
  const details = new Map<string, string | undefined>();
  let requests = 0;
  const watched: Execute = (statement, options) => {
    outcome.statements += 1;
    const found = fault(statement, names);
    if (found !== null) outcome.wrong.push(`${found}: ${statement.sql}`);
    return execute(statement, options);
  };
  const authenticate = (request: Request) => Number(request.headers.get("x-request-id"));
  const policy = (turn: number) => policies[turn % policies.length] as RowPolicy<typeof support>;
  const common = { catalog: support, authenticate, policy, clock } as const;
  const overSql = createMetricsHandler({
    ...common,
    adapter: sqlAdapter({ catalog: support, binding, dialect, execute: watched, clock }),
    onEvent: ({ requestId, detail }) => details.set(requestId, detail),
  });
  /** Anew now and then: it keeps what it computed, and the heap is to show what the handler keeps. */
  const freshMemory = () => createMetricsHandler({ ...common, adapter: memoryAdapter({ catalog: support, tables: tablesOf(data), clock }) });
  let overMemory = freshMemory();

  return {
    outcome,
    send: async (body) => {
      requests += 1;
      const requestId = `${requests}`;
      const response = await overSql(requestOf(body, requestId));
      const text = await response.text();
      const detail = details.get(requestId);
      details.delete(requestId);
      const say = (what: string) => outcome.wrong.push(`${what}\n  ${body.slice(0, 2000)}`);
      if (response.status === 200) outcome.answered += 1;
      else if (response.status >= 400 && response.status < 500) outcome.refused += 1;
      else say(`status ${response.status}, ${detail}`);
      if (!compared) return;
      if (requests % 1000 === 0) overMemory = freshMemory();
      const expected = await overMemory(requestOf(body, requestId));
      const expectedText = await expected.text();
      if (expected.status !== response.status) return void say(`status ${response.status}, not ${expected.status}: ${text} / ${expectedText}`);
      if (response.status === 200 && told(text) !== told(expectedText)) say(`${told(text)}\n  is not\n  ${told(expectedText)}`);
    },
  };
}

function requestOf(body: string, requestId: string): Request {
  const headers = { "content-type": "application/json", "x-request-id": requestId };
  return new Request("http://host/", { method: "POST", headers, body });
}

/** The answer but for what is rounded, and of when it is. */
function told(line: string): string {
  const { result } = JSON.parse(line) as { readonly result: { readonly [key: string]: unknown } };
  const { fingerprint: _, freshness: _freshness, ...rest } = result;
  return JSON.stringify(rounded(rest));
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
