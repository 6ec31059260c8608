import { createServer } from "node:http";
import { createMetricsHandler, nodeListener } from "../../../src/server/index.ts";
import { adapter, support } from "./adapter.ts";

const handler = createMetricsHandler({ catalog: support, adapter, policy: "public" });

export const server = createServer(nodeListener(handler));
