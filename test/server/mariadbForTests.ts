import type { TestProject } from "vitest/node";
import { startMariadb } from "./mariadb.ts";
import { provideServer } from "./provideServer.ts";

export default async (project: TestProject) => provideServer(project, "mariadb", await startMariadb());
