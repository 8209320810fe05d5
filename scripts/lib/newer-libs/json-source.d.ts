/* eslint-disable @typescript-eslint/no-explicit-any */
interface RawJSON {
  readonly rawJSON: string;
}
interface JSON {
  /** A value that `stringify` writes as this text: a number of any size, for instance. */
  rawJSON(text: string): RawJSON;
  isRawJSON(value: unknown): value is RawJSON;
  /** @param reviver - its third argument has the text of a number, a string, a boolean or null */
  parse(
    text: string,
    reviver: (this: any, key: string, value: any, context: { source?: string }) => any,
  ): any;
}
