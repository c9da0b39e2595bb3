import type { Server } from 'node:http';
import type { Home } from '../disk/home';
import { hasCode } from '../disk/privateFiles';
import { LocalSentryError } from '../localSentryError';

/**
 * Listens on loopback alone and resolves with the port.
 * @throws {LocalSentryError} `portTaken`, unless any port will do.
 */
export async function listen(server: Server, wanted: number | 'kept', home: Home): Promise<number> {
  if (wanted !== 'kept') {
    return listenOn(server, wanted);
  }
  const kept = await home.port();
  try {
    const port = await listenOn(server, kept);
    await home.keepPort(port);
    return port;
  } catch (error) {
    if (!(error instanceof LocalSentryError) || kept === 0) {
      throw error;
    }
    const port = await listenOn(server, 0);
    await home.keepPort(port);
    return port;
  }
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      const isTaken = hasCode(error, 'EADDRINUSE');
      reject(
        isTaken ? new LocalSentryError('portTaken', `port ${port} is taken by another program`, port) : error,
      );
    };
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
