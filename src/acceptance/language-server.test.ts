import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { root } from '../base/root';

const LIBRARY = join(root(), 'scripts', 'lib');

const framed = (message: object) => {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
};

/** The messages in the output of a program, as far as they are complete. */
function messagesIn(output: Buffer): { id?: number; params?: Record<string, unknown>; result?: object }[] {
  const header = /Content-Length: (\d+)\r\n(?:.*\r\n)*?\r\n/i.exec(output.toString('latin1'));
  if (!header) return [];
  const begin = header.index + header[0].length;
  const end = begin + Number(header[1]);
  if (output.length < end) return [];
  return [JSON.parse(output.toString('utf8', begin, end)), ...messagesIn(output.subarray(end))];
}

const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { processId: null, rootUri: pathToFileURL(root()).href, capabilities: {}, locale: 'Käse' },
};

/** Send chunks to a Node program, and collect its output until it is enough. */
async function outputOf(args: string[], chunks: Uint8Array[], enough: (output: Buffer) => boolean) {
  const child = spawn(process.execPath, args, { cwd: root(), stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  let output = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    output = Buffer.concat([output, chunk]);
    if (enough(output)) child.kill();
  });
  for (const chunk of chunks) await new Promise((resolve) => child.stdin.write(chunk, resolve));
  await ended;
  return output;
}

test('the first message gets the options, however it is split; what follows stays as it is', async () => {
  const url = pathToFileURL(join(LIBRARY, 'language-options.mjs')).href;
  const script = `import { WithOptions } from '${url}'; process.stdin.pipe(new WithOptions()).pipe(process.stdout)`;
  const next = { ...INITIALIZE, id: 2 };
  const all = Buffer.concat([framed(INITIALIZE), framed(next), Buffer.from([0xff, 0x00])]);
  const options = { tsserver: { useSyntaxServer: 'never' }, disableAutomaticTypingAcquisition: true };
  const expected = { ...INITIALIZE, params: { ...INITIALIZE.params, initializationOptions: options } };
  const splits = [
    [all],
    Array.from(all, (byte) => Uint8Array.of(byte)),
    [all.subarray(0, 150), all.subarray(150)],
  ];
  for (const chunks of splits) {
    const whole = (output: Buffer) => output.at(-1) === 0x00;
    const output = await outputOf(['--input-type=module', '--eval', script], chunks, whole);
    expect(messagesIn(output)).toEqual([expected, next]);
    expect(output.subarray(-2)).toEqual(Buffer.from([0xff, 0x00]));
  }
});

test('the language server that JupyterLab starts has these options, and answers', async () => {
  const config = join(root(), '.jupyter', 'editor', 'jupyter_server_config.d', 'language-server.json');
  const { LanguageServerManager } = jest.requireActual<{
    LanguageServerManager: { language_servers: Record<string, { argv: string[] }> };
  }>(config);
  const [{ argv }] = Object.values(LanguageServerManager.language_servers);
  const answered = (output: Buffer) => messagesIn(output).some(({ id }) => id === 1);
  // the server would complain about this path if the options were not replaced
  const initializationOptions = { tsserver: { path: '/nowhere/tsserver.js' } };
  const request = framed({ ...INITIALIZE, params: { ...INITIALIZE.params, initializationOptions } });
  const output = await outputOf(argv.slice(1), [request], answered);
  expect(String(output)).not.toContain('nowhere');
  const answer = messagesIn(output).find(({ id }) => id === 1);
  expect(answer?.result).toMatchObject({ capabilities: { hoverProvider: true } });
});
