import { show } from '../draw/show-value';

/**
 * Explain a wrong result by the mistakes that can be recognised in any exercise.
 *
 * @param got - the result of the learner's function
 * @param want - the expected result
 * @returns one sentence on what went wrong, or undefined if nothing is recognised
 */
export function explain(got: unknown, want: unknown): string | undefined {
  if (got === undefined) return 'You returned nothing. Is there a return?';
  if (got instanceof Promise)
    return 'You returned a promise. This function must return its result synchronously: no async, no await.';
  if (want instanceof Uint8Array) return explainBytes(got, want);
  if (typeof want === 'bigint' && typeof got === 'number') {
    return `You returned a number (${got}); a bigint is needed: 64 bits do not fit into a number.`;
  }
  if (typeof want === 'number' && typeof got === 'bigint') {
    return `You returned a bigint (${got}n); a number is needed here.`;
  }
  if (isIntegral(want) && typeof got === 'string')
    return `You returned a string; a ${typeof want} is needed.`;
  if (isIntegral(got) && isIntegral(want)) return explainInteger(BigInt(got), BigInt(want));
  if (isRecord(got) && isRecord(want)) return explainFields(got, want);
  return undefined;
}

function explainBytes(got: unknown, want: Uint8Array): string | undefined {
  if (Array.isArray(got)) return 'You returned a plain array. Bytes are a Uint8Array here.';
  if (typeof got === 'string') return 'You returned a string. Bytes are a Uint8Array here.';
  if (isIntegral(got)) return 'You returned a number. Bytes are a Uint8Array here.';
  if (!(got instanceof Uint8Array)) return undefined;
  if (got.length === 0) {
    return `There are no bytes at all; ${plural(want.length, 'byte')} ${want.length === 1 ? 'is' : 'are'} needed. If the function writes, only what it passes to w.bytes counts (before it returns), and not what it returns.`;
  }
  if (got.length !== want.length) {
    return `You gave ${plural(got.length, 'byte')}; ${plural(want.length, 'byte')} ${want.length === 1 ? 'is' : 'are'} needed.`;
  }
  const reversed = want.slice().reverse();
  if (got.length > 1 && got.every((byte, i) => byte === reversed[i]))
    return 'The right bytes, back to front.';
  return undefined;
}

function explainInteger(got: bigint, want: bigint): string | undefined {
  for (const size of [2, 4, 8]) {
    const bits = 8 * size;
    if (want >= 1n << BigInt(bits) || want < 0n || got < 0n) continue;
    if (swapped(want, size) === got && got !== want) {
      return `${got} is ${want} with its ${size} bytes swapped: they were read in the wrong order.`;
    }
  }
  for (const bits of [8, 16, 32, 64]) {
    const wrap = 1n << BigInt(bits);
    const negative = got < 0n !== want < 0n;
    if (negative && (got - want === wrap || want - got === wrap)) {
      return `${got} and ${want} differ by exactly 2^${bits}: a signed number was read as unsigned, or an unsigned one as signed.`;
    }
  }
  for (const bits of [8, 16, 24, 32, 40, 48, 56, 64]) {
    if (got !== 0n && want > got && got === BigInt.asUintN(bits, want)) {
      return `${got} is the lowest ${bits} bits of ${want}. The bits above them were lost.`;
    }
  }
  return undefined;
}

function explainFields(got: Record<string, unknown>, want: Record<string, unknown>): string | undefined {
  for (const name of Object.keys(want)) {
    if (!(name in got)) return `The result has no field ${name}.`;
    if (show(got[name]) === show(want[name])) continue;
    const inner = explain(got[name], want[name]);
    return `The field ${name} differs.${inner ? ` ${inner}` : ''}`;
  }
  const extra = Object.keys(got).filter((name) => !(name in want));
  return extra.length > 0 ? `The result has an extra field: ${extra.join(', ')}.` : undefined;
}

function swapped(value: bigint, size: number): bigint {
  let result = 0n;
  for (let i = 0; i < size; i++) result = (result << 8n) | ((value >> BigInt(8 * i)) & 0xffn);
  return result;
}

function isIntegral(value: unknown): value is bigint | number {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
