// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './08-streams/seek.suite';
import './08-streams/examine.suite';
import './08-streams/Demultiplexer-chunks.suite';
import './08-streams/Demultiplexer-node.suite';
import './08-streams/Demultiplexer-resync.suite';
import './08-streams/Demultiplexer-limits.suite';
import './08-streams/Demultiplexer-any-stream.suite';
