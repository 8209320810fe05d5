import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../base/root';

const PORTS = join(root(), 'scripts', 'lib', 'steady', 'ports.cjs');

/** Run code in a process with numbered ports. @param before - code that runs before they are numbered */
async function printedBy(code: string, before = ''): Promise<string> {
  const steady = `require(${JSON.stringify(PORTS)}).steadyPorts();`;
  const script = `const net=require('node:net');${before}${steady}${code}`;
  return (await promisify(execFile)(process.execPath, ['-e', script])).stdout;
}

test('a server is shown with a number, and a connection to the number leads to it', async () => {
  const printed = await printedBy(`
    const server = net.createServer((socket) => socket.end('hello from ' + socket.localPort));
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      net.connect(port, '127.0.0.1').on('data', (data) => console.log(String(data), 'at', port)).on('end', () => server.close());
    });`);
  expect(printed).toBe('hello from 40001 at 40001\n');
});

test('a program that a notebook starts with the address of its peer reaches it', async () => {
  const child = `
    const [host, port] = process.argv[1].split(':');
    require('node:net').connect(port, host).on('error', (error) => console.log(error.code)).pipe(process.stdout);`;
  const printed = await printedBy(`
    const server = net.createServer((socket) => socket.end('hello'));
    server.listen(0, '127.0.0.1', () => {
      const address = '127.0.0.1:' + server.address().port;
      require('node:child_process').execFile(process.execPath, ['-e', ${JSON.stringify(child)}, address], (error, stdout) => {
        console.log(address, stdout);
        server.close();
      });
    });`);
  expect(printed).toBe('127.0.0.1:40001 hello\n');
});

// Linux does that when it has connected often, at its own choice: here all connections come from port 7
const FROM_ONE_PORT = `
  const prototype = net.Socket.prototype;
  for (const [name, isThere] of [['_getsockname', (socket) => !socket.server], ['_getpeername', (socket) => socket.server]]) {
    const get = prototype[name];
    prototype[name] = function () {
      const found = get.call(this);
      return found.port !== undefined && isThere(this) ? { ...found, port: 7 } : found;
    };
  }`;

test('connections to different servers have different numbers, even if the system gives them the same port', async () => {
  const printed = await printedBy(
    `
    let open = 2;
    const servers = [1, 2].map(() => net.createServer((socket) => socket.end(String(socket.remotePort))));
    let listening = 0;
    const connect = () => servers.map((server) => {
      const client = net.connect(server.address().port, '127.0.0.1');
      client.on('data', (data) => console.log(client.localPort === Number(data) ? 'the same' : 'another', String(data)));
      client.on('close', () => --open || servers.map((one) => one.close()));
    });
    for (const server of servers) server.listen(0, '127.0.0.1', () => ++listening === 2 && connect());`,
    FROM_ONE_PORT,
  );
  expect(printed.trim().split('\n').sort()).toEqual(['the same 50001', 'the same 50002']);
});
