import { MetricsError } from "../../query/error.ts";
import type { TokenRefresh } from "./tokenRefresh.ts";

export type GetToken = (options: { readonly refresh: boolean }) => string | null | Promise<string | null>;

/** Sends the request with the token, and once more with the next one where the server refuses it. */
export type SendWithToken = (request: (token: string | null) => Promise<Response>) => Promise<Response>;

/** Calls `getToken` once at a time, and refreshes once for all requests that were refused with the same token. */
export function withTokens(getToken: GetToken): SendWithToken {
  let asking: Promise<string | null> | null = null;
  let refresh: TokenRefresh | null = null;

  const call = async (refresh: boolean) => {
    try {
      return await getToken({ refresh });
    } catch (thrown) {
      throw new MetricsError("unauthenticated", "getToken failed: sign in again", { cause: thrown });
    }
  };
  return async (request) => {
    asking ??= call(false).finally(() => (asking = null));
    const token = await asking;
    const response = await request(token);
    if (response.status !== 401) return response;
    const { tokenRefresh } = await import("./later.ts");
    refresh ??= tokenRefresh(call);
    return refresh(response, token, request);
  };
}
