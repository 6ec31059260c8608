/** The words of alerts: the list, its detail, its actions. Numbers, dates and names come in already formatted. */
export interface AlertMessages {
  readonly severities: { readonly critical: string; readonly warning: string; readonly info: string };
  readonly states: { readonly open: string; readonly acknowledged: string; readonly resolved: string; readonly closed: string };
  readonly conditions: {
    readonly firing: string;
    readonly recovering: string;
    readonly nodata: string;
    readonly error: string;
    readonly normal: string;
  };
  readonly markedFalse: string;
  readonly snoozedUntil: (time: string) => string;
  /** Columns, and the facts of a detail. */
  readonly columns: {
    readonly severity: string;
    readonly metric: string;
    readonly scope: string;
    readonly rule: string;
    readonly actual: string;
    readonly expected: string;
    readonly bounds: string;
    readonly deviation: string;
    readonly course: string;
    readonly started: string;
    readonly ended: string;
    readonly duration: string;
    readonly owner: string;
    readonly due: string;
    readonly state: string;
    readonly reopened: string;
    readonly feedback: string;
  };
  /** Of a scope without dimensions. */
  readonly everything: string;
  /** Beside a scope: the rule has a condition that takes more words. */
  readonly someRows: string;
  readonly nobody: string;
  readonly noDue: string;
  readonly overdue: (time: string) => string;
  readonly expectedValue: (value: string) => string;
  readonly between: (low: string, high: string) => string;
  readonly atMost: (high: string) => string;
  readonly atLeast: (low: string) => string;
  readonly select: (name: string) => string;
  readonly selectColumn: string;
  readonly selected: (n: number) => string;
  readonly clearSelection: string;
  readonly actionsOf: (name: string) => string;
  readonly actionsOfSelected: string;
  readonly actions: {
    readonly acknowledge: string;
    readonly unsnooze: string;
    readonly resolve: string;
    readonly close: string;
    readonly markFalse: string;
    readonly reopen: string;
    readonly note: string;
    readonly assign: string;
  };
  readonly snoozeUntil: (duration: string, time: string) => string;
  readonly assignToMe: string;
  readonly snooze: string;
  /** Opens what asks for a date and a time. */
  readonly snoozeOther: string;
  /** Left out: English. */
  readonly snoozing?: SnoozingMessages;
  readonly open: string;
  readonly back: string;
  readonly note: string;
  readonly shown: string;
  readonly shownStates: { readonly active: string; readonly ended: string; readonly all: string };
  readonly sort: string;
  readonly sorts: { readonly severity: string; readonly started: string; readonly deviation: string; readonly due: string };
  readonly anySeverity: string;
  readonly anyOwner: string;
  readonly group: (n: number, name: string) => string;
  readonly snoozed: (n: number) => string;
  readonly none: (asOf: string) => string;
  readonly noneEnded: string;
  readonly clearFilters: string;
  readonly noneFiltered: string;
  readonly done: (n: number, action: string) => string;
  readonly failed: (n: number, action: string, reason: string) => string;
  /** Of what a host does, of which nothing was shown before it was done. Left out: as `failed`. */
  readonly hostFailed?: (n: number, action: string, reason: string) => string;
  readonly sentence: {
    readonly open: (n: number) => string;
    readonly ended: (n: number) => string;
    readonly count: (n: number, severity: string) => string;
    readonly worst: (metric: string, actual: string, expected: string) => string;
    readonly worstWithout: (metric: string) => string;
    readonly nodata: (n: number) => string;
    readonly snoozed: (n: number) => string;
  };
  readonly keyboard: string;
  readonly chart: (metric: string, range: string, points: number) => string;
  readonly points: string;
  readonly time: string;
  readonly lower: string;
  readonly upper: string;
  readonly drivers: string;
  readonly driversOf: (range: string) => string;
  readonly noDrivers: string;
  readonly driver: {
    readonly value: string;
    readonly before: string;
    readonly after: string;
    readonly contribution: string;
    readonly share: string;
    readonly rest: string;
    readonly mix: string;
    readonly rate: string;
  };
  readonly annotations: string;
  readonly history: string;
  readonly noHistory: string;
  readonly system: string;
  readonly events: {
    readonly acknowledge: string;
    readonly snooze: string;
    readonly unsnooze: string;
    readonly assign: string;
    readonly resolve: string;
    readonly close: string;
    readonly markFalse: string;
    readonly reopen: string;
    readonly note: string;
    readonly fire: string;
    readonly escalate: string;
    readonly recover: string;
    readonly nodata: string;
    readonly error: string;
  };
}

/** What is asked where an alert is snoozed until a time of one's own. */
export interface SnoozingMessages {
  readonly at: (zone: string) => string;
  readonly past: string;
  readonly unset: string;
  readonly cancel: string;
}
