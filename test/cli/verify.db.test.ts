import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import type { Pool } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { withCache } from "../../src/adapters/decorators/index.ts";
import type { AskedQuery, MetricsAdapter, RowPolicy } from "../../src/query/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import { createMetricsHandler, mysql2Executor, nodeListener, sqlAdapter } from "../../src/server/index.ts";
import type { ConformanceReport } from "../../src/testing/index.ts";
import { binding, filledDatabase } from "../contract/adapters.ts";
import { dense } from "../contract/data.ts";
import { support } from "../query/support.ts";
import { hostFolder } from "./hostFolder.ts";
import type { HostFolder } from "./hostFolder.ts";
import { dialectForTests } from "../server/dialectForTests.ts";

const phone = { dimension: "channel", op: "equals", value: "phone" } as const;
const elsewhere = { or: [{ not: phone }, { dimension: "channel", op: "isNull" }] } as const;

/** What who bears a token may see. */
const seenBy: { readonly [token: string]: RowPolicy<typeof support> } = {
  right: "public",
  phone: { ticket: phone, feedback: phone },
  elsewhere: { ticket: elsewhere, feedback: elsewhere },
  careless: { ticket: elsewhere, feedback: "all" },
};

/** Whether numbers with a filter are answered as if everyone might see everything. */
let forgetsWhere = false;

function forgetful(adapter: MetricsAdapter<typeof support>): MetricsAdapter<typeof support> {
  const { queryMany } = adapter;
  const policyFor = <A extends AskedQuery<typeof support>>(asked: A): A =>
    forgetsWhere && asked.query.kind === "aggregate" && asked.query.where !== undefined
      ? { ...asked, context: { ...asked.context, policy: "public" } }
      : asked;
  return {
    contract: 1,
    policies: true,
    query: (query, context = {}) => adapter.query(query, policyFor({ query, context }).context),
    ...(queryMany === undefined ? {} : { queryMany: (asked) => queryMany.call(adapter, asked.map(policyFor)) }),
  };
}

let pool: Pool;
let server: Server;
let url: string;
/** The same data through a cache: it stays as it is, and every report asks nearly the same. */
let keptUrl: string;
let host: HostFolder;

beforeAll(async () => {
  pool = await filledDatabase(dense(7), inject("mysqlUrl"), "cli_verify");
  const adapter = sqlAdapter({ catalog: support, binding, dialect: dialectForTests(), execute: mysql2Executor(pool) });
  const own = listenerOver(adapter);
  const kept = listenerOver(withCache(adapter, { ttlMs: 600_000, entries: 20_000 }));
  server = createServer((incoming, outgoing) => (incoming.url === "/kept" ? kept : own)(incoming, outgoing));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  keptUrl = `${url}kept`;
  host = hostFolder();
  host.write(
    "catalog.ts",
    `export { support as catalog } from ${JSON.stringify(join(resolve("."), "test/query/support.ts"))};`,
  );
});
afterAll(async () => {
  host.remove();
  server.closeAllConnections();
  server.close();
  await pool.end();
});

function listenerOver(adapter: MetricsAdapter<typeof support>) {
  const handler = createMetricsHandler({
    catalog: support,
    adapter: forgetful(adapter),
    authenticate: (request) => {
      const token = request.headers.get("authorization")?.replace("Bearer ", "") ?? "";
      return token in seenBy || token === "barred" ? { token } : null;
    },
    policy: ({ token }) => {
      const policy = seenBy[token];
      if (policy === undefined) throw new MetricsError("forbidden", "you may ask for nothing");
      return policy;
    },
  });
  return nodeListener(handler);
}

async function asTenants(...tokens: readonly string[]) {
  const named = tokens.flatMap((token) => ["--tenant-token", token]);
  const { code, out } = await host.ask("verify", keptUrl, "--catalog", "catalog.ts", "--token", "right", "--json", ...named);
  const { grade, checks } = JSON.parse(out) as ConformanceReport;
  const ofTenants = checks.filter(({ name }) => name.startsWith("tenants "));
  const failing = ofTenants.filter(({ finding }) => finding.outcome === "fail").map(({ name }) => name);
  return { code, grade, failing, untried: ofTenants.filter(({ finding }) => finding.outcome === "not applicable") };
}

describe("metricdeck verify", () => {
  it("gives the SQL adapter behind HTTP an A", async () => {
    const { code, out, err } = await host.ask(
      "verify",
      url,
      "--catalog",
      "catalog.ts",
      "--token",
      "right",
      "--json",
      "--at-least",
      "A",
    );
    expect(err).toBe("");
    const { grade, checks } = JSON.parse(out) as ConformanceReport;
    const wrong = checks.filter(({ finding }) => finding.outcome === "fail");
    expect(wrong).toEqual([]);
    const untried = checks.filter(({ finding }) => finding.outcome === "not applicable").map(({ name }) => name);
    expect(untried).toEqual([
      "exact decimals stay exact",
      "business days are those of the calendar",
      "answers equal those of the reference engine",
      ...checks.map(({ name }) => name).filter((name) => name.startsWith("tenants")),
    ]);
    expect([grade, code]).toEqual(["A", 0]);
  });

  it("asks as each tenant whose token it has", { timeout: 180_000 }, async () => {
    expect(await asTenants("phone", "elsewhere")).toEqual({ code: 0, grade: "A", failing: [], untried: [] });
  });

  it("finds the one who sees what is another's", { timeout: 180_000 }, async () => {
    const leaking = await asTenants("phone", "careless");
    expect([leaking.code, leaking.grade]).toEqual([1, "D"]);
    expect(leaking.failing).toContain("tenants see shares of every metric that adds up");
  });

  it("gives no A with a tenant who may ask for nothing", async () => {
    const { code, grade, failing } = await asTenants("phone", "barred");
    expect([code, grade, failing]).toEqual([1, "D", ["tenants may ask for numbers"]]);
  });

  it("finds an API that forgets the row policy where it filters", async () => {
    forgetsWhere = true;
    const { code, grade, failing } = await asTenants("phone", "elsewhere").finally(() => (forgetsWhere = false));
    expect([code, grade]).toEqual([1, "D"]);
    expect(failing).toContain("tenants see filters that agree with their other numbers");
  });

  it("says why it can do nothing with one tenant alone", async () => {
    const { code, err } = await host.ask("verify", url, "--catalog", "catalog.ts", "--tenant-token", "phone");
    expect([code, err]).toEqual([
      2,
      "metricdeck: one tenant alone shows nothing; give a --tenant-token for each of two or more, who together see what --token sees\n",
    ]);
  });

  it("says why it can do nothing with a wrong token, or without a catalog", async () => {
    const wrong = await host.ask("verify", url, "--catalog", "catalog.ts", "--token", "wrong");
    expect([wrong.code, wrong.out]).toEqual([2, ""]);
    expect(wrong.err).toMatch(/^metricdeck: /);
    const none = await host.metricdeck("verify", url);
    expect([none.code, none.err]).toEqual([
      2,
      "metricdeck: an API does not say what it can be asked; give --catalog ./catalog.js\n",
    ]);
  });
});
