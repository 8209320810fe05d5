import { fromHex } from '../bytes';
import { WireError } from '../codec/error';
import { NETWORKS } from '../networks';
import { withLooksLike, looksLike, looksLikeNote } from './other-protocols';

const ascii = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

test.each<[string, Uint8Array, RegExp]>([
  ['a web server’s response', ascii('HTTP/1.1 400 Bad Request\r\n'), /^HTTP: is that the RPC port\?$/],
  ['a browser’s request', ascii('GET / HTTP/1.1\r\n'), /^HTTP/],
  ['a TLS alert: RFC 5246, section 7.2', fromHex('15 03 01 00 02 02 46'), /^a TLS record/],
  ['a TLS handshake', fromHex('16 03 03 00 7a 02 00 00'), /^a TLS record/],
  ['an SSH server: RFC 4253, section 4.2', ascii('SSH-2.0-OpenSSH_9.6\r\n'), /^SSH$/],
  ['an Electrum server', ascii('{"jsonrpc": "2.0"}'), /^JSON/],
  ['a mail server: RFC 5321, section 4.2', ascii('220 mail.example ESMTP'), /^a mail or FTP server$/],
  ['an IMAP server: RFC 9051', ascii('* OK IMAP4rev2'), /^a mail or FTP server$/],
  ['Redis', ascii("-ERR unknown command 'x'"), /^Redis/],
])('%s is recognised by its first bytes', (_, start, guess) => {
  expect(looksLike(start)).toMatch(guess);
  expect(looksLikeNote(start)).toBe(`; what came looks like ${looksLike(start)}`);
});

test.each(Object.values(NETWORKS).map(({ magic }) => magic))(
  'the magic %s looks like nothing else',
  (magic) => {
    for (let last = 0; last < 256; last++) {
      expect(looksLike(Uint8Array.of(...fromHex(magic), last))).toBeUndefined();
    }
    // nor do its first bytes, when no more have been received
    for (let length = 0; length < 4; length++)
      expect(looksLikeNote(fromHex(magic).subarray(0, length))).toBe('');
  },
);

test('only an error about the magic at offset 0 gets the explanation, and it still shows the bytes', () => {
  const start = ascii('HTTP/1.1');
  const wrong = (path: string, offset: number) =>
    new WireError(path, offset, 'f9beb4d9 (mainnet)', '48545450');
  expect(withLooksLike(wrong('magic', 0), start).message).toBe(
    'magic at byte 0: expected f9beb4d9 (mainnet), found 48545450, which looks like HTTP: is that the RPC port?',
  );
  const others = [wrong('magic', 24), wrong('length', 0), new RangeError('magic')];
  for (const error of others) expect(withLooksLike(error, start)).toBe(error);
  const nothing = wrong('magic', 0);
  expect(withLooksLike(nothing, fromHex('00 01 02 03 04 05 06 07'))).toBe(nothing);
});
