// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './15-chain/nextBits.suite';
import './15-chain/startChain.suite';
import './15-chain/expectedBits.suite';
import './15-chain/extendChain.suite';
import './15-chain/locatorHeights.suite';
import './15-chain/followChain.suite';
