import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { CliError } from "./cliError.ts";

/**
 * What a host's module exports as `name`, or by default, or as the only thing that `fits`. TypeScript is read with the
 * tsx of the folder, where there is one.
 */
export async function loadExport<T>(
  path: string,
  folder: string,
  { name, fits }: { readonly name: string; readonly fits: (value: unknown) => value is T },
): Promise<T> {
  const file = resolve(folder, path);
  if (!existsSync(file)) throw new CliError(`there is no file ${file}`);
  const exported = await importFile(file, folder);
  const wanted = [exported, commonJs(exported)].flatMap((names) => [names[name], names["default"], ...Object.values(names)]).find(fits);
  if (wanted === undefined) throw new CliError(`${path} exports no ${name}; write export const ${name} = …`);
  return wanted;
}

/** In a folder without `"type": "module"` a file is CommonJS, whose names tsx gives by default alone. */
function commonJs({ default: exported }: Record<string, unknown>): Record<string, unknown> {
  return typeof exported === "object" && exported !== null ? { ...exported } : {};
}

async function importFile(file: string, folder: string): Promise<Record<string, unknown>> {
  const url = pathToFileURL(file).href;
  const isTypeScript = /\.[cm]?tsx?$/.test(file);
  try {
    if (isTypeScript && !readsTypeScript()) await registerTsx(folder);
    return (await import(url)) as Record<string, unknown>;
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    throw new CliError(`${file} could not be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

/** Run under tsx, every import reads TypeScript. */
function readsTypeScript(): boolean {
  return [...process.execArgv, process.env["NODE_OPTIONS"] ?? ""].some((argument) => /tsx/.test(argument));
}

/** As `node --import tsx` does it: for the whole process, so that the host's module and this command share one `metricdeck`. */
async function registerTsx(folder: string): Promise<void> {
  let path: string;
  try {
    path = createRequire(join(folder, "package.json")).resolve("tsx");
  } catch (cause) {
    throw new CliError("Node does not read TypeScript; npm install --save-dev tsx, or give the compiled .js file", {
      cause,
    });
  }
  await import(pathToFileURL(path).href);
}
