/** A made-up lesson that calls another one: there must be one whose answer depends on another's. */
export const NEXT = '98-next';
/** Its reference. */
export const NEXT_SOLUTION = `/** A made-up lesson. */
import { checksum } from './01-framing';

/** The checksum of nothing. */
export function emptyChecksum(): Uint8Array {
  return checksum(new Uint8Array());
}
`;
/** Its suite. */
export const NEXT_SUITE = `import { emptyChecksum } from 'answers/${NEXT}';

describe('emptyChecksum', () => {
  test('it is 5d f6 e0 e2', () => {
    expect(emptyChecksum()).toGive(Uint8Array.of(0x5d, 0xf6, 0xe0, 0xe2));
  });
  test('it is four bytes, or an error', () => {
    let length = 4;
    try {
      length = emptyChecksum().length;
    } catch {
      // an answer, or a test, that swallows the todo must not pass by it
    }
    expect(length).toGive(4);
  });
});
`;

/** A made-up lesson whose exercise is a class. */
export const LAMPS = '97-lamps';
/** Its reference. */
export const LAMPS_SOLUTION = `/** A made-up lesson. */

/** Something that goes on and off. */
export class Lamp {
  private shines = false;

  /** Whether it shines. */
  get on(): boolean {
    return this.shines;
  }

  /** Turn it on, or off. */
  async turn(): Promise<void> {
    this.shines = !this.shines;
  }
}
`;
/** Its suite. */
export const LAMPS_SUITE = `import { Lamp } from 'answers/${LAMPS}';

describe('Lamp', () => {
  test('it is off at first', () => {
    expect(new Lamp().on).toGive(false);
  });
  test('turned, it is on', async () => {
    const lamp = new Lamp();
    await lamp.turn().catch(() => {});
    expect(lamp.on).toGive(true);
  });
});
`;
