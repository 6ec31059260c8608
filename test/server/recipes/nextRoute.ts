import { createMetricsHandler } from "../../../src/server/index.ts";
import { adapter, support } from "./adapter.ts";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** `app/api/metrics/route.ts`. */
export const POST: (request: Request) => Promise<Response> = createMetricsHandler({
  catalog: support,
  adapter,
  policy: "public",
});
