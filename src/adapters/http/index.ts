export { httpAdapter } from "./httpAdapter.ts";
export type { HttpAdapterOptions } from "./httpAdapter.ts";
export type { GetToken } from "./token.ts";
