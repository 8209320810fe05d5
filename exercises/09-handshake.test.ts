// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './09-handshake/pongFor.suite';
import './09-handshake/Handshake-messages.suite';
import './09-handshake/Handshake-refusals.suite';
