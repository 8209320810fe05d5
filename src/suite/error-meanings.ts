/**
 * Explanations of Node's and JavaScript's own errors in an answer. Their messages name the function that was
 * called, not what was wrong with the call; learners get them when a value is not what they expected.
 */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [
    /outside the bounds of the DataView|Attempt to access memory outside buffer bounds/,
    'You read past the end of a view: getUint32 always reads 4 bytes, getBigUint64 always 8.',
  ],
  [
    /^The value of "offset" is out of range/,
    'A Buffer method was called at an offset where the buffer has too few bytes: readUInt32LE takes 4, readBigUInt64LE takes 8.',
  ],
  [
    /^The value of "byteLength" is out of range/,
    'readUIntLE and the like read up to 6 bytes. For 8 bytes use readBigUInt64LE; there is no method for 7.',
  ],
  [
    /Cannot convert undefined to a BigInt/,
    'undefined was passed to BigInt(): reading past the end of an array gives undefined.',
  ],
  [
    /^The value of "value" is out of range/,
    "That is Node's own range check, which names no field. Compare the value with the limits before it is written.",
  ],
  [
    /Cannot mix BigInt and other types/,
    'One calculation mixes a bigint and a number. Convert one of them: BigInt(number), or Number(bigint) if it is small.',
  ],
  [
    /Cannot convert a BigInt value to a number/,
    'A bigint was used where JavaScript needs a number. Number(bigint) converts it if it is small enough.',
  ],
  [
    /The number \S+ cannot be converted to a BigInt/,
    'BigInt() accepts only whole numbers, and its error names no field or offset. Check the number first.',
  ],
  [
    /Maximum call stack size exceeded/,
    'The call stack overflowed: a function recurses too deeply, or spreads a long list into arguments. Use a loop.',
  ],
  [
    /Invalid typed array length|Invalid array buffer length|Array buffer allocation failed|^Invalid array length/,
    'The length of a new array is negative, not a whole number, or far too large.',
  ],
  [/^offset is out of bounds|^Source is too large/, 'set() was given more bytes than fit after that offset.'],
  [
    /Cannot read properties of (undefined|null)|Cannot destructure|undefined is not/,
    'A property is read from undefined or null.',
  ],
  [
    /^(read|write) is not a function/,
    'field() takes a function and calls it: `() => …`. It was given the result of a call.',
  ],
  [
    /is not iterable|object is not iterable/,
    'Something that is not a list was spread or looped over: look at what it is.',
  ],
  [
    /^await is only valid in async functions/,
    'An exercise cannot await at its top level, as a notebook cell can: only inside an async function.',
  ],
  [
    /^Reduce of empty array with no initial value/,
    'reduce() needs a second argument, the start value, if the list may be empty.',
  ],
];

/**
 * Explain an error of Node or JavaScript in an answer, in a sentence or two.
 *
 * @param message - the error's message
 * @returns undefined if the error is not known
 */
export function meaningOf(message: string): string | undefined {
  return MEANINGS.find(([pattern]) => pattern.test(message))?.[1];
}
