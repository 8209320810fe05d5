// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './02-fields/readUnsigned.suite';
import './02-fields/writeUnsigned.suite';
import './02-fields/readSigned.suite';
import './02-fields/writeSigned.suite';
import './02-fields/readBool.suite';
import './02-fields/writeBool.suite';
import './02-fields/timeText.suite';
import './02-fields/protocolVersion.suite';
import './02-fields/canSendPong.suite';
