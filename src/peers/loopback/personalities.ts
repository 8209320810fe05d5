import { Reader } from '../../wire/codec/reader';
import { recording, recordings } from '../recordings';
import type { PeerCodecs, VersionLike } from '../peer-codecs';

/** How many bytes stand in front of the payload of a recorded frame. */
const HEADER_LENGTH = 24;

/** The names of the recordings that a peer can take for its own version message. */
export function personalities(): string[] {
  return [...recordings('payload'), ...recordings('frame')]
    .filter(({ command, name }) => command === 'version' && !name.endsWith('-broken'))
    .map(({ name }) => name)
    .sort();
}

/**
 * What a recorded version message says.
 *
 * @param codecs - read it
 * @param name - the recording
 * @throws Error if it is no version message; it lists those that are
 */
export function personality(codecs: PeerCodecs, name: string): VersionLike {
  if (!personalities().includes(name)) {
    throw new Error(`there is no version message ${name}; there are: ${personalities().join(', ')}`);
  }
  const { kind, bytes } = recording(name);
  return codecs.version.read(new Reader(kind === 'frame' ? bytes.subarray(HEADER_LENGTH) : bytes));
}
