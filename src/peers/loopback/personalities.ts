import { Reader } from '../../wire/codec/reader';
import { recording, recordings } from '../recordings';
import type { PeerCodecs, VersionLike } from '../peer-codecs';

/** The number of bytes before the payload of a recorded frame. */
const HEADER_LENGTH = 24;

/** The names of the recordings that a peer can use as its own version message. */
export function personalities(): string[] {
  return [...recordings('payload'), ...recordings('frame')]
    .filter(({ command, name }) => command === 'version' && !name.endsWith('-broken'))
    .map(({ name }) => name)
    .sort();
}

/**
 * The fields of a recorded version message.
 *
 * @param codecs - the protocol code that reads it
 * @param name - the name of the recording
 * @throws Error if it is not a version message; its message lists the available ones
 */
export function personality(codecs: PeerCodecs, name: string): VersionLike {
  if (!personalities().includes(name)) {
    throw new Error(`there is no version message ${name}; available: ${personalities().join(', ')}`);
  }
  const { kind, bytes } = recording(name);
  return codecs.version.read(new Reader(kind === 'frame' ? bytes.subarray(HEADER_LENGTH) : bytes));
}
