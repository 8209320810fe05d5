import {
  LENGTH_LENGTH,
  LengthCipher,
  NOTHING,
  type Packet,
  readGarbage,
  readPacket,
  sessionKeys,
  sharedSecret,
  type SideKeys,
} from '../../solutions/19-encrypted';
import { bytesInWords } from '../base/text';
import { hex } from '../wire/bytes';
import { WireError } from '../wire/codec/error';
import { Reader, type Span } from '../wire/codec/reader';
import { ELLSWIFT_LENGTH } from '../wire/ellswift';
import { PacketCipher, TAG_LENGTH } from '../wire/packet-cipher';
import type { Script } from '../wire/streams/script';
import { contentsPart } from './contents';
import { fieldsOf, filled } from './fields';
import { MAX_PARTS } from './limits';
import { type Inspection, InputError, type Part } from './model';
import type { SessionFacts } from './session-facts';

/**
 * Decrypts an encrypted session, both directions of it, as far as they are there.
 *
 * @throws InputError if what is known is not enough for the keys
 */
export function inspectSession(facts: SessionFacts): Inspection {
  const { network, initiating, sent, received } = facts;
  const keys = sessionKeys(secretOf(facts), network);
  const [own, other] = initiating ? [keys.initiator, keys.responder] : [keys.responder, keys.initiator];
  const ours = sent ? new Direction('sent', sent, own).read() : NONE;
  const theirs = received ? new Direction('received', received, other).read() : NONE;
  const sizes = [
    sent && `${bytesInWords(sent.length)} sent`,
    received && `${bytesInWords(received.length)} received`,
  ];
  return {
    as: 'session',
    understood: `Read as an encrypted session on ${network}: ${sizes.filter(Boolean).join(', ')}. Its session ID is ${hex(keys.id)}.`,
    parts: [...ours.parts, ...theirs.parts],
    left: ours.left + theirs.left,
  };
}

type Parts = Pick<Inspection, 'parts' | 'left'>;
const NONE: Parts = { parts: [], left: 0 };

function secretOf({ secret, shared, sent, received, initiating }: SessionFacts): Uint8Array {
  if (!sent && !received)
    throw new InputError('There are no bytes of the session: expected sent, received, or both.');
  if (shared) return shared;
  if (!secret)
    throw new InputError('The keys are missing: expected secret, our private key, or shared_secret.');
  const [ours, theirs] = [sent, received].map((bytes) => bytes?.slice(0, ELLSWIFT_LENGTH));
  if (ours?.length !== ELLSWIFT_LENGTH || theirs?.length !== ELLSWIFT_LENGTH) {
    throw new InputError(
      `With a private key, both directions are needed, each at least the ${ELLSWIFT_LENGTH} bytes of its public key.`,
    );
  }
  try {
    return sharedSecret({ secret, ours, theirs, initiating });
  } catch (error) {
    throw new InputError(`That is not a private key: ${(error as Error).message}`);
  }
}

/** What one side sent. */
class Direction {
  private readonly parts: Part[] = [];
  private at = 0;

  constructor(
    private readonly name: 'sent' | 'received',
    private readonly bytes: Uint8Array,
    private readonly keys: SideKeys,
  ) {}

  read(): Parts {
    try {
      const garbage = this.greeting();
      this.packets(garbage);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      this.add('cannot be decrypted', [], { error });
    }
    return { parts: this.parts, left: this.bytes.length - this.at };
  }

  /** The public key, the garbage and the terminator. @returns the garbage */
  private greeting(): Uint8Array {
    if (this.bytes.length < ELLSWIFT_LENGTH) {
      throw new WireError('public_key', 0, bytesInWords(ELLSWIFT_LENGTH), String(this.bytes.length));
    }
    const { value, end } = run(readGarbage(this.keys.terminator), this.bytes, ELLSWIFT_LENGTH);
    const sizes: [string, number][] = [
      ['public_key', ELLSWIFT_LENGTH],
      ['garbage', value.length],
      ['terminator', TAG_LENGTH],
    ];
    this.add('the beginning', spansOf(sizes), { end });
    return value;
  }

  private packets(garbage: Uint8Array): void {
    const length = new LengthCipher(this.keys.length);
    const packet = new PacketCipher(this.keys.packet);
    let along = garbage;
    for (let greeted = false; this.at < this.bytes.length && this.parts.length < MAX_PARTS;) {
      const { value, end } = run(readPacket({ length, packet }, along), this.bytes, this.at);
      along = NOTHING;
      this.packet(value, end, greeted);
      greeted ||= !value.decoy;
    }
  }

  private packet({ contents, decoy }: Packet, end: number, greeted: boolean): void {
    const title = decoy ? 'a decoy' : greeted ? 'a packet' : 'the version packet';
    const size = end - this.at - TAG_LENGTH;
    const sizes: [string, number, number?][] = [
      ['length', LENGTH_LENGTH, contents.length],
      ['contents', size - LENGTH_LENGTH],
      ['tag', TAG_LENGTH],
    ];
    const inside = greeted && !decoy ? contentsPart(contents, 0) : undefined;
    this.add(inside ? `a packet: ${inside.title}` : title, spansOf(sizes), {
      end,
      inside: inside && { ...inside, title: `${inside.title}, decrypted` },
    });
  }

  private add(
    title: string,
    spans: Span[],
    { end = this.bytes.length, error, inside }: { end?: number; error?: WireError; inside?: Part },
  ): void {
    const bytes = this.bytes.subarray(this.at, end);
    this.parts.push({
      title,
      about: `${this.name}, ${bytesInWords(bytes.length)}`,
      first: this.at,
      bytes,
      fields: filled(fieldsOf({ kind: 'packet', at: 0, spans }), bytes.length),
      errors: error ? [error] : [],
      facts: [],
      inside,
    });
    this.at = end;
  }
}

/** Fields one after another, from their names and lengths. */
function spansOf(sizes: [path: string, length: number, value?: number][]): Span[] {
  let at = 0;
  return sizes.map(([path, length, value]) => ({ path, start: at, end: (at += length), value }));
}

/**
 * Runs a script that reads, on bytes that are all there.
 *
 * @param at - the offset of the first byte for it
 * @throws WireError with an offset in `bytes`: what the script throws, or that too few bytes are left
 */
function run<T>(script: Script<never, T>, bytes: Uint8Array, at: number): { value: T; end: number } {
  const r = new Reader(bytes);
  r.bytes(at);
  let begin = at;
  let taken = NOTHING;
  for (;;) {
    let step: IteratorResult<number, T>;
    try {
      step = script.next(taken);
    } catch (error) {
      throw error instanceof WireError ? error.shifted(begin) : error;
    }
    if (step.done) return { value: step.value, end: r.offset };
    begin = r.offset;
    taken = r.bytes(step.value, 'packet').slice();
  }
}
