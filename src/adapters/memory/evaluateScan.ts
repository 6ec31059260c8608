import type { Group, Scan, TimeWindow } from "../../engine/scan.ts";
import { ByteLru, perOwner } from "./byteLru.ts";
import type { MaskScope } from "./mask.ts";
import type { PrefixCube } from "./prefixCube.ts";
import { isAdditive, prefixCube, readCube } from "./prefixCube.ts";
import { evaluateRolling, isRolling } from "./rollingDistinct.ts";
import { scanRows } from "./scanRows.ts";
import { spanned } from "./span.ts";
import type { MemoryColumns } from "./table.ts";

interface Answer {
  readonly time: TimeWindow | null;
  readonly groups: readonly Group[];
}

/** What is kept of scans that were evaluated: answers, how many windows each shape had, and cubes. */
interface Kept {
  readonly answers: ByteLru<Answer>;
  readonly shapes: ByteLru<{ windows: number }>;
  readonly cubes: ByteLru<PrefixCube | null>;
}

const groupBytes = 200;
const refusalBytes = 100;
/** A query and its comparison are two windows of one shape; the third is somebody moving a range. */
const windowsBeforeCube = 2;

const keptOf = perOwner<MemoryColumns, Kept>(() => ({
  answers: new ByteLru(32 * 2 ** 20, ({ groups }) => groupBytes * (groups.length + 1)),
  shapes: new ByteLru(1_000, () => 1),
  cubes: new ByteLru(64 * 2 ** 20, (cube) => cube?.bytes ?? refusalBytes),
}));

/**
 * Computes a scan: from the answer to the same scan, from a cube where only the range of an additive one keeps
 * changing, else in a pass over the rows.
 */
export function evaluateScan(scope: MaskScope, asked: Scan): readonly Group[] {
  const scan = spanned(scope.catalog, asked);
  const { answers } = keptOf(scope.columns);
  const shape = shapeKey(scope, scan);
  const answer = answers.kept(`${shape} ${windowKey(scan.time)}`, () => ({
    time: scan.time,
    groups: freshGroups(scope, scan, shape),
  }));
  return isSameWindow(answer.time, scan.time) ? answer.groups : freshGroups(scope, scan, shape);
}

function freshGroups(scope: MaskScope, scan: Scan, shape: string): readonly Group[] {
  const { time } = scan;
  if (isRolling(time)) return evaluateRolling(scope, scan, time);
  if (time === null || !isAdditive(scope.catalog, scan)) return scanRows(scope, scan);
  const { shapes, cubes } = keptOf(scope.columns);
  const seen = shapes.kept(shape, () => ({ windows: 0 }));
  if (seen.windows++ < windowsBeforeCube) return scanRows(scope, scan);
  const cube = cubes.kept(shape, () => prefixCube(scope, scan, time));
  return (cube === null ? null : readCube(cube, time)) ?? scanRows(scope, scan);
}

/** All of a scan but where its window lies, and what rows may be seen. */
function shapeKey({ columns, visible }: MaskScope, { entity, time, where, by, fold, drop, measures }: Scan): string {
  const rows = columns.visibleKey(entity, visible);
  return JSON.stringify([entity, rows, time?.dimension, time?.moment, where, by, fold, drop, measures]);
}

/** Bounds, and of lists of bounds a sum: the windows are compared when a key is found. */
function windowKey(time: TimeWindow | null): string {
  if (time === null) return "";
  const { from, to, starts, reach } = time;
  return `${from} ${to} ${starts === null ? "" : weighted(starts)} ${reach === undefined ? "" : weighted(reach)}`;
}

function weighted(instants: readonly number[]): number {
  let sum = instants.length;
  for (let index = 0; index < instants.length; index++) sum = (sum * 31 + (instants[index] as number)) % 4_294_967_291;
  return sum;
}

function isSameWindow(a: TimeWindow | null, b: TimeWindow | null): boolean {
  if (a === null || b === null) return a === b;
  return a.from === b.from && a.to === b.to && isSame(a.starts, b.starts) && isSame(a.reach ?? null, b.reach ?? null);
}

function isSame(a: readonly number[] | null, b: readonly number[] | null): boolean {
  if (a === null || b === null) return a === b;
  return a.length === b.length && a.every((instant, index) => instant === b[index]);
}
