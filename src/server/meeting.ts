/** Where those who set out together wait for each other, so that they go on in the same turn of the event loop. */
export interface Meeting {
  /** Resolves once everyone has come or has let the others know that they will not. */
  wait(): Promise<void>;
  /** The others need not wait: of one who waits already it changes nothing. */
  leave(): void;
}

/** @param count how many there are, each with one of the ways in */
export function meeting(count: number): readonly Meeting[] {
  let missing = count;
  let all = () => {};
  const complete = new Promise<void>((resolve) => (all = resolve));
  return Array.from({ length: count }, () => {
    let here = false;
    const leave = () => {
      if (here) return;
      here = true;
      missing -= 1;
      if (missing === 0) all();
    };
    return {
      leave,
      wait: () => {
        leave();
        return complete;
      },
    };
  });
}
