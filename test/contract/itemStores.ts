import { createPool } from "mysql2/promise";
import type { Pool } from "mysql2/promise";
import { browserItems } from "../../src/adapters/browser/index.ts";
import { memoryAdapter, memoryItems } from "../../src/adapters/memory/index.ts";
import type { AlertPerson, ItemStore } from "../../src/query/index.ts";
import { createMetricsHandler, migrateItems, mysqlItems } from "../../src/server/index.ts";
import type { MetricsHandlerOptions } from "../../src/server/index.ts";
import { FakeStorage } from "../adapters/fakeStorage.ts";
import { tablesOf, tiny } from "./data.ts";
import { exact } from "./exactCatalog.ts";

export interface ItemStores {
  /** Each call gives an empty one. */
  readonly open: { readonly [name: string]: () => Promise<ItemStore> };
  close(): Promise<void>;
}

export async function itemStores(mysqlUrl: string, database: string): Promise<ItemStores> {
  const address = new URL(mysqlUrl);
  const admin = createPool({ uri: address.href, connectionLimit: 1 });
  await admin.query(`CREATE DATABASE IF NOT EXISTS ${database} CHARACTER SET utf8mb4`);
  await admin.end();
  address.pathname = `/${database}`;
  const pool: Pool = createPool({ uri: address.href, connectionLimit: 6 });
  let tables = 0;
  return {
    open: {
      memory: async () => memoryItems(),
      "the browser": async () => {
        const place = new FakeStorage();
        return browserItems({ storage: () => place });
      },
      "the database": async () => {
        const prefix = `t${(tables += 1)}_`;
        await migrateItems({ pool, prefix });
        return mysqlItems({ pool, prefix });
      },
    },
    close: () => pool.end(),
  };
}

export const people: Readonly<Record<"ann" | "bob", AlertPerson>> = { ann: { id: "ann", name: "Ann" }, bob: { id: "bob", name: "李波" } };

type Ports = Pick<MetricsHandlerOptions<typeof exact, AlertPerson>, "documents" | "comments" | "annotationStore">;

/** A server without a network, which knows its caller by the token. */
export function fetchFrom(ports: Ports): typeof fetch {
  const handler = createMetricsHandler<typeof exact, AlertPerson>({
    catalog: exact,
    adapter: memoryAdapter({ catalog: exact, tables: tablesOf(tiny) }),
    authenticate: (request) => people[request.headers.get("authorization")?.slice("Bearer ".length) as "ann" | "bob"] ?? null,
    policy: () => "public",
    onEvent: () => {},
    ...ports,
  });
  return (input, init) => handler(new Request(input, init));
}

export const url = "http://host/api/metrics";
