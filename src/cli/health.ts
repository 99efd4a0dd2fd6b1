import { createServer } from 'node:http';
import { Refusal } from '../outcome.ts';

/**
 * Answers `GET /healthz` with 200 while nothing is wrong, and with 503 and the reasons otherwise (`promises.md` D9:
 * what counts is the last post, not the last poll). Throws `Refusal` (`settings-invalid`) where the port is not to be had.
 */
export async function serveHealth(
  port: number,
  {
    complaints,
    connections,
  }: {
    readonly complaints: () => Promise<readonly string[]>;
    /** How the connection to each chat service fares, in one word. */
    readonly connections: () => Readonly<Record<string, string>>;
  },
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url !== '/healthz') {
      answer(404, { found: 'nothing', try: '/healthz' });
      return;
    }
    complaints().then(
      (found) =>
        answer(found.length === 0 ? 200 : 503, {
          ok: found.length === 0,
          complaints: found,
          connections: connections(),
        }),
      () => answer(503, { ok: false, complaints: ['the store does not answer'], connections: connections() }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    const refuse = (cause: Error) =>
      reject(new Refusal('settings-invalid', `HTTP_PORT ${port} cannot be used: ${cause.message}`, { cause }));
    server.once('error', refuse).listen(port, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
