// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './07-streams/seek.suite';
import './07-streams/examine.suite';
import './07-streams/Demultiplexer-chunks.suite';
import './07-streams/Demultiplexer-node.suite';
import './07-streams/Demultiplexer-resync.suite';
import './07-streams/Demultiplexer-any-stream.suite';
