const inherited = new Map([
  ["visibility", "visible"],
  ["pointer-events", "auto"],
]);
const seenBySheet = ["hidden", "open", "popover", "type"];
const leadsElsewhere = /^(?:inherit|initial|unset|revert|revert-layer)$/;
const cssName = /^[a-z]+(?:[A-Z-][a-z]*)*$/;

/**
 * Lets a page without style sheets of its own say how an element is shown without matching jsdom's sheet anew after
 * every change: whoever looks for a role or moves the focus asks that of each element and its ancestors. Where a sheet
 * of the page, colors or an element's own attribute have a say in more, jsdom answers.
 */
export function quickStyles(window: Window): void {
  const { document } = window;
  const whole = window.getComputedStyle.bind(window);
  const defaults = new Map<string, CSSStyleDeclaration>();

  /** What the sheet says of an element like this one by itself. */
  function defaultOf(element: Element): CSSStyleDeclaration {
    const attributes = seenBySheet.map((name) => element.getAttribute(name));
    const key = JSON.stringify([element.namespaceURI, element.localName, ...attributes]);
    const known = defaults.get(key);
    if (known !== undefined) return known;
    const alike = document.createElementNS(element.namespaceURI, element.localName);
    for (const [index, name] of seenBySheet.entries()) {
      const value = attributes[index] ?? null;
      if (value !== null) alike.setAttribute(name, value);
    }
    const style = whole(alike);
    defaults.set(key, style);
    return style;
  }

  /** Null where only the whole style knows. */
  function quick(element: Element, property: string): string | null {
    if (document.styleSheets.length > 0 || element.localName === "summary" || /color|^css/.test(property)) return null;
    const isOwn = element.hasAttribute("style");
    if (property !== "display" && !inherited.has(property)) {
      return isOwn ? null : defaultOf(element).getPropertyValue(property);
    }
    const own = isOwn && "style" in element ? (element as HTMLElement).style.getPropertyValue(property) : "";
    if (leadsElsewhere.test(own)) return null;
    if (own !== "") return own;
    const value = defaultOf(element).getPropertyValue(property);
    if (value !== inherited.get(property) || element.parentElement === null) return value;
    return quick(element.parentElement, property);
  }

  window.getComputedStyle = (element, pseudo) => {
    if (pseudo) return whole(element, pseudo);
    let asked: CSSStyleDeclaration | undefined;
    const full = () => (asked ??= whole(element));
    const getPropertyValue = (property: string) => quick(element, property) ?? full().getPropertyValue(property);
    return new Proxy({} as CSSStyleDeclaration, {
      get(_, name) {
        if (name === "getPropertyValue") return getPropertyValue;
        if (typeof name === "string" && cssName.test(name) && typeof Reflect.get(defaultOf(element), name) === "string") {
          const known = quick(element, name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
          if (known !== null) return known;
        }
        const value: unknown = Reflect.get(full(), name);
        return typeof value === "function" ? value.bind(full()) : value;
      },
    });
  };
}
