import type { TestProject } from "vitest/node";
import { startMariadb } from "./mariadb.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A MariaDB that the whole run shares; a test file creates a database of its own in it. */
    mysqlUrl: string;
  }
}

export default async function mariadbForTests(project: TestProject): Promise<() => Promise<void>> {
  const database = await startMariadb();
  project.provide("mysqlUrl", database.url);
  return database.stop;
}
