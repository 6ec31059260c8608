export const errorCodes = [
  "unauthenticated",
  "forbidden",
  "invalid-query",
  "unsupported",
  "too-large",
  "rate-limited",
  "timeout",
  "unavailable",
  "aborted",
  "contract-violation",
] as const;
