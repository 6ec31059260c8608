export { fakeAdapter } from "./fakeAdapter.ts";
export type { FakeAdapter, FakeAnswer } from "./fakeAdapter.ts";
