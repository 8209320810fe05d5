import { WireError } from '../../../src/wire/codec/error';

/**
 * Call something, and change the WireError that it throws. Any other error stays as it is.
 *
 * @param call - calls the solution
 * @param change - what is to be different in the error; an empty object if nothing is
 */
export function changeError<T>(
  call: () => T,
  change: (error: WireError) => Partial<Pick<WireError, 'path' | 'offset' | 'found'>>,
): T {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    const { path, offset, expected, found } = { ...error, ...change(error) };
    throw new WireError(path, offset, expected, found);
  }
}
