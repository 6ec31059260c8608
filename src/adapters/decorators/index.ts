export { withCache } from "./withCache.ts";
export type { CacheOptions } from "./withCache.ts";
export { withFallback } from "./withFallback.ts";
export type { FallbackOptions } from "./withFallback.ts";
export { withRecording } from "./withRecording.ts";
export type { Recording } from "./withRecording.ts";
export { withRetry } from "./withRetry.ts";
export type { RetryOptions } from "./withRetry.ts";
