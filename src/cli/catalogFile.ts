import type { Catalog } from "../query/index.ts";
import { checkCatalog } from "../query/index.ts";
import type { AnyBinding, Binding } from "../server/index.ts";
import { defineBinding } from "../server/index.ts";
import { loadExport } from "./load.ts";

export async function loadCatalog(path: string, folder: string): Promise<Catalog> {
  const catalog = await loadExport(path, folder, { name: "catalog", fits: isCatalog });
  checkCatalog(catalog);
  return catalog;
}

export async function loadBinding(path: string, folder: string, catalog: Catalog): Promise<AnyBinding> {
  const binding = await loadExport(path, folder, { name: "binding", fits: isBinding });
  return defineBinding(catalog, binding as Binding) as AnyBinding;
}

function isCatalog(value: unknown): value is Catalog {
  return isRecord(value) && isRecord(value["entities"]) && isRecord(value["dimensions"]) && isRecord(value["metrics"]);
}

function isBinding(value: unknown): value is AnyBinding {
  return (
    isRecord(value) &&
    isRecord(value["entities"]) &&
    Object.values(value["entities"]).every((entity) => isRecord(entity) && "table" in entity)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
