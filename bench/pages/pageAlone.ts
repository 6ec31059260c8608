import { nextFrame } from "./cockpit.ts";

interface Change {
  readonly node: Node;
  /** Of the attribute; empty for a text. */
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What a bench does with a page without its code, from outside of it. */
export interface PageAloneControl {
  /** From now on; until `changes`. */
  record(): void;
  /** How many texts and attributes are other than they were. */
  changes(): number;
  /** Milliseconds until all of them are painted, as they were or as they are. */
  setAgain(isBefore: boolean): Promise<number>;
  /** How many elements the page has, and milliseconds until they are painted as plain HTML. */
  showAgain(): Promise<readonly [elements: number, ms: number]>;
}

export function pageAloneControl(): PageAloneControl {
  const before = new Map<Node, Map<string, string | null>>();
  const see = (records: readonly MutationRecord[]) => {
    for (const { type, target, attributeName, oldValue } of records) {
      if (type === "childList") continue;
      const own = before.get(target) ?? new Map<string, string | null>();
      before.set(target, own);
      const name = attributeName ?? "";
      if (!own.has(name)) own.set(name, oldValue);
    }
  };
  const observer = new MutationObserver(see);
  let list: readonly Change[] = [];
  let html: string | undefined;
  return {
    record: () => observer.observe(document.body, { subtree: true, attributes: true, attributeOldValue: true, characterData: true, characterDataOldValue: true }),
    changes() {
      see(observer.takeRecords());
      observer.disconnect();
      const all = [...before].flatMap(([node, own]) => [...own].map(([name, from]): Change => ({ node, name, from, to: valueOf(node, name) })));
      list = all.filter(({ node, from, to }) => node.isConnected && from !== to);
      return list.length;
    },
    setAgain: (isBefore) =>
      paintedAfter(() => {
        for (const { node, name, from, to } of list) setValue(node, name, isBefore ? from : to);
      }),
    async showAgain() {
      const text = (html ??= document.body.innerHTML);
      const page = document.createElement("div");
      document.body.replaceChildren(page);
      const ms = await paintedAfter(() => {
        page.innerHTML = text;
      });
      return [page.querySelectorAll("*").length, ms];
    },
  };
}

function valueOf(node: Node, name: string): string | null {
  return node instanceof Element ? node.getAttribute(name) : node.nodeValue;
}

function setValue(node: Node, name: string, value: string | null): void {
  if (!(node instanceof Element)) node.nodeValue = value;
  else if (value === null) node.removeAttribute(name);
  else node.setAttribute(name, value);
}

async function paintedAfter(act: () => void): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  const startedAt = performance.now();
  act();
  const [, painted] = await nextFrame(() => {});
  return painted - startedAt;
}
