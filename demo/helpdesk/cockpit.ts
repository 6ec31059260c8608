/** What the help-desk cockpit shows; every figure of it is checked against SQL. */
export const helpdeskCockpit = {
  range: { last: 35, unit: "month", complete: false },
  figures: [
    "ticketsOpened",
    "ticketsClosed",
    "stageChanges",
    "durationMedian",
    "durationP90",
    "repeatedShare",
    "changesPerTicket",
  ],
  charts: {
    opened: { metrics: ["ticketsOpened", "ticketsClosed"], grain: "month" },
    duration: { metrics: ["durationMedian", "durationP90"], grain: "month" },
    stages: { metrics: ["stageChanges"], by: "stage", top: 5, grain: "month" },
    repeated: { metrics: ["repeatedShare"], grain: "month" },
    breadth: { metrics: ["stagesSeen"], grain: "month" },
    moved: { metrics: ["ticketsMoved"], grain: "month" },
  },
  tables: {
    starts: { by: ["firstStage"], metrics: ["ticketsClosed", "durationMedian", "changesPerTicket", "repeatedShare"] },
    load: { by: ["stage"], metrics: ["stageChanges", "ticketsMoved"] },
  },
} as const;
