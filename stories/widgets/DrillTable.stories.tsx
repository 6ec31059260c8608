import type { Meta, StoryObj } from "@storybook/react-vite";
import { DrillTableView } from "../../src/index.ts";
import type { DrillFormats } from "../../src/index.ts";
import { withMetricdeck } from "../support/withMetricdeck.tsx";
import { useDrillModel } from "./drillModel.ts";
import type { DrillModelOptions } from "./drillModel.ts";

const formats: DrillFormats = {
  tickets: { bar: true },
  change: { bar: true },
  csat: { rules: [{ from: 0.8, tone: "good" }, { to: 0.3, tone: "bad" }] },
};

function Table(options: DrillModelOptions) {
  const { model, actions } = useDrillModel(options);
  return (
    <DrillTableView
      title="Tickets by team"
      tableActions={actions}
      formats={formats}
      state={{ status: "ready", model, refreshing: false, stale: null, partial: null }}
    />
  );
}

/** Where do the numbers come from, level by level? */
const meta = { title: "Widgets/Drill-down table", component: Table, decorators: [withMetricdeck], tags: ["!autodocs"], args: { rows: 40 } } satisfies Meta<typeof Table>;

export default meta;
type Story = StoryObj<typeof meta>;

export const OwnData: Story = { name: "Data of your own" };
export const Large: Story = { name: "100 000 rows", args: { rows: 100_000 } };
export const Million: Story = { name: "A million rows", args: { rows: 1_000_000 } };
