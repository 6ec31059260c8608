import { MetricsError } from "../../query/error.ts";

export type GetToken = (options: { readonly refresh: boolean }) => string | null | Promise<string | null>;

/** One call of `getToken` at a time, and one refresh for all requests that were refused with the same token. */
export interface TokenSource {
  get(): Promise<string | null>;
  /** The token after `refused`. */
  refresh(refused: string | null): Promise<string | null>;
  /** The refreshed token was refused too: the next refusal refreshes anew. */
  forget(): void;
}

export function tokenSource(getToken: GetToken): TokenSource {
  let asking: Promise<string | null> | null = null;
  let refreshed: { readonly refused: string | null; readonly token: Promise<string | null> } | null = null;

  const call = async (refresh: boolean) => {
    try {
      return await getToken({ refresh });
    } catch (thrown) {
      throw new MetricsError("unauthenticated", "getToken failed: sign in again", { cause: thrown });
    }
  };
  return {
    get() {
      asking ??= call(false).finally(() => (asking = null));
      return asking;
    },
    async refresh(refused) {
      if (refreshed?.refused !== refused) refreshed = { refused, token: call(true) };
      try {
        return await refreshed.token;
      } catch (thrown) {
        refreshed = null;
        throw thrown;
      }
    },
    forget() {
      refreshed = null;
    },
  };
}
