import { createPool } from "mysql2/promise";
import { expect, inject, it } from "vitest";
import { randomOf } from "../../contract/differential/random.ts";
import { killAlertService } from "./killing.ts";

it("an alert service that is killed without warning tells each thing once to who knows ids again, and nothing is lost", async () => {
  const address = new URL(inject("mysqlUrl"));
  const admin = createPool({ uri: address.href, connectionLimit: 1 });
  await admin.query("CREATE DATABASE alert_killed CHARACTER SET utf8mb4");
  await admin.end();
  address.pathname = "/alert_killed";
  const { kills, due, wrong } = await killAlertService(address.href, { kills: 5, random: randomOf(7).next });
  expect([kills, wrong]).toEqual([5, []]);
  expect(due).toBeGreaterThan(10);
});
