import type { Part } from "./parts.ts";
import { chromiumPath, mariadbBinaries, mysqlServer, redisProgram } from "./provision.ts";

/**
 * Finds or installs what the parts need, one thing after the other, as apt allows no two at once.
 * Gives for each part that must do without the line that says what to install.
 */
export async function provide(parts: readonly Part[]): Promise<ReadonlyMap<string, string>> {
  const lacking = new Map<string, string>();
  const find = { chromium: chromiumPath, mariadb: mariadbBinaries, mysql: mysqlServer, redis: redisProgram };
  for (const need of new Set(parts.flatMap(({ needs = [] }) => needs))) {
    try {
      find[need]();
    } catch (error) {
      const line = error instanceof Error ? error.message : String(error);
      for (const { name, needs } of parts) if (needs?.includes(need)) lacking.set(name, line);
    }
  }
  return lacking;
}

/** Parts that a run goes on without, as what they need is not to be had; one that was asked for by its name fails. */
export function leftOutOf(parts: readonly Part[], lacking: ReadonlyMap<string, string>, wanted: readonly string[]): readonly Part[] {
  return parts.filter(({ name, mayBeLeftOut }) => mayBeLeftOut === true && lacking.has(name) && !wanted.includes(name));
}
