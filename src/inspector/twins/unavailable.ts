/**
 * Stands for everything of Node that code in the same files uses, but the inspector never calls.
 *
 * @throws Error always
 */
export function unavailable(): never {
  throw new Error('There are no sockets in a browser.');
}
