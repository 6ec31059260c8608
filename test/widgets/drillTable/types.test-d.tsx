import { describe, expectTypeOf, it } from "vitest";
import { DrillTable, useDrillTable } from "../../../src/index.ts";
import type { DrillTableProps, DrillTableState } from "../../../src/index.ts";
import type { desk } from "./desk.ts";

type Desk = typeof desk;

describe("DrillTable", () => {
  it("takes the catalog's hierarchies, dimensions and metrics", () => {
    void (<DrillTable<Desk> hierarchy="org" metrics={["tickets", "goodShare"]} pivot="channel" top={5} trend="week" />);
    void (
      <DrillTable<Desk>
        by={["customer"]}
        metrics={["tickets"]}
        pivot={{ grain: "month" }}
        compare={["previous", { id: "plan", to: { target: "goodTickets" } }]}
        where={{ dimension: "channel", op: "equals", value: "chat" }}
        records={{ columns: ["ticketId", "createdAt"], of: "tickets", order: [{ by: "createdAt" }] }}
      />
    );
    expectTypeOf<DrillTableProps<Desk>["hierarchy"]>().toEqualTypeOf<"org" | undefined>();
    expectTypeOf(useDrillTable<Desk>).returns.toEqualTypeOf<DrillTableState>();
  });

  it("refuses names that the catalog does not have", () => {
    // @ts-expect-error unknown metric
    void (<DrillTable<Desk> hierarchy="org" metrics={["ticket"]} />);
    // @ts-expect-error unknown hierarchy
    void (<DrillTable<Desk> hierarchy="orgs" metrics={["tickets"]} />);
    // @ts-expect-error unknown dimension
    void (<DrillTable<Desk> by={["regions"]} metrics={["tickets"]} />);
    // @ts-expect-error a time is no level
    void (<DrillTable<Desk> by={["createdAt"]} metrics={["tickets"]} />);
    // @ts-expect-error unknown pivot
    void (<DrillTable<Desk> hierarchy="org" metrics={["tickets"]} pivot="channels" />);
    // @ts-expect-error unknown target
    void (<DrillTable<Desk> hierarchy="org" metrics={["tickets"]} compare={{ id: "plan", to: { target: "plan" } }} />);
    // @ts-expect-error unknown value of an enum
    void (<DrillTable<Desk> hierarchy="org" metrics={["tickets"]} where={{ dimension: "channel", op: "equals", value: "fax" }} />);
    // @ts-expect-error unknown column of records
    void (<DrillTable<Desk> hierarchy="org" metrics={["tickets"]} records={{ columns: ["number"] }} />);
  });
});
