// The error of the socket is passed on unchanged.
import { Node as RightNode } from '../../right/08-handshake/queue';

export const exercise = 'Node';
export const diagnosis = 'It was refused, but not with a ConnectError';

export class Node extends RightNode {
  protected override async dial(host: string, port: number) {
    try {
      return await super.dial(host, port);
    } catch {
      throw new Error(`connect ECONNREFUSED ${host}:${port}`);
    }
  }
}
