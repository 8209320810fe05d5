/**
 * ElligatorSwift: a public key of secp256k1 as 64 bytes that look like random ones (BIP 324, "ElligatorSwift").
 *
 * Every 64 bytes are the encoding of some x coordinate, and each x coordinate has about 2^256 encodings. So an
 * encoding chosen at random cannot be distinguished from noise. Nothing here takes the same time for every key: it
 * teaches, it does not protect.
 *
 * @module
 */
import type * as Curves from '@noble/curves/secp256k1.js';
import { fromHex, hex } from './bytes';

type Curve = typeof Curves.secp256k1;

let loaded: Curve | undefined;

/**
 * The curve. It is loaded by the first connection that needs it: it takes time and memory, and every lesson with a
 * loopback peer can do without.
 */
function curve(): Curve {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it at once
  return (loaded ??= (require('@noble/curves/secp256k1.js') as typeof Curves).secp256k1);
}

/** The numbers modulo p. All coordinates are such numbers. */
const field = () => curve().Point.Fp;

const SEVEN = 7n;

let knownRoot: bigint | undefined;

/** A square root of -3: the one that is a square itself, like every root that `sqrt` returns. Computed once. */
const rootOfMinus3 = () => (knownRoot ??= field().sqrt(field().create(-3n)));

/** The length of an encoding in bytes: u and t, 32 bytes each. */
export const ELLSWIFT_LENGTH = 64;

/** The square root of a number, if it is a square. */
function rootOf(value: bigint): bigint | undefined {
  const Fp = field();
  const root = value === 0n ? 0n : pow(value);
  return Fp.eql(Fp.sqr(root), value) ? root : undefined;
}

/** As p is 3 modulo 4, this is a root of each number that has one. */
const pow = (value: bigint) => field().pow(value, (field().ORDER + 1n) / 4n);

const cube = (value: bigint) => field().mul(field().sqr(value), value);

/** x^3 + 7, which is y^2 for the points of the curve. */
const curveAt = (x: bigint) => field().add(cube(x), SEVEN);

const onCurve = (x: bigint) => rootOf(curveAt(x)) !== undefined;

/** A field element from 32 bytes. A number of p or more is reduced, as BIP 324 says. */
const element = (bytes: Uint8Array) => field().create(numberFrom(bytes));

const numberFrom = (bytes: Uint8Array) => BigInt(`0x${hex(bytes)}`);

const bytesFrom = (value: bigint, count: number) => fromHex(value.toString(16).padStart(2 * count, '0'));

/**
 * The x coordinate that 64 bytes stand for. Any 64 bytes stand for one.
 *
 * @throws RangeError if there are not exactly 64 bytes
 * @see BIP 324, "XSwiftEC"; Bitcoin Core, src/secp256k1/src/modules/ellswift
 */
export function decodeX(encoding: Uint8Array): Uint8Array {
  if (encoding.length !== ELLSWIFT_LENGTH) {
    throw new RangeError(`an encoded key has ${ELLSWIFT_LENGTH} bytes, not ${encoding.length}`);
  }
  const Fp = field();
  // zero is replaced by one: it has no inverse
  const u = element(encoding.subarray(0, 32)) || 1n;
  const given = element(encoding.subarray(32)) || 1n;
  const g = curveAt(u);
  const t = Fp.is0(Fp.add(g, Fp.sqr(given))) ? Fp.add(given, given) : given;
  const X = Fp.div(Fp.sub(g, Fp.sqr(t)), Fp.add(t, t));
  const Y = Fp.div(Fp.add(X, t), Fp.mul(rootOfMinus3(), u));
  const ratio = Fp.div(X, Y);
  const candidates = [
    Fp.add(u, Fp.mul(4n, Fp.sqr(Y))),
    Fp.div(Fp.sub(Fp.neg(ratio), u), 2n),
    Fp.div(Fp.sub(ratio, u), 2n),
  ];
  // at least one of the three is on the curve; the first one counts
  return bytesFrom(candidates.find(onCurve)!, 32);
}

/**
 * The t that encodes an x coordinate together with a given u.
 *
 * @param x - the coordinate of a point
 * @param u - not zero
 * @param which - 0 to 7: there are up to eight such t, for they are roots of quadratic equations
 * @returns undefined if there is no such t; for a random u, that happens in three of four cases
 * @see BIP 324, "XSwiftECInv"
 */
export function inverse(x: bigint, u: bigint, which: number): bigint | undefined {
  const Fp = field();
  const parts = which & 2 ? secondKind(x, u, which) : firstKind(x, u);
  const w = parts && rootOf(parts.s);
  if (!parts || w === undefined) return undefined;
  const root = which & 1 ? Fp.neg(rootOfMinus3()) : rootOfMinus3();
  const sum = Fp.add(Fp.div(Fp.mul(u, Fp.sub(1n, root)), 2n), parts.v);
  const t = Fp.mul(w, sum);
  return (which & 5) === 0 || (which & 5) === 5 ? Fp.neg(t) : t;
}

/** For an x that is found as the second or third candidate. */
function firstKind(x: bigint, u: bigint): { v: bigint; s: bigint } | undefined {
  const Fp = field();
  if (onCurve(Fp.neg(Fp.add(x, u)))) return undefined;
  const below = Fp.add(Fp.add(Fp.sqr(u), Fp.mul(u, x)), Fp.sqr(x));
  return { v: x, s: Fp.neg(Fp.div(curveAt(u), below)) };
}

/** For an x that is found as the first candidate. */
function secondKind(x: bigint, u: bigint, which: number): { v: bigint; s: bigint } | undefined {
  const Fp = field();
  const s = Fp.sub(x, u);
  if (Fp.is0(s)) return undefined;
  const inner = Fp.add(Fp.mul(4n, curveAt(u)), Fp.mul(3n, Fp.mul(Fp.sqr(u), s)));
  const r = rootOf(Fp.neg(Fp.mul(s, inner)));
  if (r === undefined || (which & 1 && Fp.is0(r))) return undefined;
  return { v: Fp.div(Fp.sub(Fp.div(r, s), u), 2n), s };
}

/** A private key, 32 bytes, and its public key, encoded as 64 bytes. */
export interface EphemeralKey {
  /** The private key: a number from 1 up, below the order of the curve. */
  secret: Uint8Array;
  /** The encoded public key. */
  encoded: Uint8Array;
}

/**
 * Make a key for one connection.
 *
 * @param secret - the private key; by default, a new random one
 * @param random - returns random bytes, which decide on one of the many encodings
 */
export function ephemeralKey(
  secret: Uint8Array = curve().utils.randomSecretKey(),
  random: (count: number) => Uint8Array = (count) => crypto.getRandomValues(new Uint8Array(count)),
): EphemeralKey {
  const x = curve().Point.BASE.multiply(numberFrom(secret)).x;
  for (;;) {
    const bytes = random(33);
    const u = element(bytes.subarray(0, 32));
    const t = field().is0(u) ? undefined : inverse(x, u, bytes[32] & 7);
    if (t === undefined) continue;
    const encoded = new Uint8Array(ELLSWIFT_LENGTH);
    encoded.set(bytesFrom(u, 32));
    encoded.set(bytesFrom(t, 32), 32);
    return { secret, encoded };
  }
}

/**
 * Diffie and Hellman's shared point: both sides compute the same one, each from its own private key and the
 * other side's public key.
 *
 * @param theirs - the other side's public key, encoded; 64 bytes
 * @param secret - our private key, 32 bytes
 * @returns the x coordinate of the point, 32 bytes, most significant byte first
 */
export function sharedX(theirs: Uint8Array, secret: Uint8Array): Uint8Array {
  const x = numberFrom(decodeX(theirs));
  // either y does: the other one gives the same x
  const point = curve().Point.fromAffine({ x, y: rootOf(curveAt(x))! });
  return bytesFrom(point.multiply(numberFrom(secret)).x, 32);
}
