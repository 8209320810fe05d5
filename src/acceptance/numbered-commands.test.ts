import { PAYLOADS } from '../../solutions/07-own-version';
import { NUMBERED } from '../../solutions/19-encrypted';
import '../../solutions/09-handshake';
import '../../solutions/15-chain';
import '../../solutions/18-gossip';
import '../../solutions/20-light-client';

/** Messages that BIP 324 gives no number: they are sent once, so a long name does not matter. */
const BY_NAME = ['version', 'verack', 'wtxidrelay', 'sendaddrv2', 'feature', 'sendheaders', 'getaddr'];

test('each message that a lesson reads has the same name in the second transport', () => {
  const unnumbered = [...PAYLOADS.keys()].filter((command) => !NUMBERED.includes(command));
  expect(unnumbered.filter((command) => !BY_NAME.includes(command))).toEqual([]);
});
