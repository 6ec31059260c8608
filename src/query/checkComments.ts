import { person, truth } from "./checkDocuments.ts";
import { fieldsOf, instant, list, number, oneOf, orNull, text } from "./checkFields.ts";
import type { Comment, CommentAnchor, CommentOutcome, CommentThread } from "./comments.ts";

/**
 * Threads that a host or a server gave. A filter is taken as it is: it is shown in words, and asked only by who chooses to.
 * @throws MetricsError `contract-violation` with the path of the first fault
 */
export function checkThreads(given: unknown, path = "comments"): readonly CommentThread[] {
  return list(given, path, thread);
}

/** @throws MetricsError as `checkThreads` does */
export function checkOutcome(given: unknown, path = "comments"): CommentOutcome {
  const { status, thread: kept } = fieldsOf(given, path);
  return { status: oneOf(["done", "conflict"])(status, `${path}.status`), thread: thread(kept, `${path}.thread`) };
}

function thread(given: unknown, path: string): CommentThread {
  const { id, anchor, comments, resolved } = fieldsOf(given, path);
  return {
    id: text(id, `${path}.id`),
    anchor: anchorOf(anchor, `${path}.anchor`),
    comments: list(comments, `${path}.comments`, comment),
    resolved: orNull((one: unknown, at: string) => {
      const fields = fieldsOf(one, at);
      return { at: instant(fields["at"], `${at}.at`), by: orNull(person)(fields["by"], `${at}.by`) };
    })(resolved, `${path}.resolved`),
  };
}

function anchorOf(given: unknown, path: string): CommentAnchor {
  const { cockpit, widget, metrics, time, filter } = fieldsOf(given, path);
  const { from, to } = time === undefined ? {} : fieldsOf(time, `${path}.time`);
  return {
    cockpit: text(cockpit, `${path}.cockpit`),
    ...(widget !== undefined && { widget: text(widget, `${path}.widget`) }),
    ...(metrics !== undefined && { metrics: list(metrics, `${path}.metrics`, text) }),
    ...(time !== undefined && { time: { from: instant(from, `${path}.time.from`), to: instant(to, `${path}.time.to`) } }),
    ...(filter !== undefined && { filter: fieldsOf(filter, `${path}.filter`) as unknown as NonNullable<CommentAnchor["filter"]> }),
  };
}

function comment(given: unknown, path: string): Comment {
  const { id, version, at, editedAt, by, text: said, canEdit } = fieldsOf(given, path);
  return {
    id: text(id, `${path}.id`),
    version: number(version, `${path}.version`),
    at: instant(at, `${path}.at`),
    editedAt: orNull(instant)(editedAt, `${path}.editedAt`),
    by: orNull(person)(by, `${path}.by`),
    text: orNull(text)(said, `${path}.text`),
    canEdit: truth(canEdit, `${path}.canEdit`),
  };
}
