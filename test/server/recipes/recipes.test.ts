import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import type { AddressInfo, Server } from "node:net";
import { serve } from "@hono/node-server";
import { afterEach, describe, expect, it } from "vitest";
import { bodyOf, linesIn, tickets } from "../serving.ts";
import { hanging } from "./adapter.ts";
import { app as expressApp } from "./express.ts";
import { app as honoApp } from "./hono.ts";
import * as nextRoute from "./nextRoute.ts";
import { server as nodeServer } from "./nodeHttp.ts";

let listening: Server | undefined;
afterEach(() => {
  listening?.close();
  hanging.length = 0;
});

const members = { kind: "members", dimension: "channel" };
const init = {
  method: "POST",
  headers: { "content-type": "application/json", "accept-encoding": "gzip" },
};

const servers: readonly (readonly [string, () => Server])[] = [
  ["Node's http", () => nodeServer.listen(0, "127.0.0.1")],
  ["Express 5", () => expressApp.listen(0, "127.0.0.1")],
  ["Hono", () => serve({ fetch: honoApp.fetch, port: 0, hostname: "127.0.0.1" }) as Server],
];

describe.each(servers)("the recipe for %s", (_name, listen) => {
  const start = async () => {
    listening = listen();
    if (!listening.listening) await once(listening, "listening");
    return `http://127.0.0.1:${(listening.address() as AddressInfo).port}/api/metrics`;
  };

  it("answers, and streams each answer as soon as it is there", async () => {
    const url = await start();
    const whole = await fetch(url, { ...init, body: JSON.stringify(bodyOf(tickets)) });
    expect([whole.status, linesIn(await whole.text())[0]?.status]).toEqual([200, "ok"]);
    const leaving = new AbortController();
    const body = JSON.stringify(bodyOf(members, tickets));
    const reader = (await fetch(url, { ...init, body, signal: leaving.signal })).body?.getReader();
    const [first] = linesIn(new TextDecoder().decode((await reader?.read())?.value));
    expect([first?.index, first?.status, hanging.map(({ aborted }) => aborted)]).toEqual([1, "ok", [false]]);
    leaving.abort();
    await expect.poll(() => hanging.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it("ends the query of a client that goes before the answer", async () => {
    const url = await start();
    const leaving = new AbortController();
    const call = fetch(url, { ...init, body: JSON.stringify(bodyOf(members)), signal: leaving.signal });
    await expect.poll(() => hanging.length).toBe(1);
    leaving.abort();
    await expect(call).rejects.toThrow("aborted");
    await expect.poll(() => hanging.map(({ aborted }) => aborted)).toEqual([true]);
  });
});

describe("the recipe for Next", () => {
  it("exports what a route handler is: POST takes a Request and gives a Response", async () => {
    const request = new Request("http://host/api/metrics", { ...init, body: JSON.stringify(bodyOf(tickets)) });
    const response = await nextRoute.POST(request);
    expect([Object.keys(nextRoute).sort(), response instanceof Response, response.status]).toEqual([
      ["POST", "dynamic", "runtime"],
      true,
      200,
    ]);
  });
});

it("each recipe has under 15 lines", () => {
  const recipes = readdirSync(import.meta.dirname).filter((file) => !/adapter|test/.test(file));
  const lines = recipes.map((file) => readFileSync(`${import.meta.dirname}/${file}`, "utf8").trimEnd().split("\n").length);
  expect([recipes.length, lines.every((count) => count < 15)]).toEqual([4, true]);
});
