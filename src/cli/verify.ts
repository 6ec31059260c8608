import { httpAdapter } from "../adapters/http/index.ts";
import type { AbsoluteRange } from "../query/index.ts";
import { verifyAdapter } from "../testing/index.ts";
import type { ConformanceReport } from "../testing/index.ts";
import { loadCatalog } from "./catalogFile.ts";
import { CliError } from "./cliError.ts";

export interface VerifyOptions {
  readonly catalog: string | undefined;
  readonly token?: string | undefined;
  /** Of callers who together see what `token` sees, and nothing twice. */
  readonly tenantTokens?: readonly string[] | undefined;
  readonly range?: AbsoluteRange | undefined;
}

/** Holds an API to the contract over HTTP. */
export async function verify(
  url: string,
  folder: string,
  { catalog, token, tenantTokens = [], range }: VerifyOptions,
): Promise<ConformanceReport> {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw new CliError(`"${url}" is no address of an API; write https://host/metrics`);
  }
  if (catalog === undefined) {
    throw new CliError("an API does not say what it can be asked; give --catalog ./catalog.js");
  }
  if (tenantTokens.length === 1) {
    throw new CliError("one tenant alone shows nothing; give a --tenant-token for each of two or more, who together see what --token sees");
  }
  const known = await loadCatalog(catalog, folder);
  const as = (bearer: string | undefined) => httpAdapter({ url, ...(bearer === undefined ? {} : { getToken: () => bearer }) });
  const http = { url, fetch, ...(token === undefined ? {} : { token }) };
  return verifyAdapter(as(token), { catalog: known, http, tenants: tenantTokens.map(as), ...(range === undefined ? {} : { range }) });
}
