import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { arch, homedir } from "node:os";
import { join } from "node:path";

/** The one suite that has a MySQL; Debian's releases have MariaDB alone. */
const suite = "sid";

/**
 * The command of a MySQL server out of Debian's packages, with the libraries they were built with, unpacked into the
 * user's cache folder: the system stays as it is. Unpacks it at the first call, which downloads 60 MB.
 * @throws one line that says why there is none
 */
export function unpackedMysql(): readonly string[] {
  const caches = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  const root = join(caches, "metricdeck", `mysql-${suite}-${arch()}`);
  if (!existsSync(root)) unpackInto(root);
  return commandIn(root);
}

/** Renamed into its place when it is whole: who comes second takes what is there, and a broken download leaves nothing. */
function unpackInto(root: string): void {
  const mirror = debianMirror();
  mkdirSync(join(root, ".."), { recursive: true });
  const folder = mkdtempSync(`${root}.`);
  try {
    const packages = downloaded(mirror, join(folder, "apt"));
    const unpacked = join(folder, "root");
    for (const file of packages) run("dpkg", ["-x", file, unpacked]);
    const { status } = spawnSync(commandIn(unpacked)[0] ?? "", [...commandIn(unpacked).slice(1), "--version"]);
    if (status !== 0) throw new Error("the server that was unpacked does not start");
    try {
      renameSync(unpacked, root);
    } catch (error) {
      if (!existsSync(root)) throw error;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files of the server and of all that it needs. The lists are our own: those of the system know of other suites. */
function downloaded(mirror: string, folder: string): readonly string[] {
  for (const name of ["etc", "state/lists/partial", "cache/archives/partial"]) mkdirSync(join(folder, name), { recursive: true });
  const keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";
  const signedBy = existsSync(keyring) ? `[signed-by=${keyring}] ` : "";
  writeFileSync(join(folder, "etc/sources.list"), `deb ${signedBy}${mirror} ${suite} main\n`);
  const nothingInstalled = join(folder, "status");
  writeFileSync(nothingInstalled, "");
  const settings = {
    "Dir::Etc": join(folder, "etc"),
    "Dir::Etc::trusted": "/etc/apt/trusted.gpg",
    "Dir::Etc::trustedparts": "/etc/apt/trusted.gpg.d",
    "Dir::State": join(folder, "state"),
    "Dir::State::status": nothingInstalled,
    "Dir::Cache": join(folder, "cache"),
    "Debug::NoLocking": "true",
    "APT::Sandbox::User": "root",
    "Acquire::Languages": "none",
    "Acquire::Retries": "1",
    "Acquire::http::Timeout": "20",
    "Acquire::https::Timeout": "20",
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
  run("apt-get", [...options, "update", "--error-on=any"]);
  run("apt-get", [...options, "-y", "--no-install-recommends", "--download-only", "install", "mysql-server-core"]);
  const archives = join(folder, "cache/archives");
  return readdirSync(archives)
    .filter((name) => name.endsWith(".deb"))
    .map((name) => join(archives, name));
}

/** A program of another release runs by that release's own loader, on its own libraries. */
function commandIn(root: string): readonly string[] {
  const libraries = readdirSync(join(root, "usr/lib")).find((name) => name.includes("-linux-gnu"));
  const folder = join(root, "usr/lib", libraries ?? "");
  const loader = readdirSync(folder).find((name) => /^ld-linux.*\.so\.\d+$/.test(name));
  if (libraries === undefined || loader === undefined) throw new Error(`metricdeck: ${root} holds no loader; remove the folder`);
  const path = `${folder}:${join(root, "usr/lib/mysql/private")}`;
  const places = [`--basedir=${join(root, "usr")}`, `--lc-messages-dir=${join(root, "usr/share/mysql")}`];
  return [join(folder, loader), "--library-path", path, join(root, "usr/sbin/mysqld"), "--no-defaults", ...places];
}

/** Where this machine has its Debian from. */
function debianMirror(): string {
  if (!existsSync("/etc/debian_version")) throw new Error("this is no Debian");
  const folder = "/etc/apt/sources.list.d";
  const files = ["/etc/apt/sources.list", ...(existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [])];
  const mirror = files.filter((file) => existsSync(file)).flatMap((file) => sourcesIn(readFileSync(file, "utf8"), file))[0];
  if (mirror === undefined) throw new Error("apt has no source of Debian's packages");
  return mirror;
}

/**
 * URIs of Debian's archive in a file of apt's sources.
 * @param file whose name says which of apt's two notations it is in
 */
export function sourcesIn(text: string, file: string): readonly string[] {
  const uris = file.endsWith(".sources")
    ? [...text.matchAll(/^URIs:(.*(?:\n[ \t].*)*)/gim)].flatMap(([, list = ""]) => list.trim().split(/\s+/))
    : file.endsWith(".list")
      ? [...text.matchAll(/^\s*deb\s+(?:\[[^\]]*\]\s*)?(\S+)/gm)].map(([, uri = ""]) => uri)
      : [];
  return uris.filter((uri) => /\/debian(?:\.list)?\/?$/.test(uri));
}

function run(program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C" },
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${program} said: ${stderr?.trim().split("\n").at(-1) || "nothing"}`);
}
