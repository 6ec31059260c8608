import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";

/** While a folder holds a file of this name, it outlives its server. */
export const keptMark = "kept";

/**
 * Runs the server under a shell that lives as long as the pipe from this process: however this process ends,
 * killed without warning too, the pipe closes, and the shell kills the server and removes its files.
 */
export function spawnTied(command: readonly string[], folder: string) {
  const script = `
    exec 3<&0
    "$@" </dev/null 3<&- & server=$!
    { cat <&3 >/dev/null; kill -9 $server 2>/dev/null; } &
    wait $server
    [ -e "$0/${keptMark}" ] || rm -rf "$0"`;
  return spawn("/bin/sh", ["-c", script, folder, ...command], { stdio: ["pipe", "ignore", "ignore"], detached: true });
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
