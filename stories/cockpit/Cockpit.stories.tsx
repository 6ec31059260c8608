import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor, within } from "storybook/test";
import { Cockpit, CockpitItem, DrillTable, Funnel, KpiTile, standardWidgets, Trend } from "../../src/index.ts";
import { rightToLeft } from "../support/rightToLeft.tsx";
import { withMetricdeck } from "../support/withMetricdeck.tsx";
import { faultyCockpit, serviceCockpit } from "./serviceCockpit.ts";

/** Is the service desk all right this month? Widgets in one grid, under one bar of filters. */
const meta = { title: "Cockpit/Cockpit", decorators: [withMetricdeck] } satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

const allShown: Story["play"] = async ({ canvasElement }) => {
  await waitFor(() => expect(within(canvasElement).getAllByRole("heading", { level: 3 })).toHaveLength(7), { timeout: 20_000 });
};

export const FromADocument: Story = {
  render: () => <Cockpit document={serviceCockpit} widgets={standardWidgets} />,
  play: allShown,
};

/** The same cockpit in code: the same places, filters and numbers. */
export const FromChildren: Story = {
  render: () => (
    <Cockpit
      title={{ en: "Service desk", "zh-CN": "客服总览" }}
      description={{ en: "How the desk does, and where it hurts.", "zh-CN": "整体表现与问题所在。" }}
      filters={serviceCockpit.filters ?? []}
    >
      <CockpitItem id="tickets" wide={{ x: 0, y: 0, w: 3, h: 3 }}>
        <KpiTile metric="tickets" compare="previous" />
      </CockpitItem>
      <CockpitItem id="csat" wide={{ x: 3, y: 0, w: 3, h: 3 }}>
        <KpiTile metric="csat" compare="previous" />
      </CockpitItem>
      <CockpitItem id="response" wide={{ x: 6, y: 0, w: 3, h: 3 }}>
        <KpiTile metric="firstResponseP90" compare="previous" />
      </CockpitItem>
      <CockpitItem id="resolved" wide={{ x: 9, y: 0, w: 3, h: 3 }} filters={{ channel: "ignore" }}>
        <KpiTile metric="resolutionRate" compare="previous" />
      </CockpitItem>
      <CockpitItem id="byChannel" wide={{ x: 0, y: 3, w: 7, h: 6 }}>
        <Trend metrics={["tickets"]} by="channel" kind="area" stacked title="Tickets by channel" />
      </CockpitItem>
      <CockpitItem id="funnel" wide={{ x: 7, y: 3, w: 5, h: 6 }}>
        <Funnel steps={["created", "replied", "solved"]} window="P3D" />
      </CockpitItem>
      <CockpitItem id="table" wide={{ x: 0, y: 9, w: 12, h: 7 }}>
        <DrillTable hierarchy="org" metrics={["tickets", "csat", "firstResponseP90"]} />
      </CockpitItem>
    </Cockpit>
  ),
  play: allShown,
};

/** Tiles two abreast, charts over the whole width. */
export const Narrow: Story = { ...FromADocument, globals: { width: "360", language: "zh-CN" } };

export const Dark: Story = { ...FromADocument, globals: { theme: "dark" } };

export const RightToLeft: Story = { ...FromADocument, decorators: [rightToLeft] };

/** A type that nobody knows and a prop that fails: each is said in its own place, and the rest lives. */
export const WithFaults: Story = {
  render: () => <Cockpit document={faultyCockpit} widgets={standardWidgets} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await waitFor(() => expect(canvas.getAllByRole("group", { name: /cannot be shown|无法显示/ })).toHaveLength(2), { timeout: 20_000 });
  },
};
