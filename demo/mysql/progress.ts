const width = 30;

/** Draws a bar on a terminal; elsewhere writes a line at every tenth. */
export function createProgress(out: { isTTY?: boolean; write(text: string): unknown }, label: string) {
  let lastTenth = 0;
  return (done: number, total: number): void => {
    const share = total === 0 ? 1 : done / total;
    const percent = Math.floor(share * 100);
    if (out.isTTY === true) {
      const filled = Math.round(share * width);
      const bar = "█".repeat(filled) + "░".repeat(width - filled);
      out.write(`\r${label} ${bar} ${String(percent).padStart(3)} %${share === 1 ? "\n" : ""}`);
      return;
    }
    const tenth = Math.floor(share * 10);
    if (tenth > lastTenth) out.write(`${label} ${tenth * 10} %\n`);
    lastTenth = tenth;
  };
}
