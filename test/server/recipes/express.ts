import express from "express";
import { createMetricsHandler, nodeListener } from "../../../src/server/index.ts";
import { adapter, support } from "./adapter.ts";

const handler = createMetricsHandler({ catalog: support, adapter, policy: "public" });

export const app = express();
// Before `express.json()`: the handler reads the body itself.
app.post("/api/metrics", nodeListener(handler));
