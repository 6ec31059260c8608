import { useState } from "react";
import { useMetricdeck } from "../../src/index.ts";
import { helpdeskCockpit } from "../helpdesk/cockpit.ts";

/** The whole log, until the reader chooses another range. */
export function useHelpdeskRange(): void {
  const { client } = useMetricdeck();
  useState(() => {
    const isChosen = client.selection.getSnapshot().some(({ source }) => source === "range");
    if (!isChosen) client.selection.publish({ source: "range", range: helpdeskCockpit.range });
  });
}
