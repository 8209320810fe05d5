import { MistakeTable } from '../../../src/acceptance/mistake-table';
import { UNSPLIT_LIMIT } from '../../../src/wire/streams/limits';
import { FlowControl as RightFlowControl } from '../../right/10-connection/queue';

/** Wrong answers for FlowControl. */
export const mistakes = new MistakeTable('FlowControl');

// There is a listener for data, but none for drain.
mistakes.patch('flow-drain-not-listened-to', 'Listen to `drain`, and read on', [
  "socket.on('drain', () => flow.readOn());",
  '',
]);

// The socket is resumed whenever readOn() is called, even if nothing could be processed.
mistakes.patch('flow-always-resumes', 'There is still no room, but readOn() resumes the socket', [
  'if (this.waiting.length > UNSPLIT_LIMIT) this.socket.pause();\n    else this.socket.resume();',
  'if (this.waiting.length > UNSPLIT_LIMIT && !this.socket.isPaused()) this.socket.pause();\n    else this.socket.resume();',
]);

// pause() is called, but resume() is not.
mistakes.patch('flow-never-resumes', 'but the socket stays paused', ['else this.socket.resume();', '']);

// What waits is kept, however much it is.
mistakes.patch('flow-never-pauses', 'but the socket is not paused. A stranger', [
  'if (this.waiting.length > UNSPLIT_LIMIT) this.socket.pause();\n    else this.socket.resume();',
  '',
]);

// `>=` instead of `>`.
mistakes.patch('flow-pauses-at-the-limit', 'although no more than UNSPLIT_LIMIT bytes wait', [
  'length > UNSPLIT_LIMIT',
  'length >= UNSPLIT_LIMIT',
]);

// The socket is paused as soon as anything waits. But a paused socket does not report its end.
mistakes.patch('flow-pauses-when-anything-waits', 'A paused socket does not report its end', [
  'length > UNSPLIT_LIMIT',
  'length > 0',
]);

// ready() is asked once, before the loop.
mistakes.patch('flow-asks-once', 'Ask before each portion', [
  'while (this.waiting.length > 0 && this.ready()) ',
  'if (this.ready()) while (this.waiting.length > 0) ',
]);

// Everything that waits is passed on in one piece.
mistakes.patch('flow-everything-at-once', 'bytes to process() at once. Take at most PORTION', [
  'this.waiting.take(PORTION)',
  'this.waiting.take(Infinity)',
]);

// ready() is never asked: the bytes are processed, whatever comes of it.
mistakes.patch('flow-never-asks', 'ready() said no, but you called process()', [
  'this.waiting.length > 0 && this.ready()',
  'this.waiting.length > 0',
]);

// `if` instead of `while`: one portion each time.
mistakes.patch('flow-one-portion-only', 'readOn() processes one chunk', [
  'while (this.waiting',
  'if (this.waiting',
]);

// A chunk is processed directly if there is room; only otherwise it waits. It overtakes what waits already.
mistakes.patch('flow-overtakes', 'The new chunk overtook the bytes that were waiting', [
  'this.waiting.append(chunk);\n    this.readOn();',
  'if (this.ready()) this.process(chunk);\n    else this.waiting.append(chunk);',
]);

// The chunk is kept, but nothing is processed until somebody asks.
mistakes.patch('flow-only-collects', 'but process() was not called', [
  'this.waiting.append(chunk);\n    this.readOn();',
  'this.waiting.append(chunk);',
]);

// A chunk for which there is no room is thrown away.
mistakes.add(
  'flow-drops-the-rest',
  'but readOn() processes nothing',
  class FlowControl extends RightFlowControl {
    override receive(chunk: Uint8Array) {
      super.receive(chunk);
      if (!this.ready() && this.waiting.length <= UNSPLIT_LIMIT) this.portions = [];
    }
  },
);

// A portion is processed first, and removed afterwards: if process() calls readOn(), it comes again.
mistakes.add(
  'flow-removes-too-late',
  'some bytes were processed twice',
  class FlowControl extends RightFlowControl {
    protected override next() {
      const [portion] = this.portions;
      this.process(portion);
      this.portions.shift();
      this.waiting.length = this.portions.reduce((sum, { length }) => sum + length, 0);
    }
  },
);

// The method is passed as it is, and the emitter calls it with `this` as the socket.
mistakes.patch(
  'methods-without-their-this',
  'A method that is passed as a listener loses its `this`',
  ['(chunk) => flow.receive(chunk)', 'flow.receive'],
  ['() => flow.readOn()', 'flow.readOn'],
);

// once() is what is used to wait for an event, as in `once(socket, 'connect')`.
mistakes.patch('flow-listens-once', 'once() listens to one event only', [
  "socket.on('data'",
  "socket.once('data'",
]);

// The method is passed as it is. Then `this` is the socket.
mistakes.patch('flow-drain-loses-this', 'Pass a function: () => flow.readOn()', [
  '() => flow.readOn()',
  'flow.readOn',
]);

// Waiting for room once is enough, it seems.
mistakes.patch('flow-drains-once', 'The socket drained a second time', [
  "socket.on('drain'",
  "socket.once('drain'",
]);

// The question is asked where the function is at hand, and only its answer is kept.
mistakes.patch('flow-keeps-an-answer', 'keep the function, not an answer of it', [
  'const flow = new FlowControl(socket, process, ready);',
  'const now = ready();\nconst flow = new FlowControl(socket, process, () => now);',
]);

// What waits is processed, and then the chunk is there to wait.
mistakes.patch('flow-reads-on-before-it-appends', 'Append a chunk before you call readOn()', [
  'this.waiting.append(chunk);\n    this.readOn();',
  'this.readOn();\n    this.waiting.append(chunk);',
]);

// As long as there is room: but that does not end when nothing waits.
mistakes.patch('flow-goes-on-with-nothing', 'readOn() goes on although nothing waits', [
  'this.waiting.length > 0 && this.ready()',
  'this.ready()',
]);
