/** Promises it to the clipboard at once, while a press allows it. Rejects where either fails, also where there is no clipboard. */
export async function toClipboard(type: string, content: Promise<Blob>): Promise<void> {
  const write = async () => navigator.clipboard.write([new ClipboardItem({ [type]: content })]);
  await Promise.all([content, write()]);
}
