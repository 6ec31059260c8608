import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { nodeListener } from "../src/server/index.ts";
import { openDemoApi } from "./api.ts";
import type { DemoApi } from "./api.ts";
import { openPage } from "./page.ts";

const usage = "usage: npm start [-- --helpdesk PATH]   PORT and METRICDECK_MYSQL_URL are read from the environment";

try {
  await start({ helpdesk: helpdeskPath(), port: portWanted(), mysqlUrl: process.env["METRICDECK_MYSQL_URL"] });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function helpdeskPath(): string | undefined {
  try {
    return parseArgs({ options: { helpdesk: { type: "string" } } }).values.helpdesk;
  } catch (error) {
    throw new Error(`metricdeck: ${error instanceof Error ? error.message : String(error)}\n${usage}`, { cause: error });
  }
}

function portWanted(): number {
  const text = process.env["PORT"] ?? "4400";
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error(`metricdeck: PORT is "${text}"; a port is a whole number from 0 to 65535\n${usage}`);
}

async function start({
  helpdesk,
  port,
  mysqlUrl,
}: {
  helpdesk: string | undefined;
  port: number;
  mysqlUrl: string | undefined;
}): Promise<void> {
  const server = createServer();
  const address = await listen(server, port);
  const facts: { [name: string]: string } = {};
  const opened = open(facts, { helpdesk, mysqlUrl });
  server.on("request", (incoming, outgoing) => {
    opened.then((answer) => answer(incoming, outgoing)).catch(() => outgoing.writeHead(400).end());
  });
  await opened;
  process.stdout.write(`Metricdeck demo: http://localhost:${address.port}/ (ready in ${Math.round(performance.now())} ms)\n`);
}

async function open(
  facts: { [name: string]: string },
  { helpdesk, mysqlUrl }: { helpdesk: string | undefined; mysqlUrl: string | undefined },
): Promise<RequestListener> {
  let rehearsal: DemoApi["rehearsal"] = null;
  const drillFact = () => (rehearsal === null ? {} : { drill: JSON.stringify(rehearsal.state()).replaceAll('"', "&quot;") });
  const api = await openDemoApi({
    helpdesk,
    mysqlUrl: mysqlUrl === "" ? undefined : mysqlUrl,
    clock: Date.now,
    onEvent({ status, requestId, detail }) {
      if (detail !== undefined) process.stderr.write(`${status} ${requestId} ${detail}\n`);
    },
  });
  Object.assign(facts, { cockpit: api.cockpit, source: api.source, now: String(api.now ?? "") });
  rehearsal = api.rehearsal;
  const answerPage = await openPage(() => ({ ...facts, ...drillFact() }));
  const answerMetrics = nodeListener(api.handler);
  return (incoming, outgoing) => {
    const { pathname, searchParams } = new URL((incoming.url ?? "/").replace(/^\/*/, "/"), "http://localhost");
    if (pathname === "/api/metrics") return answerMetrics(incoming, outgoing);
    if (pathname === "/api/session" && incoming.method === "POST") {
      const token = api.sessions.signIn(searchParams.get("user") ?? "");
      outgoing.writeHead(token === null ? 403 : 200, { "content-type": "application/json", "cache-control": "no-store" });
      const error = { code: "forbidden", message: "metricdeck: nobody of this name may sign in", path: "user" };
      return outgoing.end(JSON.stringify(token === null ? { error } : { token }));
    }
    // Other sites' pages cannot send a header of one's own without being asked first.
    if (pathname === "/api/drill" && incoming.headers["x-drill"] === "1" && incoming.method === "POST" && api.rehearsal !== null) {
      api.rehearsal.act(searchParams.get("do") ?? "").then(
        (state) => outgoing.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" }).end(JSON.stringify(state)),
        (error: unknown) => outgoing.writeHead(400, { "content-type": "text/plain" }).end(String(error)),
      );
      return;
    }
    if (incoming.method !== "GET" && incoming.method !== "HEAD") return outgoing.writeHead(405, { allow: "GET, HEAD" }).end();
    return answerPage(incoming, outgoing);
  };
}

/** On `port`, or on the next one that is free. */
async function listen(server: Server, port: number, tries = 20): Promise<AddressInfo> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", () => {
        server.off("error", reject);
        resolve();
      });
    });
  } catch (error) {
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (taken && tries > 1 && port > 0 && port < 65_535) return listen(server, port + 1, tries - 1);
    throw new Error(`metricdeck: cannot listen on port ${port}; name a free one in PORT`, { cause: error });
  }
  return server.address() as AddressInfo;
}
