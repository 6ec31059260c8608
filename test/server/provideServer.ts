import type { TestProject } from "vitest/node";
import type { PrivateServer } from "./privateServer.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A server that the whole run shares; a test file creates a database of its own in it. */
    mysqlUrl: string;
    /** What that server is. */
    engine: "mariadb" | "mysql";
  }
}

/** Gives a run of tests the server that they share. */
export function provideServer(project: TestProject, engine: "mariadb" | "mysql", { url, stop }: PrivateServer): () => Promise<void> {
  project.provide("mysqlUrl", url);
  project.provide("engine", engine);
  return stop;
}
