// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './03-varints/readVarInt.suite';
import './03-varints/writeVarInt.suite';
import './03-varints/readCount.suite';
import './03-varints/writeCount.suite';
import './03-varints/readVarStr.suite';
import './03-varints/writeVarStr.suite';
