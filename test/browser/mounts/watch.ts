/** What a page holds at the moment that a widget must not leave behind, by kind. */
export interface Held {
  /** On the window, the document, its root, its body and on media queries, as "type ×n". Elements take theirs along. */
  readonly listeners: readonly string[];
  /** Elements observed for size, visibility or changes. */
  readonly observed: number;
  /** Timeouts, intervals, and frames and idle moments asked for. */
  readonly timers: number;
}

const listeners = new Map<EventTarget, Map<string, Set<unknown>>>();
const observed = new Map<object, Set<unknown>>();
const timers = new Set<string>();

/** Replaces what a page registers such things with: before anything else runs in it. */
export function watch(): () => Held {
  watchListeners();
  for (const name of ["ResizeObserver", "IntersectionObserver", "MutationObserver"] as const) watchObserver(name);
  watchTimer("setTimeout", "clearTimeout", true);
  watchTimer("setInterval", "clearInterval", false);
  watchTimer("requestAnimationFrame", "cancelAnimationFrame", true);
  watchTimer("requestIdleCallback", "cancelIdleCallback", true);
  return () => ({
    listeners: [...listeners.values()].flatMap((types) => [...types].filter(([, set]) => set.size > 0).map(([type, set]) => `${type} ×${set.size}`)).sort(),
    observed: [...observed.values()].reduce((sum, targets) => sum + targets.size, 0),
    timers: timers.size,
  });
}

function outlives(target: EventTarget): boolean {
  return target === window || target === document || target === document.documentElement || target === document.body || target instanceof MediaQueryList;
}

function watchListeners(): void {
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const setOf = (target: EventTarget, type: string, options: unknown) => {
    const capture = typeof options === "boolean" ? options : ((options as AddEventListenerOptions | undefined)?.capture ?? false);
    const types = listeners.get(target) ?? new Map<string, Set<unknown>>();
    listeners.set(target, types);
    const key = capture ? `${type} (capture)` : type;
    const set = types.get(key) ?? new Set();
    types.set(key, set);
    return set;
  };
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    addEventListener.call(this, type, listener, options);
    const target = this ?? window;
    if (listener === null || !outlives(target)) return;
    const set = setOf(target, type, options);
    set.add(listener);
    if (typeof options !== "object") return;
    const forget = () => void set.delete(listener);
    if (options.once) addEventListener.call(this, type, forget, { once: true });
    options.signal?.addEventListener("abort", forget);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    removeEventListener.call(this, type, listener, options);
    const target = this ?? window;
    if (!outlives(target)) return;
    setOf(target, type, options).delete(listener);
    // What is watched must not live on by being watched.
    const types = listeners.get(target);
    if (types !== undefined && [...types.values()].every((set) => set.size === 0)) listeners.delete(target);
  };
}

function watchObserver(name: "ResizeObserver" | "IntersectionObserver" | "MutationObserver"): void {
  const { prototype } = window[name] as unknown as { prototype: { observe: (...args: never[]) => void; unobserve?: (target: never) => void; disconnect: () => void } };
  const { observe, unobserve, disconnect } = prototype;
  prototype.observe = function (this: object, ...args: never[]) {
    observed.set(this, (observed.get(this) ?? new Set()).add(args[0]));
    observe.apply(this, args);
  };
  if (unobserve !== undefined) {
    prototype.unobserve = function (this: object, target: never) {
      observed.get(this)?.delete(target);
      if (observed.get(this)?.size === 0) observed.delete(this);
      unobserve.call(this, target);
    };
  }
  prototype.disconnect = function (this: object) {
    observed.delete(this);
    disconnect.call(this);
  };
}

type Schedule = (callback: (...args: unknown[]) => void, ...rest: unknown[]) => number;

function watchTimer(ask: "setTimeout" | "setInterval" | "requestAnimationFrame" | "requestIdleCallback", cancel: "clearTimeout" | "clearInterval" | "cancelAnimationFrame" | "cancelIdleCallback", isOnce: boolean): void {
  const scope = window as unknown as Record<typeof ask, Schedule> & Record<typeof cancel, (id: number) => void>;
  const [schedule, forget] = [scope[ask].bind(window), scope[cancel].bind(window)];
  // Browsers number timeouts and intervals together, and either function clears both.
  const family = ask === "setInterval" ? "setTimeout" : ask;
  scope[ask] = (callback, ...rest) => {
    const id: number = schedule((...args) => {
      if (isOnce) timers.delete(`${family} ${id}`);
      callback(...args);
    }, ...rest);
    timers.add(`${family} ${id}`);
    return id;
  };
  scope[cancel] = (id) => {
    timers.delete(`${family} ${id}`);
    forget(id);
  };
}
