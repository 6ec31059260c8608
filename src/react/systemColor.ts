const known = new Map<string, string>();
let isWatched = false;

/** A CSS system color as #rrggbb. Asked of the document once for all charts, until colors are forced or let go. */
export function systemColor(name: string): string {
  if (!isWatched) globalThis.matchMedia?.("(forced-colors: active)").addEventListener("change", () => known.clear());
  isWatched = true;
  const color = known.get(name) ?? probed(name);
  known.set(name, color);
  return color;
}

function probed(name: string): string {
  const probe = document.createElement("span");
  probe.style.cssText = `color: ${name}; forced-color-adjust: none; position: absolute`;
  document.body.append(probe);
  const channels = getComputedStyle(probe).color.match(/\d+(\.\d+)?/g) ?? [];
  probe.remove();
  return `#${channels.slice(0, 3).map((channel) => Math.round(Number(channel)).toString(16).padStart(2, "0")).join("")}`;
}
