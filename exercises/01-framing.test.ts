// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './01-framing/checksum.suite';
import './01-framing/readCommand.suite';
import './01-framing/writeCommand.suite';
import './01-framing/readLength.suite';
import './01-framing/writeLength.suite';
import './01-framing/readHeader.suite';
import './01-framing/readMessage.suite';
import './01-framing/writeMessage.suite';
