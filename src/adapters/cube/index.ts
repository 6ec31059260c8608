export { cubeAdapter } from "./cubeAdapter.ts";
export type { CubeAdapterOptions } from "./cubeAdapter.ts";
export type { CubeMapping, CubeMeasures } from "./mapping.ts";
