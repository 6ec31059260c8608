import { randomUUID } from "node:crypto";
import type { AlertPerson, RowPolicy } from "../src/query/index.ts";
import type { serviceCatalog } from "./catalog.ts";

export const userNames = ["national", "south"] as const;
export type UserName = (typeof userNames)[number];

/** As incidents, cockpits, comments and annotations name them. */
export const people: Readonly<Record<UserName, AlertPerson>> = {
  national: { id: "national", name: "Lin Yue" },
  south: { id: "south", name: "Chen Hao" },
};

/** The portal's users by the tokens that it has given out. */
export interface Sessions {
  /** Null for a name that nobody has. */
  signIn(user: string): string | null;
  userOf(request: Request): UserName | null;
}

export function createSessions(): Sessions {
  const users = new Map<string, UserName>();
  return {
    signIn(name) {
      const user = userNames.find((known) => known === name);
      if (user === undefined) return null;
      const token = randomUUID();
      users.set(token, user);
      return token;
    },
    userOf(request) {
      const [, token = ""] = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "") ?? [];
      return users.get(token) ?? null;
    },
  };
}

const inSouth = { dimension: "region", op: "equals", value: "South" } as const;

/** The head office sees everything, a region's lead what belongs to the region's customers. */
export function servicePolicy(user: UserName): RowPolicy<typeof serviceCatalog> {
  switch (user) {
    case "national":
      return "public";
    case "south":
      return {
        customer: inSouth,
        ticket: inSouth,
        statusChange: inSouth,
        communication: inSouth,
        feedback: inSouth,
        renewal: inSouth,
      };
    default:
      return user satisfies never;
  }
}
