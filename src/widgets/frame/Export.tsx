"use client";
import { part } from "../../react/part.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import type { ExportPanelProps } from "./ExportPanel.tsx";
import { exportIcon } from "./icons.ts";
import { PanelButton } from "./PanelButton.tsx";
import type { Opening } from "./PanelButton.tsx";

const panel = part(() => import("./ExportPanel.tsx"));

/** A button that opens the kinds of file to save, which are loaded when the button is reached. */
export function Export(props: Omit<ExportPanelProps, keyof Opening>) {
  const { frame, states } = useLocalized().messages;
  return <PanelButton name={frame.export} icon={exportIcon} panel={panel} props={props} error={states.error} />;
}
