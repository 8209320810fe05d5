// @ts-check
// A student of the hub, over HTTP and websockets: what a browser does.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {{ status: string, printed: string }} Outcome of a cell: ok, error, or dead; and what it wrote */

/** Goes from page to page, and keeps cookies. Node's fetch does not: it says that it is no browser. */
class Browser {
  /** @param {string} hub */
  constructor(hub) {
    this.hub = hub;
    /** @type {Map<string, string>} */
    this.cookies = new Map();
  }

  get xsrf() {
    return this.cookies.get('_xsrf') ?? '';
  }

  /**
   * @param {string} path
   * @param {string} [sent] the body; without one, it is a GET
   */
  async visit(path, sent) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = sent?.includes('=') ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
    const question = request(`${this.hub}${path}`, {
      method: sent === undefined ? 'GET' : 'POST',
      headers: { ...headers, cookie },
    });
    question.end(sent);
    const [reply] = /** @type {[import('node:http').IncomingMessage]} */ (await once(question, 'response'));
    for (const line of reply.headers['set-cookie'] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    return { status: reply.statusCode, body: await text(reply) };
  }
}

/** A user who is logged in. */
export class Student {
  /**
   * @param {string} hub its address: http://127.0.0.1:8000
   * @param {string} name
   * @param {any} Socket the WebSocket of the package ws: it sends a token, Node's own does not
   */
  constructor(hub, name, Socket) {
    this.hub = hub;
    this.name = name;
    this.Socket = Socket;
    this.token = '';
    this.kernel = '';
  }

  /**
   * Log in with the form of the hub, and ask for a token, with which everything else is asked.
   *
   * @param {string} password
   */
  async logIn(password) {
    const browser = new Browser(this.hub);
    await browser.visit('/hub/login');
    const form = { username: this.name, password, _xsrf: browser.xsrf };
    const entered = await browser.visit('/hub/login', new URLSearchParams(form).toString());
    if (entered.status !== 302) throw new Error(`${this.name} cannot log in: ${entered.status}`);
    await browser.visit('/hub/home');
    const asked = await browser.visit(`/hub/api/users/${this.name}/tokens?_xsrf=${browser.xsrf}`, '{}');
    ({ token: this.token } = JSON.parse(asked.body));
  }

  /**
   * @param {string} path below the hub
   * @param {string} [method]
   * @param {unknown} [body] sent as JSON
   */
  ask(path, method = 'GET', body = undefined) {
    return fetch(`${this.hub}${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: { authorization: `token ${this.token}` },
      redirect: 'manual',
    });
  }

  /**
   * @param {string} path below the user's server
   * @param {string} [method]
   * @param {unknown} [body]
   * @returns {Promise<any>}
   */
  async own(path, method = 'GET', body = undefined) {
    const reply = await this.ask(`/user/${this.name}${path}`, method, body);
    if (!reply.ok) throw new Error(`${this.name}: ${method} ${path}: ${reply.status} ${await reply.text()}`);
    return reply.status === 204 ? undefined : reply.json();
  }

  /** Start the server, and wait until it answers. */
  async startServer() {
    await this.ask(`/hub/api/users/${this.name}/server`, 'POST', {});
    for (let tries = 0; tries < 600; tries++) {
      const { servers } = /** @type {any} */ (await (await this.ask(`/hub/api/users/${this.name}`)).json());
      if (servers?.['']?.ready) return;
      if (!servers?.['']?.pending) throw new Error(`${this.name}'s server did not start`);
      await sleep(500);
    }
    throw new Error(`${this.name}'s server has not started in time`);
  }

  /**
   * Open a notebook, as JupyterLab does: that starts its kernel.
   *
   * @param {string} path
   */
  async open(path) {
    const kernel = { name: 'tslab' };
    const session = await this.own('/api/sessions', 'POST', { path, name: '', type: 'notebook', kernel });
    this.kernel = session.kernel.id;
  }

  /** Connect to the kernel of the open notebook. @returns {Promise<WebSocket>} */
  async connect() {
    const address = `${this.hub}/user/${this.name}/api/kernels/${this.kernel}/channels`;
    const socket = new this.Socket(address.replace('http', 'ws'), {
      headers: { authorization: `token ${this.token}` },
    });
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = reject;
    });
    return socket;
  }

  /**
   * Run cells in the kernel of the open notebook, one after another.
   *
   * @param {string[]} cells
   * @returns {Promise<Outcome[]>} of those that were run: none after one that failed
   */
  async run(cells) {
    const socket = await this.connect();
    /** @type {Outcome[]} */
    const outcomes = [];
    try {
      for (const code of cells) {
        outcomes.push(await runCell(socket, code));
        if (outcomes.at(-1)?.status !== 'ok') break;
      }
    } finally {
      socket.close();
    }
    return outcomes;
  }
}

/**
 * @param {WebSocket} socket
 * @param {string} code
 * @returns {Promise<Outcome>}
 */
function runCell(socket, code) {
  const id = randomUUID();
  const header = { msg_id: id, msg_type: 'execute_request', username: '', session: id, version: '5.3' };
  const content = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false };
  return new Promise((resolve) => {
    let printed = '';
    let status = '';
    let idle = false;
    socket.onclose = () => resolve({ status: 'dead', printed });
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(String(data));
      const { msg_type: type } = message.header;
      const state = type === 'status' ? message.content.execution_state : '';
      if (state === 'restarting' || state === 'dead') resolve({ status: 'dead', printed });
      if (message.parent_header.msg_id !== id) return;
      if (type === 'stream') printed += message.content.text;
      if (type === 'execute_reply') ({ status } = message.content);
      idle ||= state === 'idle';
      if (status && idle) resolve({ status, printed });
    };
    socket.send(JSON.stringify({ header, parent_header: {}, metadata: {}, content, channel: 'shell' }));
  });
}
