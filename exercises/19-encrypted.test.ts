// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './19-encrypted/readContents.suite';
import './19-encrypted/LengthCipher.suite';
import './19-encrypted/writePacket.suite';
import './19-encrypted/readPacket.suite';
import './19-encrypted/readGarbage.suite';
import './19-encrypted/sharedSecret.suite';
import './19-encrypted/sessionKeys.suite';
import './19-encrypted/session.suite';
import './19-encrypted/session-packets.suite';
