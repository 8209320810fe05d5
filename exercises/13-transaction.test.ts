// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './13-transaction/readTransaction.suite';
import './13-transaction/writeTransaction.suite';
import './13-transaction/txid.suite';
import './13-transaction/merkleRoot.suite';
import './13-transaction/findInBlock.suite';
import './13-transaction/findInBlock-forgeries.suite';
import './13-transaction/fetchTransaction-answers.suite';
import './13-transaction/fetchTransaction-failures.suite';
