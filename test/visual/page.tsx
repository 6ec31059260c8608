import { createRoot } from "react-dom/client";
import "../../src/styles/index.css";
import { casesIn, pageIn } from "./cases.tsx";
import type { Look, PageName } from "./look.ts";

declare global {
  interface Window {
    /** Shows every case anew, one below the other, or a page alone, until nothing moves any more. */
    show(look: Look, page?: PageName): Promise<void>;
  }
}

const root = createRoot(document.body.appendChild(document.createElement("main")));

window.show = async (look, page) => {
  // A chart measures its texts when it is drawn, so every font has to be there before.
  await Promise.all(Array.from(document.fonts, (font) => font.load()));
  document.documentElement.lang = look.language;
  root.render(
    <div key={JSON.stringify([look, page])}>
      {Object.entries(page === undefined ? casesIn(look) : { [page]: pageIn(page, look) }).map(([name, story]) => (
        <div key={name} data-case={name}>
          {story}
        </div>
      ))}
    </div>,
  );
  await untilStill();
  // Each begins on a whole pixel, or a case would look otherwise below one of another height.
  for (const one of document.querySelectorAll<HTMLElement>("[data-case]")) {
    one.style.blockSize = `${Math.ceil(one.getBoundingClientRect().height)}px`;
  }
  await untilStill();
};

/** Until the document has not changed for so long. */
function untilStill(quietMs = 200): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      observer.disconnect();
      resolve();
    };
    let timer = setTimeout(end, quietMs);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(end, quietMs);
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}
