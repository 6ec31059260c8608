import { Hono } from "hono";
import { createMetricsHandler } from "../../../src/server/index.ts";
import { adapter, support } from "./adapter.ts";

const handler = createMetricsHandler({ catalog: support, adapter, policy: "public" });

export const app = new Hono();
app.post("/api/metrics", (context) => handler(context.req.raw));
