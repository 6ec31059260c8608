/** Of comments on a cockpit. */
export interface CommentMessages {
  readonly title: string;
  readonly loading: string;
  readonly failed: string;
  readonly refused: string;
  readonly nothing: string;
  readonly write: string;
  readonly about: (what: string) => string;
  readonly everything: string;
  readonly send: string;
  readonly reply: string;
  readonly replyTo: (name: string) => string;
  readonly resolve: string;
  readonly reopen: string;
  readonly edit: string;
  readonly remove: string;
  readonly save: string;
  /** Of a text with more characters than can be sent. */
  readonly tooLong: (excess: string) => string;
  readonly cancel: string;
  /** Who reads it has written it. */
  readonly you: string;
  readonly somebody: string;
  readonly edited: string;
  readonly removed: string;
  readonly others: (n: number) => string;
  readonly resolved: (n: number) => string;
  readonly resolvedBy: (name: string) => string;
  readonly conflict: string;
  /** Of annotations, which trends draw. */
  readonly annotate: string;
  readonly noted: string;
  /** It is on none of the days that the page shows. */
  readonly notedOutside: string;
  /** It stays where it was typed. */
  readonly notSent: string;
  readonly what: string;
  readonly from: string;
  /** The last day; left empty it is one day. */
  readonly until: string;
  /** That its days are left out of what is usual: to be ticked, and of one that is. */
  readonly incident: string;
  readonly incidentNoted: string;
  readonly unclear: string;
}
