// What requests need that are not answered by one stream: refusals, retries, halves, live answers, annotations. One module, since
// each that is loaded apart costs every page the name of its file.
export { listAnnotations } from "./annotations.ts";
export { inHalves } from "./halves.ts";
export { wireErrorIn } from "./httpError.ts";
export { liveStreams } from "./live.ts";
export { retryLater } from "./retry.ts";
export { tokenRefresh } from "./tokenRefresh.ts";
export { wholeAnswer } from "./wholeAnswer.ts";
