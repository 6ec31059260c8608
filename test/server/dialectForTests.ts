import { inject } from "vitest";
import { mariadb, mysql } from "../../src/server/index.ts";

const dialects = { mariadb, mysql };

/** The dialect of the server at `mysqlUrl`. */
export function dialectForTests() {
  return dialects[inject("engine")]();
}
