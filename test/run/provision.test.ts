import { afterEach, describe, expect, it, vi } from "vitest";
import { chromiumPath, mysqlServer } from "./provision.ts";
import { sourcesIn } from "./unpackedMysql.ts";

afterEach(() => vi.unstubAllEnvs());

describe("chromiumPath()", () => {
  it("takes CHROMIUM_PATH before anything else", () => {
    vi.stubEnv("CHROMIUM_PATH", process.execPath);
    expect(chromiumPath()).toBe(process.execPath);
  });

  it("refuses a CHROMIUM_PATH that cannot be run, rather than taking another browser", () => {
    vi.stubEnv("CHROMIUM_PATH", "/nowhere/chromium");
    expect(() => chromiumPath()).toThrow("metricdeck: CHROMIUM_PATH is /nowhere/chromium, which is not an executable file.");
  });
});

describe("mysqlServer()", () => {
  it("refuses a MYSQLD_PATH that is no MySQL, rather than taking another one", () => {
    vi.stubEnv("MYSQLD_PATH", process.execPath);
    expect(() => mysqlServer()).toThrow(`metricdeck: MYSQLD_PATH is ${process.execPath}, which is not a MySQL server of version 8 or newer.`);
  });
});

describe("sourcesIn(text, file)", () => {
  it("finds Debian's archive in both of apt's notations, and neither security updates nor another's packages", () => {
    const stanzas = "Types: deb\n# URIs: http://old/debian\nURIs: http://one/debian\n https://two/debian/\nSuites: stable\n\nURIs: http://one/debian-security\n";
    expect(sourcesIn(stanzas, "debian.sources")).toEqual(["http://one/debian", "https://two/debian/"]);
    const lines = "# deb http://old/debian stable main\ndeb [arch=amd64 signed-by=/k.gpg] http://one/debian stable main\ndeb https://tools/apt stable main\n";
    expect(sourcesIn(lines, "sources.list")).toEqual(["http://one/debian"]);
    expect(sourcesIn(lines, "sources.list.bak")).toEqual([]);
  });
});
