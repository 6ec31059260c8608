import { describe, expectTypeOf, it } from "vitest";
import { RetentionCohort, useRetentionCohort } from "../../../src/index.ts";
import type { RetentionCohortProps, RetentionModel, WidgetState } from "../../../src/index.ts";
import type { journeys } from "./journeys.ts";

type Journeys = typeof journeys;

describe("RetentionCohort", () => {
  it("takes the catalog's events and dimensions", () => {
    void (<RetentionCohort<Journeys> start="joined" return="visited" grain="week" by="plan" measure={{ share: "amount" }} />);
    void (
      <RetentionCohort<Journeys>
        start={{ event: "joined", where: { dimension: "plan", op: "equals", value: "paid" } }}
        return="paid"
        compare="previous"
      />
    );
    expectTypeOf<RetentionCohortProps<Journeys>["by"]>().toEqualTypeOf<"who" | "kind" | "plan" | "amount" | undefined>();
    expectTypeOf(useRetentionCohort<Journeys>).returns.toEqualTypeOf<WidgetState<RetentionModel>>();
  });

  it("refuses names that the catalog does not have", () => {
    // @ts-expect-error unknown event
    void (<RetentionCohort<Journeys> start="join" return="visited" />);
    // @ts-expect-error unknown event to come back with
    void (<RetentionCohort<Journeys> start="joined" return="visits" />);
    // @ts-expect-error unknown dimension
    void (<RetentionCohort<Journeys> start="joined" return="visited" by="plans" />);
    // @ts-expect-error a plan cannot be summed
    void (<RetentionCohort<Journeys> start="joined" return="visited" measure={{ sum: "plan" }} />);
    // @ts-expect-error unknown value of an enum
    void (<RetentionCohort<Journeys> start={{ event: "joined", where: { dimension: "plan", op: "equals", value: "gold" } }} return="paid" />);
  });
});
