type Token = string | null;

/** Sends a request once more, after its response said that the server refused the token. */
export type TokenRefresh = (
  response: Response,
  refused: Token,
  request: (token: Token) => Promise<Response>,
) => Promise<Response>;

export function tokenRefresh(call: (refresh: true) => Promise<Token>): TokenRefresh {
  let refreshed: { readonly refused: Token; readonly token: Promise<Token> } | null = null;

  /** The token after `refused`. */
  const refresh = async (refused: Token) => {
    if (refreshed?.refused !== refused) refreshed = { refused, token: call(true) };
    try {
      return await refreshed.token;
    } catch (thrown) {
      refreshed = null;
      throw thrown;
    }
  };
  return async (response, refused, request) => {
    await response.body?.cancel();
    const again = await request(await refresh(refused));
    // The refreshed token was refused too: the next refusal refreshes anew.
    if (again.status === 401) refreshed = null;
    return again;
  };
}
