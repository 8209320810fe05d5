// @ts-check
// The system chooses ports. A notebook sees others: numbers in the order in which they are first seen, which
// are translated back when it connects, and in the addresses that it passes to a program that it starts: programs
// know only the system's ports.
const childProcess = require('node:child_process');
const net = require('node:net');

/** The first number of a listening port, and of the other end of a connection. */
const [LISTENING, CONNECTING] = [40_001, 50_001];

/** @type {Map<number, number>} */
const shownOf = new Map();
/** @type {Map<number, number>} */
const realOf = new Map();
/**
 * The number of the connecting end, by both ports: the system gives one port to several connections at a time, if
 * they lead to different servers.
 *
 * @type {Map<string, number>}
 */
const connecting = new Map();
const next = { listening: LISTENING, connecting: CONNECTING };

/**
 * @param {number} real
 * @param {keyof typeof next} kind
 */
function shown(real, kind) {
  return shownOf.get(real) ?? renumber(real, kind);
}

/**
 * A new number, even if the port had one: the system gives the same port to one socket after another.
 *
 * @param {number} real
 * @param {keyof typeof next} kind
 */
function renumber(real, kind) {
  const port = next[kind]++;
  shownOf.set(real, port);
  realOf.set(port, real);
  return port;
}

/** Number the ports of all servers and sockets. */
function steadyPorts() {
  numberServers();
  numberSockets();
  translateArguments();
}

function numberServers() {
  const { address, listen } = net.Server.prototype;
  net.Server.prototype.address = function () {
    const found = Reflect.apply(address, this, []);
    return found && typeof found === 'object' ? { ...found, port: shown(found.port, 'listening') } : found;
  };
  net.Server.prototype.listen = /** @this {net.Server} */ function (/** @type {any[]} */ ...args) {
    this.once('listening', () => {
      const found = Reflect.apply(address, this, []);
      if (!found || typeof found !== 'object') return;
      renumber(found.port, 'listening');
    });
    return Reflect.apply(listen, this, args);
  };
}

/** @type {WeakMap<net.Socket, { _getsockname?: number, _getpeername?: number }>} */
const numbered = new WeakMap();

/**
 * The numbers of a socket's two ends. It keeps them, even if the system gives its port to another one later.
 *
 * @param {net.Socket} socket
 */
function numbersOf(socket) {
  const numbers = numbered.get(socket) ?? {};
  numbered.set(socket, numbers);
  return numbers;
}

function numberSockets() {
  // the getters localPort and remotePort, which cannot be replaced, call these two
  const prototype = /** @type {any} */ (net.Socket.prototype);
  const { connect, _getsockname: ownName, _getpeername: peerName } = prototype;
  for (const [name, get] of /** @type {const} */ ([
    ['_getsockname', ownName],
    ['_getpeername', peerName],
  ])) {
    prototype[name] = function () {
      const found = Reflect.apply(get, this, []);
      if (found.port === undefined) return found;
      const numbers = numbersOf(this);
      numbers[name] ??= shown(found.port, 'connecting');
      return { ...found, port: numbers[name] };
    };
  }
  const { emit } = net.Server.prototype;
  net.Server.prototype.emit = function (/** @type {any} */ event, /** @type {any[]} */ ...args) {
    if (event === 'connection') {
      const [here, there] = [ownName, peerName].map((get) => Reflect.apply(get, args[0], []).port);
      const number = connecting.get(`${there} ${here}`);
      // a program that the notebook started has connected, if there is none
      if (number === undefined) args[0]._getpeername();
      else numbersOf(args[0])._getpeername = number;
      connecting.delete(`${there} ${here}`);
    }
    return Reflect.apply(emit, this, [event, ...args]);
  };
  net.Socket.prototype.connect = /** @this {net.Socket} */ function (/** @type {any[]} */ ...args) {
    // Node's own callers pass their arguments as one array
    const list = Array.isArray(args[0]) ? args[0] : args;
    const [first] = list;
    if (typeof first === 'object' && first !== null && first.port !== undefined) {
      list[0] = { ...first, port: realOf.get(Number(first.port)) ?? first.port };
    } else if (typeof first === 'number') {
      list[0] = realOf.get(first) ?? first;
    }
    const result = Reflect.apply(connect, this, args);
    // Node connects to an IP address in the next tick: after that the socket has a port, which nobody has seen yet
    process.nextTick(() => {
      const { port } = Reflect.apply(ownName, this, []);
      if (port === undefined) return;
      const number = (numbersOf(this)._getsockname = renumber(port, 'connecting'));
      connecting.set(`${port} ${list[0]?.port ?? list[0]}`, number);
    });
    return result;
  };
}

/** An argument that is an address on this machine: `127.0.0.1:40001`, `[::1]:40001`. */
const OWN_ADDRESS = /^(127\.0\.0\.1|\[::1\]|localhost):(\d+)$/;

/** Put the system's ports into the arguments of programs. */
function translateArguments() {
  const prototype = /** @type {any} */ (childProcess.ChildProcess).prototype;
  const { spawn } = prototype;
  prototype.spawn = function (/** @type {{ args?: string[] }} */ options) {
    const args = options.args?.map((one) =>
      one.replace(OWN_ADDRESS, (_, host, port) => `${host}:${realOf.get(Number(port)) ?? port}`),
    );
    return Reflect.apply(spawn, this, [{ ...options, args }]);
  };
}

module.exports = { steadyPorts };
