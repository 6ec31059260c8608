/**
 * What a place for people's writing holds. It is read and answered whole, so that without bounds one person could make it
 * too large for all.
 */
export const storedLimits = {
  /** Comments of one thread, the first and deleted ones included. */
  comments: 500,
  /** Comments that a list tells, in whole threads, the latest first. */
  listedComments: 2_000,
  /** Views of one person on one cockpit. */
  views: 200,
  /** Letters of these views' states together. */
  viewLetters: 2_000_000,
  /** Annotations that a list tells: the latest. */
  annotations: 1_000,
};
