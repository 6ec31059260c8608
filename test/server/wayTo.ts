import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

export interface Way {
  readonly port: number;
  /** Closes every connection, and takes no further one. */
  readonly cut: () => void;
  /** Takes connections again. */
  readonly mend: () => Promise<unknown>;
  /** Passes nothing on, not even an end, in the connections that there are; new ones are well. */
  readonly silence: () => void;
}

/** The way to a server on this machine, which can be cut, and can forget its connections as a firewall does. */
export async function wayTo(port: number): Promise<Way> {
  const open = new Set<Socket>();
  const silent = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      open.add(socket);
      socket.on("error", () => {}).on("close", () => {
        open.delete(socket);
        if (!silent.has(socket)) other.destroy();
      });
      socket.pipe(other);
    }
  });
  const listen = async (at: number) => {
    server.listen(at, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  };
  const here = await listen(0);
  return {
    port: here,
    cut: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
    mend: () => listen(here),
    silence: () => {
      for (const socket of open) {
        silent.add(socket);
        socket.unpipe().resume();
      }
    },
  };
}
