import { describe, expect, it } from "vitest";
import { memberKey } from "../../../src/widgets/drillTable/drillPath.ts";
import { sheetOf } from "../../../src/widgets/drillTable/drillSheet.ts";
import { drillTree, indexOfSlot, nodeAt, placeAt, visit } from "../../../src/widgets/drillTable/drillTree.ts";
import type { Branch, Piece } from "../../../src/widgets/drillTable/drillTree.ts";
import type { AnyRow, TableResult } from "../../../src/query/index.ts";

/** A branch of `count` members, `<name>0`, `<name>1` …, whose pages are there where they are listed. */
function branch(path: readonly string[], count: number, { pageSize = 100, pages = [0] }: { pageSize?: number; pages?: readonly number[] } = {}): Branch {
  const name = path.at(-1) ?? "";
  const piece = (page: number): Piece => {
    if (!pages.includes(page)) return { status: "pending" };
    const values = Array.from({ length: Math.min(pageSize, count - page * pageSize) }, (_, row) => `${name}${page * pageSize + row}`);
    const columns = [{ role: "dimension", name: "d", values }];
    const members = sheetOf({ columns, rowCount: values.length } as unknown as TableResult<AnyRow>, "d");
    return { status: "ready", rows: { members }, course: () => null, total: count, next: null };
  };
  const known = new Map(pages.map((page) => [page, piece(page)]));
  return { key: memberKey(path), path, pageSize, pages, piece: (page) => known.get(page) ?? { status: "pending" } };
}

function tree(root: Branch, ...below: readonly Branch[]) {
  return drillTree(root, ({ path }) => below.filter((one) => memberKey(one.path.slice(0, -1)) === memberKey(path)));
}

const textAt = (root: ReturnType<typeof tree>, index: number) => {
  const { node, piece, row, slot } = placeAt(root, index);
  const value = piece?.status === "ready" && "members" in piece.rows && row >= 0 ? piece.rows.members.valueAt(row) : `${slot}?`;
  return `${node.level}:${value}`;
};

describe("drillTree(branch)", () => {
  it("stands open branches below their members, at any depth", () => {
    const root = tree(branch([], 4), branch(["2"], 2), branch(["0"], 3), branch(["0", "01"], 1));
    expect([root.size, Array.from({ length: 10 }, (_, index) => textAt(root, index))]).toEqual([
      10,
      ["1:0", "2:00", "2:01", "3:010", "2:02", "1:1", "1:2", "2:20", "2:21", "1:3"],
    ]);
    expect([indexOfSlot(root, ["0", "01"], 0), indexOfSlot(root, [], 2), indexOfSlot(root, ["2"], 1), indexOfSlot(root, ["3"], 0)]).toEqual([3, 6, 8, -1]);
    expect([nodeAt(root, ["0", "01"])?.size, nodeAt(root, ["9"])]).toEqual([1, null]);
  });

  it("leaves out a branch whose member is not there", () => {
    expect(tree(branch([], 2), branch(["7"], 5)).size).toBe(2);
  });

  it("keeps a place for each of a million rows, and finds those of any page", () => {
    const root = tree(branch([], 1_000_000, { pages: [0, 5000] }), branch(["500042"], 2));
    expect([root.size, root.setSize]).toEqual([1_000_002, 1_000_000]);
    expect([99, 100, 500_042, 500_043, 500_045, 1_000_001].map((index) => textAt(root, index))).toEqual([
      "1:99", "1:100?", "1:500042", "2:5000420", "1:500043", "1:999999?",
    ]);
  });

  it("visit(tree, from, to) names the slots of each branch that lie in a window", () => {
    const root = tree(branch([], 4), branch(["0"], 3), branch(["2"], 2));
    const seen: unknown[] = [];
    visit(root, 2, 7, (node, first, last) => seen.push([node.branch.path.join(), first, last]));
    expect(seen).toEqual([["", 0, 2], ["0", 1, 2], ["2", 0, 0]]);
  });
});
