// @ts-check
// Options for the language server of JupyterLab's editor that save memory. It takes them from the client's first
// message alone, and JupyterLab sends none: so they are written into that message.
import { Transform } from 'node:stream';

/** @see https://github.com/typescript-language-server/typescript-language-server/blob/master/docs/configuration.md */
const OPTIONS = {
  // otherwise a second TypeScript server answers while the first one still loads the project: 120 MB
  tsserver: { useSyntaxServer: 'never' },
  // otherwise a third process waits for packages whose types it could download: the workbook has all that it needs
  disableAutomaticTypingAcquisition: true,
};

/** A message is preceded by its length: `Content-Length: 2\r\n\r\n{}`. */
const HEADER = /^(?:.*\r\n)*?content-length: *(\d+)\r\n(?:.*\r\n)*?\r\n/i;

/**
 * The first message with the options, and what came after it.
 *
 * @param {Buffer} bytes
 * @returns {Buffer | undefined} undefined as long as the message is incomplete
 */
function withOptions(bytes) {
  // a header is ASCII: as many characters as bytes
  const [header, length] = HEADER.exec(bytes.toString('latin1')) ?? [];
  if (header === undefined || bytes.length < header.length + Number(length)) return undefined;
  const end = header.length + Number(length);
  const message = JSON.parse(bytes.toString('utf8', header.length, end));
  if (message.method === 'initialize') message.params.initializationOptions = OPTIONS;
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body, bytes.subarray(end)]);
}

/** The messages of a client, with the options in the first one. */
export class WithOptions extends Transform {
  /** @type {Buffer | undefined} what has come of the first message */
  held = Buffer.alloc(0);

  /**
   * @override
   * @param {Buffer} chunk
   * @param {BufferEncoding} _
   * @param {import('node:stream').TransformCallback} done
   */
  _transform(chunk, _, done) {
    if (!this.held) return done(null, chunk);
    this.held = Buffer.concat([this.held, chunk]);
    const first = withOptions(this.held);
    if (!first) return done();
    this.held = undefined;
    done(null, first);
  }
}
