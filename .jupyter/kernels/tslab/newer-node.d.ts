/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-empty-object-type, no-var, @typescript-eslint/triple-slash-reference, @typescript-eslint/no-unused-vars */
// What newer JavaScript has and the TypeScript of the kernel (5.0) does not know. Whether it is there is up to the node
// that runs; the type check of the exercises (TypeScript 6) has its own files for it, and JSON's is for both.
/// <reference path="../../../scripts/lib/newer-libs/json-source.d.ts" />

/** ES2023, of all arrays. */
interface CopyingMethods<Self, T> {
  toReversed(): Self;
  toSorted(compare?: (a: T, b: T) => number): Self;
  with(index: number, value: T): Self;
}
interface SearchingMethods<Self, T> {
  findLast(predicate: (value: T, index: number, array: Self) => unknown, thisArg?: any): T | undefined;
  findLastIndex(predicate: (value: T, index: number, array: Self) => unknown, thisArg?: any): number;
}
interface TypedArrayMethods<Self, T> extends CopyingMethods<Self, T>, SearchingMethods<Self, T> {}
interface Array<T> extends CopyingMethods<T[], T> {
  findLast<S extends T>(
    predicate: (value: T, index: number, array: T[]) => value is S,
    thisArg?: any,
  ): S | undefined;
  findLast(predicate: (value: T, index: number, array: T[]) => unknown, thisArg?: any): T | undefined;
  findLastIndex(predicate: (value: T, index: number, array: T[]) => unknown, thisArg?: any): number;
  toSpliced(start: number, deleteCount?: number, ...items: T[]): T[];
}
interface ReadonlyArray<T> extends CopyingMethods<T[], T> {
  findLast<S extends T>(
    predicate: (value: T, index: number, array: readonly T[]) => value is S,
    thisArg?: any,
  ): S | undefined;
  findLast(
    predicate: (value: T, index: number, array: readonly T[]) => unknown,
    thisArg?: any,
  ): T | undefined;
  findLastIndex(predicate: (value: T, index: number, array: readonly T[]) => unknown, thisArg?: any): number;
  toSpliced(start: number, deleteCount?: number, ...items: T[]): T[];
}
interface Int8Array extends TypedArrayMethods<Int8Array, number> {}
interface Uint8ClampedArray extends TypedArrayMethods<Uint8ClampedArray, number> {}
interface Int16Array extends TypedArrayMethods<Int16Array, number> {}
interface Uint16Array extends TypedArrayMethods<Uint16Array, number> {}
interface Int32Array extends TypedArrayMethods<Int32Array, number> {}
interface Uint32Array extends TypedArrayMethods<Uint32Array, number> {}
interface Float32Array extends TypedArrayMethods<Float32Array, number> {}
interface Float64Array extends TypedArrayMethods<Float64Array, number> {}
interface BigInt64Array extends TypedArrayMethods<BigInt64Array, bigint> {}
interface BigUint64Array extends TypedArrayMethods<BigUint64Array, bigint> {}

/** Bytes as text, in Node 25 and later. */
interface Base64Options {
  alphabet?: 'base64' | 'base64url';
}
interface Uint8Array extends TypedArrayMethods<Uint8Array, number> {
  toHex(): string;
  toBase64(options?: Base64Options & { omitPadding?: boolean }): string;
  setFromHex(text: string): { read: number; written: number };
  setFromBase64(text: string, options?: Base64Options): { read: number; written: number };
}
interface Uint8ArrayConstructor {
  fromHex(text: string): Uint8Array;
  fromBase64(text: string, options?: Base64Options): Uint8Array;
}

/** ES2024 and later. */
interface ArrayBuffer {
  readonly resizable: boolean;
  readonly maxByteLength: number;
  readonly detached: boolean;
  resize(length: number): void;
  transfer(length?: number): ArrayBuffer;
  transferToFixedLength(length?: number): ArrayBuffer;
}
interface String {
  isWellFormed(): boolean;
  toWellFormed(): string;
}
interface PromiseWithResolvers<T> {
  promise: Promise<T>;
  resolve: (value?: T | PromiseLike<T>) => void;
  reject: (reason?: any) => void;
}
interface PromiseConstructor {
  withResolvers<T>(): PromiseWithResolvers<T>;
  try<T, U extends unknown[]>(work: (...args: U) => T | PromiseLike<T>, ...args: U): Promise<Awaited<T>>;
}
interface ArrayConstructor {
  fromAsync<T>(
    items: AsyncIterable<T> | Iterable<T | PromiseLike<T>> | ArrayLike<T | PromiseLike<T>>,
  ): Promise<T[]>;
  fromAsync<T, U>(
    items: AsyncIterable<T> | Iterable<T> | ArrayLike<T>,
    map: (value: Awaited<T>, index: number) => U,
    thisArg?: any,
  ): Promise<Awaited<U>[]>;
}
interface ObjectConstructor {
  groupBy<K extends PropertyKey, T>(
    items: Iterable<T>,
    key: (item: T, index: number) => K,
  ): Partial<Record<K, T[]>>;
}
interface MapConstructor {
  groupBy<K, T>(items: Iterable<T>, key: (item: T, index: number) => K): Map<K, T[]>;
}
interface Map<K, V> {
  getOrInsert(key: K, value: V): V;
  getOrInsertComputed(key: K, make: (key: K) => V): V;
}
interface RegExpConstructor {
  escape(text: string): string;
}
interface ErrorConstructor {
  isError(value: unknown): boolean;
}

interface ReadonlySetLike<T> {
  readonly size: number;
  has(value: T): boolean;
  keys(): Iterator<T>;
}
interface SetMethods<T> {
  union<U>(other: ReadonlySetLike<U>): Set<T | U>;
  intersection<U>(other: ReadonlySetLike<U>): Set<T & U>;
  difference<U>(other: ReadonlySetLike<U>): Set<T>;
  symmetricDifference<U>(other: ReadonlySetLike<U>): Set<T | U>;
  isSubsetOf(other: ReadonlySetLike<unknown>): boolean;
  isSupersetOf(other: ReadonlySetLike<unknown>): boolean;
  isDisjointFrom(other: ReadonlySetLike<unknown>): boolean;
}
interface Set<T> extends SetMethods<T> {}
interface ReadonlySet<T> extends SetMethods<T> {}

/** Optional, since an iterator that is written by hand need not have them. */
interface IteratorMethods<T> {
  map?<U>(change: (value: T, index: number) => U): IterableIterator<U>;
  filter?<S extends T>(predicate: (value: T, index: number) => value is S): IterableIterator<S>;
  filter?(predicate: (value: T, index: number) => unknown): IterableIterator<T>;
  take?(limit: number): IterableIterator<T>;
  drop?(count: number): IterableIterator<T>;
  flatMap?<U>(change: (value: T, index: number) => Iterable<U>): IterableIterator<U>;
  reduce?(combine: (all: T, value: T, index: number) => T): T;
  reduce?<U>(combine: (all: U, value: T, index: number) => U, first: U): U;
  toArray?(): T[];
  forEach?(use: (value: T, index: number) => void): void;
  some?(predicate: (value: T, index: number) => unknown): boolean;
  every?(predicate: (value: T, index: number) => unknown): boolean;
  find?<S extends T>(predicate: (value: T, index: number) => value is S): S | undefined;
  find?(predicate: (value: T, index: number) => unknown): T | undefined;
}
interface IterableIterator<T> extends IteratorMethods<T> {}
interface Generator<T = unknown, TReturn = any, TNext = unknown> extends IteratorMethods<T> {}
declare var Iterator: {
  from<T>(items: Iterable<T> | Iterator<T>): IterableIterator<T>;
  concat<T>(...items: Iterable<T>[]): IterableIterator<T>;
};

/** Large, and rarely needed in a cell: accepted without their types. */
declare var AsyncDisposableStack: any, DisposableStack: any, Float16Array: any, SuppressedError: any;
declare var Temporal: any;
declare namespace Intl {
  var DurationFormat: any;
}
interface Atomics {
  pause(rounds?: number): void;
}
interface Date {
  toTemporalInstant(): any;
}
