import { mkdirSync, statSync } from "node:fs";
import { launchChromium, startPortal, untilPainted } from "../test/browser/portal.ts";

const path = "docs/cockpit.png";
const mostBytes = 300_000;

mkdirSync("docs", { recursive: true });
const portal = await startPortal();
const browser = await launchChromium();
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
  });
  await page.goto(portal.url);
  await untilPainted(page);
  await page.waitForTimeout(500);
  await page.screenshot({ path });
} finally {
  await browser.close();
  await portal.stop();
}
const { size } = statSync(path);
if (size >= mostBytes) throw new Error(`metricdeck: ${path} has ${size} bytes; keep it under ${mostBytes}`);
console.log(`${path}: ${Math.round(size / 1000)} kB`);
