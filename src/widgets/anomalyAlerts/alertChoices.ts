import { allowsAction } from "../../analytics/applyAlertAction.ts";
import { formatDuration } from "../../format/duration.ts";
import type { AlertAction, AlertPerson, Incident } from "../../query/alerts.ts";
import { momentText } from "./alertText.ts";
import type { AlertTextOptions } from "./alertText.ts";

/** Something that can be done to incidents, and to which of them. */
export interface AlertChoice {
  readonly key: string;
  readonly label: string;
  /** Null: a snooze whose end is still to be asked for. */
  readonly action: AlertAction | null;
  readonly ids: readonly string[];
}

/** From now on. */
const snoozeSeconds: readonly number[] = [3_600, 4 * 3_600, 86_400, 7 * 86_400];

/** What a menu offers for incidents: each action with those of them to which it can be done; what is possible for none is left out. */
export function alertChoices(
  incidents: readonly Incident[],
  { me, snoozes = snoozeSeconds }: { readonly me: AlertPerson | null; readonly snoozes?: readonly number[] },
  options: AlertTextOptions,
): readonly AlertChoice[] {
  const { words, locale, now } = options;
  const of = (key: string, label: string, action: AlertAction | null): readonly AlertChoice[] => {
    const ids = incidents.filter((incident) => allowsAction(incident, action?.kind ?? "snooze", now)).map(({ id }) => id);
    return ids.length === 0 ? [] : [{ key, label, action, ids }];
  };
  const plain = (kind: "acknowledge" | "unsnooze" | "resolve" | "close" | "markFalse" | "reopen") => of(kind, words.actions[kind], { kind });
  const isMine = incidents.every(({ owner }) => owner !== null && owner.id === me?.id);
  return [
    ...plain("acknowledge"),
    ...(me === null || isMine ? [] : of("mine", words.assignToMe, { kind: "assign", to: me })),
    ...plain("unsnooze"),
    ...snoozes.flatMap((seconds) => {
      const until = new Date(Date.parse(now) + seconds * 1_000).toISOString();
      const label = words.snoozeUntil(formatDuration(seconds, { locale }), momentText(until, options));
      return of(`snooze ${seconds}`, label, { kind: "snooze", until });
    }),
    ...of("snooze other", words.snoozeOther, null),
    ...plain("resolve"),
    ...plain("markFalse"),
    ...plain("close"),
    ...plain("reopen"),
  ];
}

/** What an action is called when it is told that it was done. */
export function actionText({ kind }: AlertAction, { words }: Pick<AlertTextOptions, "words">): string {
  return words.events[kind];
}
