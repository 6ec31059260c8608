import { parseArgs } from "node:util";
import { MetricsError } from "../query/index.ts";
import { grades, isAtLeast, reportText } from "../testing/index.ts";
import type { Grade } from "../testing/index.ts";
import { CliError } from "./cliError.ts";
import { introspect, introspectText } from "./introspect/introspect.ts";
import { lint } from "./lint/lint.ts";
import { lintText } from "./lint/lintText.ts";
import { verify } from "./verify.ts";

export interface Terminal {
  /** Where the command runs: relative paths and the host's own packages are found from here. */
  readonly folder: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const help = `metricdeck: a catalog from a database, a binding held against it, an API held to the contract

  npx metricdeck introspect <mysql url> [--out dir] [--tables a,b] [--force] [--json]
      writes catalog.ts and binding.ts from the information schema: a start, to be read and corrected

  npx metricdeck lint <mysql url> --catalog ./catalog.js --binding ./binding.js [--policy a,b] [--json]
      says where the binding and the schema disagree and which indexes are missing; ends with 1 if something is wrong
      --policy   dimensions by which rows are kept apart, such as a tenant: their indexes are looked at too

  npx metricdeck verify <api url> --catalog ./catalog.js [--token t] [--tenant-token a --tenant-token b]
                             [--from date --to date] [--at-least B] [--json]
      asks the API what the contract demands and grades it A to F; ends with 1 below --at-least (default B)
      --tenant-token   of callers who together see all that --token sees, and nothing twice: whether each sees its own alone
      --from, --to     where data is; looked for in the last ten years unless told

mysql2 and, for .ts files, tsx are taken from the folder in which the command runs. METRICDECK_TOKEN is read where
--token is not given, METRICDECK_TENANT_TOKENS, with commas between, where no --tenant-token is.`;

const options = {
  out: { type: "string" },
  tables: { type: "string" },
  force: { type: "boolean" },
  catalog: { type: "string" },
  binding: { type: "string" },
  policy: { type: "string" },
  token: { type: "string" },
  "tenant-token": { type: "string", multiple: true },
  from: { type: "string" },
  to: { type: "string" },
  "at-least": { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** What each command takes; an option that would do nothing is refused. */
const taken: { readonly [command: string]: readonly string[] } = {
  introspect: ["out", "tables", "force", "json"],
  lint: ["catalog", "binding", "policy", "json"],
  verify: ["catalog", "token", "tenant-token", "from", "to", "at-least", "json"],
};

/** @returns the exit code: 0 all well, 1 something was found, 2 the command could not do its work */
export async function run(argv: readonly string[], { folder, out, err }: Terminal): Promise<number> {
  try {
    const { values, positionals } = parsed(argv);
    const [command, url] = positionals;
    if (values.help === true || command === undefined) {
      out(help);
      return command === undefined && values.help !== true ? 2 : 0;
    }
    if (command !== "introspect" && command !== "lint" && command !== "verify") {
      throw new CliError(`there is no command "${command}"; use introspect, lint or verify`);
    }
    requireTaken(command, values, positionals);
    if (url === undefined) {
      throw new CliError(
        `${command} needs ${command === "verify" ? "the API's address" : "a database: mysql://user:password@host/name"}`,
      );
    }
    switch (command) {
      case "introspect": {
        const report = await introspect(url, folder, { out: values.out, tables: listOf(values.tables), force: values.force });
        out(values.json === true ? JSON.stringify(report, null, 2) : introspectText(report));
        return 0;
      }
      case "lint": {
        const report = await lint(url, folder, {
          catalog: values.catalog,
          binding: values.binding,
          policy: listOf(values.policy),
        });
        out(values.json === true ? JSON.stringify(report, null, 2) : lintText(report));
        return report.some(({ severity }) => severity !== "note") ? 1 : 0;
      }
      case "verify": {
        const wanted = gradeOf(values["at-least"] ?? "B");
        const { from, to } = values;
        if ((from === undefined) !== (to === undefined)) throw new CliError("--from and --to go together; give both, or neither");
        const range = from === undefined || to === undefined ? undefined : { from: instant(from), to: instant(to) };
        const token = values.token ?? process.env["METRICDECK_TOKEN"];
        const tenantTokens = values["tenant-token"] ?? listOf(process.env["METRICDECK_TENANT_TOKENS"]);
        const report = await verify(url, folder, { catalog: values.catalog, token, tenantTokens, range });
        out(values.json === true ? JSON.stringify(report, null, 2) : reportText(report));
        return isAtLeast(report.grade, wanted) ? 0 : 1;
      }
      default:
        return command satisfies never;
    }
  } catch (thrown) {
    if (!(thrown instanceof CliError) && !(thrown instanceof MetricsError)) throw thrown;
    err(thrown.message.startsWith("metricdeck: ") ? thrown.message : `metricdeck: ${thrown.message}`);
    return 2;
  }
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (cause) {
    throw new CliError(`${cause instanceof Error ? cause.message : String(cause)}; see metricdeck --help`, { cause });
  }
}

function requireTaken(command: string, values: object, positionals: readonly string[]): void {
  const own = taken[command] ?? [];
  const other = Object.keys(values).find((name) => name !== "help" && !own.includes(name));
  if (other !== undefined) {
    throw new CliError(`${command} takes no --${other}; it takes ${own.map((name) => `--${name}`).join(", ")}`);
  }
  const more = positionals[2];
  if (more !== undefined) throw new CliError(`${command} takes one address, and nothing after it: "${more}"`);
}

function listOf(text: string | undefined): readonly string[] | undefined {
  return text
    ?.split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function gradeOf(text: string): Grade {
  const grade = grades.find((one) => one === text.toUpperCase());
  if (grade === undefined) throw new CliError(`"${text}" is no grade; use one of ${grades.join(", ")}`);
  return grade;
}

function instant(text: string): string {
  const epochMs = Date.parse(text);
  if (Number.isNaN(epochMs)) throw new CliError(`"${text}" is no date; write 2026-03-29`);
  return new Date(epochMs).toISOString();
}
