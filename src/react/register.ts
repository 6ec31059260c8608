import type { Catalog } from "../query/index.ts";

/**
 * The app's catalog, once for all widgets and hooks:
 *
 *     declare module "metricdeck" { interface Register { catalog: typeof support } }
 */
export interface Register {}

/** The registered catalog, or the open one where none is registered. */
export type RegisteredCatalog = Register extends { readonly catalog: infer C extends Catalog } ? C : Catalog;
