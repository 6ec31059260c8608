// What requests need that are not answered by one stream: refusals, retries, halves, live answers, annotations. One module, since
// each that is loaded apart costs every page the name of its file.
export { askAgain } from "./askAgain.ts";
export { listAnnotations } from "./annotations.ts";
export { wireErrorIn } from "./httpError.ts";
export { liveStreams } from "./live.ts";
export { tokenRefresh } from "./tokenRefresh.ts";
export { wholeAnswer } from "./wholeAnswer.ts";
