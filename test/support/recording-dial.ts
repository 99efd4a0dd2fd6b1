import { connect } from 'node:net';
import type { Dial, Target } from '../../src/web/dial.ts';

/** Plays the network: whatever address is dialled, a server on loopback answers, and the address is remembered. */
export function recordingDial(port: number): { readonly dial: Dial; readonly dialled: readonly Target[] } {
  const dialled: Target[] = [];
  const dial: Dial = (target) => {
    dialled.push(target);
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(socket));
      socket.once('error', reject);
    });
  };
  return { dial, dialled };
}
