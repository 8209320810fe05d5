import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../base/root';

const PORTS = join(root(), 'scripts', 'lib', 'steady', 'ports.cjs');

/** Run code in a process with numbered ports. */
async function printedBy(code: string): Promise<string> {
  const script = `require(${JSON.stringify(PORTS)}).steadyPorts();const net=require('node:net');${code}`;
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
