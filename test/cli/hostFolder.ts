import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface HostFolder {
  readonly path: string;
  /** Runs the command from its source, as `npx metricdeck` would run it in this folder. */
  readonly metricdeck: (...args: readonly string[]) => Promise<Said>;
  /** The same in one process that has them all, but for what a process prints and ends with itself. */
  readonly ask: (...args: readonly string[]) => Promise<Said>;
  /** Runs a module of the folder. */
  readonly run: (file: string) => Promise<Said>;
  readonly typeCheck: () => Promise<Said>;
  readonly write: (file: string, text: string) => void;
  readonly remove: () => void;
}

const root = resolve(".");
const entries = ["query", "server", "testing", "adapters/memory", "adapters/http"];

/** A host's project in which `metricdeck` is this repository's source. */
export function hostFolder(): HostFolder {
  const path = mkdtempSync(join(tmpdir(), "metricdeck-host-"));
  symlinkSync(join(root, "node_modules"), join(path, "node_modules"));
  const write = (file: string, text: string) => writeFileSync(join(path, file), text);
  write("package.json", JSON.stringify({ name: "host", type: "module", private: true }));
  const paths = Object.fromEntries(
    entries.map((entry) => [`metricdeck/${entry}`, [join(root, "src", entry, "index.ts")]]),
  );
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    noEmit: true,
    target: "ES2022",
    lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    module: "ESNext",
    moduleResolution: "bundler",
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    jsx: "react-jsx",
    types: ["node"],
    paths,
  };
  write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  const node = (...args: readonly string[]) => said(process.execPath, ["--import", "tsx", ...args], path);
  let commands: ReturnType<typeof startCommands> | null = null;
  return {
    path,
    write,
    metricdeck: (...args) => node(join(root, "src/cli/main.ts"), ...args),
    ask: (...args) => (commands ??= startCommands(path)).ask(args),
    run: (file) => node(file),
    typeCheck: () => said(join(root, "node_modules/.bin/tsc"), ["-p", ".", "--pretty", "false"], path),
    remove: () => {
      commands?.end();
      rmSync(path, { recursive: true, force: true });
    },
  };
}

function startCommands(folder: string) {
  const child = spawn(process.execPath, ["--import", "tsx", join(root, "test/cli/askedCommands.ts")], {
    cwd: folder,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(argv: readonly string[]): Promise<Said> {
      child.stdin.write(`${JSON.stringify({ folder, argv })}\n`);
      const { value, done } = await answers.next();
      if (done === true) throw new Error("metricdeck: the process with the commands ended");
      return JSON.parse(value) as Said;
    },
    end: () => child.stdin.end(),
  };
}

export function said(program: string, args: readonly string[], cwd: string): Promise<Said> {
  return new Promise((done) => {
    execFile(program, args, { cwd, encoding: "utf8", maxBuffer: 2 ** 26 }, (error, out, err) => {
      done({ code: error === null ? 0 : typeof error.code === "number" ? error.code : -1, out, err });
    });
  });
}
