/** A name server on loopback that answers as a script says. */
import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';

/** The addresses of a name; null where there is no such name, "silence" where nothing is answered. */
export type Names = (host: string, family: 4 | 6) => readonly string[] | null | 'silence';

/** A server that runs. */
export interface NameServer {
  /** "127.0.0.1:port". */
  readonly address: string;
  /** What was asked: "A wire.example". */
  readonly asked: readonly string[];
  close(): void;
}

const HEADER_BYTES = 12;
const A = 1;

/** Starts a server; stop it with `close`. */
export async function startNameServer(names: Names): Promise<NameServer> {
  const asked: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (question, { port, address }) => {
    const { host, end } = nameIn(question);
    const family = question.readUInt16BE(end) === A ? 4 : 6;
    asked.push(`${family === 4 ? 'A' : 'AAAA'} ${host}`);
    const found = names(host, family);
    if (found === 'silence') return;
    socket.send(answerTo(question.subarray(0, end + 4), found), port, address);
  });
  await new Promise<void>((ready) => socket.bind(0, '127.0.0.1', ready));
  return {
    address: `127.0.0.1:${(socket.address() as AddressInfo).port}`,
    asked,
    close: () => void socket.close(),
  };
}

/** The name of a question (RFC 1035 4.1.2), and where it ends. */
function nameIn(question: Buffer): { readonly host: string; readonly end: number } {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { host: labels.join('.').toLowerCase(), end: at + 1 };
}

/** RFC 1035 4.1.1 and 4.1.3; no such name is response code 3. */
function answerTo(question: Buffer, addresses: readonly string[] | null): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  question.copy(header, 0, 0, 2);
  header.writeUInt16BE(addresses === null ? 0x8183 : 0x8180, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(addresses?.length ?? 0, 6);
  const records = (addresses ?? []).map((address) => {
    const bytes = address.includes(':')
      ? Buffer.from(
          address
            .split(':')
            .map((group) => group.padStart(4, '0'))
            .join(''),
          'hex',
        )
      : Buffer.from(address.split('.').map(Number));
    const record = Buffer.alloc(HEADER_BYTES);
    record.writeUInt16BE(0xc00c, 0);
    record.writeUInt16BE(bytes.length === 4 ? A : 28, 2);
    record.writeUInt16BE(1, 4);
    record.writeUInt16BE(bytes.length, 10);
    return Buffer.concat([record, bytes]);
  });
  return Buffer.concat([header, question.subarray(HEADER_BYTES), ...records]);
}
