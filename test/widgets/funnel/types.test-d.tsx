import { describe, expectTypeOf, it } from "vitest";
import { Funnel } from "../../../src/index.ts";
import type { FunnelProps } from "../../../src/index.ts";
import type { support } from "../../query/support.ts";

type Support = typeof support;

describe("Funnel", () => {
  it("takes the catalog's events and dimensions", () => {
    const plain = (
      <Funnel<Support> steps={["created", { event: "solved", as: "done" }]} window="P3D" breakdown={{ by: "channel" }} exclusions={[{ event: "rated" }]} />
    );
    expectTypeOf(plain).not.toBeAny();
    type Step = Extract<FunnelProps<Support>["steps"][number], string>;
    expectTypeOf<Step>().toEqualTypeOf<"created" | "solved" | "rated">();
  });

  it("refuses names that the catalog does not have", () => {
    // @ts-expect-error unknown event
    void (<Funnel<Support> steps={["created", "solve"]} window="P3D" />);
    // @ts-expect-error unknown event of an exclusion
    void (<Funnel<Support> steps={["created"]} window="P3D" exclusions={[{ event: "closed" }]} />);
    // @ts-expect-error unknown dimension
    void (<Funnel<Support> steps={["created"]} window="P3D" breakdown={{ by: "chanel" }} />);
    // @ts-expect-error a time holds no segments
    void (<Funnel<Support> steps={["created"]} window="P3D" holdConstant={["createdAt"]} />);
    // @ts-expect-error unknown value of an enum
    void (<Funnel<Support> steps={[{ event: "created", where: { dimension: "channel", op: "equals", value: "fax" } }]} window="P3D" />);
    // @ts-expect-error a window has to be said
    void (<Funnel<Support> steps={["created"]} />);
  });
});
