"use client";

import { useState } from "react";
import { drawnRoom, grownRoom } from "./columnRoom.ts";
import type { ColumnRoom } from "./columnRoom.ts";
import { grownRecords, noRecords, recordRoom } from "./recordRoom.ts";
import type { RecordRoom } from "./recordRoom.ts";

interface DrawnRoom {
  readonly room: ColumnRoom;
  readonly records: RecordRoom;
  /** After rows were drawn. @param columns in the order in which they are shown */
  readonly look: (grid: Element, columns: readonly { readonly id: string }[]) => void;
}

/** What the texts that were drawn so far take. Records that are closed need no room any more. */
export function useDrawnRoom(): DrawnRoom {
  const [room, setRoom] = useState<ColumnRoom>({});
  const [records, setRecords] = useState(noRecords);
  return {
    room,
    records,
    look: (grid, columns) => {
      const drawn = drawnRoom(grid, columns);
      setRoom((last) => grownRoom(last, drawn));
      const beside = recordRoom(grid);
      // What is scrolled to goes on being there, also while its records are out of sight.
      const isLeft = beside === noRecords && records !== noRecords && grid.scrollLeft === 0;
      setRecords((last) => (isLeft ? noRecords : grownRecords(last, beside)));
    },
  };
}
