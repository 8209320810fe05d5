// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './08-handshake/pongFor.suite';
import './08-handshake/Handshake-messages.suite';
import './08-handshake/Handshake-refusals.suite';
import './08-handshake/Connection-receive.suite';
import './08-handshake/Connection-handshake.suite';
import './08-handshake/Connection-handshake-limits.suite';
import './08-handshake/Connection-end.suite';
import './08-handshake/Connection-hostile.suite';
import './08-handshake/Node-connect.suite';
import './08-handshake/Node-strangers.suite';
