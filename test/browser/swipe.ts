import type { Page } from "playwright";

export type Place = readonly [x: number, y: number];

/** Fingers from their first places to their last, in eight steps. */
export async function swipe(page: Page, ...fingers: readonly (readonly [from: Place, to: Place])[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = async (type: "touchStart" | "touchMove" | "touchEnd", share: number) => {
    const touchPoints = fingers.map(([[x, y], to], id) => ({ x: x + (to[0] - x) * share, y: y + (to[1] - y) * share, id }));
    await session.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : touchPoints });
    await page.waitForTimeout(20);
  };
  await touch("touchStart", 0);
  for (let step = 1; step <= 8; step += 1) await touch("touchMove", step / 8);
  await touch("touchEnd", 1);
  await page.waitForTimeout(150);
}
