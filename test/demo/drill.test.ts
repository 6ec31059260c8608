import { afterAll, describe, expect, it } from "vitest";
import { openDemoApi } from "../../demo/api.ts";
import type { DemoApi } from "../../demo/api.ts";
import type { Incident } from "../../src/query/index.ts";

const noon = Date.parse("2026-03-11T04:00:00Z");
let api: DemoApi;

async function ask(alerts: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${api.sessions.signIn("national")}`, "content-type": "application/json" };
  const body = JSON.stringify({ contract: 1, alerts });
  const response = await api.handler(new Request("http://portal/", { method: "POST", headers, body }));
  return ((await response.json()) as { readonly alerts: unknown }).alerts;
}

async function hourly(): Promise<readonly Incident[]> {
  const { incidents } = (await ask({ list: { states: ["open", "acknowledged"] } })) as { readonly incidents: readonly Incident[] };
  return incidents.filter(({ ruleId }) => ruleId === "tickets by region");
}

afterAll(() => api.close());

describe("the demo's drill", () => {
  it("breaks something, which fires where it is, is taken, and ends by itself after the repair", { timeout: 30_000 }, async () => {
    api = await openDemoApi({ clock: () => noon, size: { scale: 0.2, months: 2 } });
    const act = async (what: string) => api.rehearsal?.act(what);
    expect(await hourly()).toEqual([]);
    expect(await act("break")).toEqual({ offsetMs: 0, isBroken: true });
    await act("forward");
    await act("forward");
    const [incident, ...others] = await hourly();
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ scope: { region: "East" }, state: "open", condition: "firing", startedAt: new Date(noon).toISOString() });
    expect(incident?.actual).toBeGreaterThan(3 * (incident?.expected ?? Infinity));

    const id = incident?.id ?? "";
    await ask({ act: { ids: [id], action: { kind: "acknowledge" }, requestId: "take" } });
    expect(await hourly()).toMatchObject([{ id, state: "acknowledged", owner: null }]);

    await act("repair");
    let hours = 0;
    for (; hours < 12 && (await hourly()).length > 0; hours++) await act("forward");
    // Three clear hours end it.
    expect(hours).toBeGreaterThanOrEqual(3);
    expect(hours).toBeLessThan(12);
    expect(await ask({ detail: id })).toMatchObject({ id, state: "resolved", condition: "normal" });
  });
});
