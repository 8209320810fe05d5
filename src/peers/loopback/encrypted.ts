import { hex } from '../../wire/bytes';
import { type NetworkName, networkOf } from '../../wire/networks';
import { encryptedSockets, type EncryptedSocketMaker } from '../../wire/streams/encrypted';
import type { PeerCodecs } from '../peer-codecs';
import type { Behaviour } from './behaviour';

/**
 * Makes sockets that speak the second transport with a side that does not begin with the magic, and the first one
 * otherwise. (A node looks at the command as well. But this peer also talks to answers that begin with another
 * message than version.)
 *
 * @param codecs - the protocol code
 * @param behaviour - how the peer misbehaves
 * @returns undefined if the codecs do not have the second transport
 */
export function encryptedFor(codecs: PeerCodecs, behaviour: Behaviour): EncryptedSocketMaker | undefined {
  const { v2, writeMessage, Demultiplexer } = codecs;
  if (!v2) return undefined;
  return encryptedSockets({
    session: (options) => behaviour.session(v2.session(options), v2, options),
    looksLikeV1: beginsWithMagic,
    readContents: (contents) => v2.readContents(contents),
    writeMessage,
    // what the peer writes is its own, so nothing in it is invalid by accident
    Demultiplexer: class extends Demultiplexer {
      readonly held = new Uint8Array(0);
      constructor(network: NetworkName) {
        super(network, 'node', () => {});
      }
    },
  });
}

/** The magic of another network counts, too: then it is the magic that is wrong, and not the transport. */
function beginsWithMagic(start: Uint8Array): boolean | undefined {
  return start.length < 4 ? undefined : networkOf(hex(start.subarray(0, 4))) !== undefined;
}
