import { numbers, shown } from "./ask.ts";
import { fail, firstFault, notApplicable, pass } from "./check.ts";
import type { Check, Finding, HttpEndpoint, Subject } from "./check.ts";

const json = { "content-type": "application/json", accept: "application/x-ndjson, application/json" };

function send(
  { url, token, headers = {}, fetch: doFetch }: HttpEndpoint,
  init: RequestInit & { headers?: Record<string, string> },
) {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return doFetch(url, { method: "POST", ...init, headers: { ...json, ...headers, ...authorization, ...init.headers } });
}

function overHttp(look: (endpoint: HttpEndpoint, subject: Subject) => Promise<Finding>): Check["run"] {
  return (subject) =>
    subject.http === null
      ? Promise.resolve(notApplicable("the adapter was not reached over HTTP"))
      : look(subject.http, subject);
}

export const malformedRequests: Check = {
  name: "malformed requests are refused",
  area: "protocol",
  weight: 2,
  run: overHttp((endpoint) =>
    firstFault(
      [
        { what: "a body that is not JSON", init: { body: "{" } },
        { what: "an empty body", init: { body: "" } },
        { what: "a body that is a list", init: { body: "[]" } },
        { what: "a contract of another version", init: { body: JSON.stringify({ contract: 99, queries: [] }) } },
        { what: "GET", init: { method: "GET" } },
      ],
      async ({ what, init }) => {
        const response = await send(endpoint, init);
        await response.arrayBuffer();
        if (response.status >= 400 && response.status < 500) return pass;
        return fail(
          `${what} was answered with ${response.status}`,
          "a status from 400 to 499",
          "refuse what is no request of the contract before anything is asked of the database",
        );
      },
    ),
  ),
};

export const hugeBody: Check = {
  name: "a body of 10 MB is refused",
  area: "protocol",
  weight: 1,
  run: overHttp(async (endpoint) => {
    const body = JSON.stringify({ contract: 1, queries: [{ query: { kind: "x".repeat(10_000_000) } }] });
    // A server may break off before it has read everything.
    const status = await send(endpoint, { body }).then(
      async (response) => {
        await response.body?.cancel();
        return response.status;
      },
      () => 413,
    );
    if (status >= 400 && status < 500) return pass;
    return fail(
      `10 MB were answered with ${status}`,
      "413",
      "stop reading a body as soon as it is larger than the limit",
    );
  }),
};

export const wrongToken: Check = {
  name: "a wrong token is refused",
  area: "security",
  weight: 4,
  run: overHttp(async (endpoint, { facts }) => {
    const [fact] = facts;
    if (endpoint.token === undefined || fact === undefined) return notApplicable("no token was given");
    const body = JSON.stringify({
      contract: 1,
      queries: [{ query: numbers({ metrics: fact.additive, time: { range: fact.range } }) }],
    });
    return firstFault(["Bearer wrong", "", "Bearer "], async (authorization) => {
      const response = await send(endpoint, { body, headers: { authorization } });
      await response.arrayBuffer();
      if (response.status === 401 || response.status === 403) return pass;
      return fail(
        `the header authorization: ${shown(authorization)} was answered with ${response.status}`,
        "401",
        "authenticate each request before it is read",
      );
    });
  }),
};

export const batchOverHttp: Check = {
  name: "a batch over HTTP answers each query once",
  area: "protocol",
  weight: 2,
  run: overHttp(async (endpoint, { facts }) => {
    const [fact] = facts;
    if (fact === undefined) return notApplicable("no data was found");
    const good = { query: numbers({ metrics: fact.additive, time: { range: fact.range } }) };
    const bad = { query: { kind: "aggregate", metrics: ["noSuchMetric"] } };
    const body = JSON.stringify({ contract: 1, queries: [good, bad, good, good] });
    return firstFault(["application/x-ndjson", "application/json"], async (accept) => {
      const response = await send(endpoint, { body, headers: { accept } });
      const text = await response.text();
      if (response.status !== 200) {
        return fail(
          `a batch with one bad query was answered with ${response.status}`,
          "200, the fault in its own answer",
          "answer item by item",
        );
      }
      const answers =
        response.headers.get("content-type")?.includes("ndjson") === true
          ? text
              .trim()
              .split("\n")
              .map((line) => JSON.parse(line) as unknown)
          : (JSON.parse(text) as { answers: unknown[] }).answers;
      const outcomes = (answers as { index: number; status: string }[])
        .map(({ index, status }) => `${index} ${status}`)
        .sort();
      if (shown(outcomes) === shown(["0 ok", "1 error", "2 ok", "3 ok"])) return pass;
      return fail(
        `answers ${shown(outcomes)} to ${accept}`,
        "0 ok, 1 error, 2 ok, 3 ok",
        "give each query's index once, in any order",
      );
    });
  }),
};

export const knownAnswer: Check = {
  name: "a known answer is not sent again",
  area: "protocol",
  weight: 1,
  run: overHttp(async (endpoint, { facts }) => {
    const [fact] = facts;
    if (fact === undefined) return notApplicable("no data was found");
    const body = JSON.stringify({
      contract: 1,
      queries: [{ query: numbers({ metrics: fact.additive, time: { range: fact.range } }) }],
    });
    const first = await send(endpoint, { body });
    await first.arrayBuffer();
    const etag = first.headers.get("etag");
    if (etag === null) return notApplicable("answers have no ETag");
    const again = await send(endpoint, { body, headers: { "if-none-match": etag } });
    await again.arrayBuffer();
    if (again.status === 304) return pass;
    return fail(
      `if-none-match with the answer's own ETag gave ${again.status}`,
      "304",
      "make the ETag of the numbers, and compare it",
    );
  }),
};

export const compression: Check = {
  name: "compression changes nothing",
  area: "protocol",
  weight: 1,
  run: overHttp(async (endpoint, { facts }) => {
    const [fact] = facts;
    if (fact === undefined) return notApplicable("no data was found");
    const query = numbers({ metrics: fact.additive, time: { range: fact.range, grain: "hour" } });
    const body = JSON.stringify({ contract: 1, queries: [{ query }] });
    const columnsWith = async (encoding: string) => {
      const response = await send(endpoint, {
        body,
        headers: { "accept-encoding": encoding, accept: "application/json" },
      });
      const { answers } = (await response.json()) as { answers: { result?: { columns: unknown } }[] };
      return {
        columns: shown(JSON.stringify(answers[0]?.result?.columns)),
        encoding: response.headers.get("content-encoding"),
      };
    };
    const [plain, packed] = [await columnsWith("identity"), await columnsWith("gzip")];
    if (packed.encoding === null) return notApplicable("answers are not compressed");
    if (plain.columns === packed.columns) return pass;
    return fail(
      "a compressed answer has other columns than a plain one",
      "the same",
      "compress the same text that is sent plain",
    );
  }),
};
