import type { TestProject } from "vitest/node";
import { startMysql } from "./mysql.ts";
import { provideServer } from "./provideServer.ts";

export default async (project: TestProject) => provideServer(project, "mysql", await startMysql());
