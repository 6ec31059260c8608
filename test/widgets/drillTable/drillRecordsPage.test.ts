import { expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { d, defineCatalog, m, resultFromRows } from "../../../src/query/index.ts";
import type { Catalog } from "../../../src/query/index.ts";
import { recordsPage } from "../../../src/widgets/drillTable/drillRecordsPage.ts";

it("recordsPage(rows) prints numbers as quantities, but for those that name rows", () => {
  const catalog: Catalog = defineCatalog({
    entities: { customer: { key: "customerId" }, ticket: { key: "ticketId", belongsTo: { customer: "customerId" } } },
    dimensions: { ticketId: d.number(), customerId: d.number(), words: d.number() },
    metrics: { tickets: m.count({ entity: "ticket" }) },
  });
  const columns = ["ticketId", "customerId", "words"];
  const result = resultFromRows<unknown, Catalog>({ kind: "records", entity: "ticket", columns }, [{ ticketId: 10482, customerId: 2001, words: 1204 }]);
  const page = recordsPage(result as never, { catalog, locale: "en", messages: en, timeZone: "UTC", columns, key: "ticketId" });
  expect(page.detailsAt(0).map(({ text }) => text)).toEqual(["10482", "2001", "1,204"]);
});
