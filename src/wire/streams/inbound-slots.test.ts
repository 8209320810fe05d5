import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { InboundSlots } from './inbound-slots';

/** A socket without a network. */
class Visitor extends EventEmitter {
  bytesRead = 0;
  destroyed = false;
  constructor(readonly remoteAddress: string) {
    super();
  }
  destroy() {
    this.destroyed = true;
    this.emit('close');
  }
}

const come = (slots: InboundSlots, address: string) => {
  const visitor = new Visitor(address);
  return { visitor, slot: slots.admit(visitor as unknown as Socket) };
};

/** A peer that has completed the handshake and sent something after it. */
const useful = (slots: InboundSlots, address: string) => {
  const { visitor, slot } = come(slots, address);
  slot?.handshakeDone();
  visitor.bytesRead = 100;
  return visitor;
};

test('one address cannot take all slots', () => {
  const slots = new InboundSlots(4, 2);
  useful(slots, 'a');
  useful(slots, 'a');
  const third = come(slots, 'a');
  expect([third.slot, third.visitor.destroyed]).toEqual([undefined, true]);
  expect(come(slots, 'b').slot).toBeDefined();
});

test('the newest silent peer is evicted: before its handshake, or after it if nothing followed', () => {
  const slots = new InboundSlots(3, 3);
  const old = useful(slots, 'a');
  const silent = come(slots, 'b');
  const handshakeDone = come(slots, 'c');
  handshakeDone.slot?.handshakeDone();
  expect(come(slots, 'd').slot).toBeDefined();
  expect([old, silent.visitor, handshakeDone.visitor].map(({ destroyed }) => destroyed)).toEqual([
    false,
    false,
    true,
  ]);
});

test('a slot is free again when its peer has disconnected', () => {
  const slots = new InboundSlots(1, 1);
  const first = useful(slots, 'a');
  expect(come(slots, 'b').slot).toBeUndefined();
  first.destroy();
  expect(come(slots, 'b').slot).toBeDefined();
});
