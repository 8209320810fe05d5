// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './09-getdata/hash256.suite';
import './09-getdata/hashText.suite';
import './09-getdata/hashBytes.suite';
import './09-getdata/askFor.suite';
import './09-getdata/readTransaction.suite';
import './09-getdata/writeTransaction.suite';
import './09-getdata/txid.suite';
import './09-getdata/merkleRoot.suite';
import './09-getdata/findInBlock.suite';
import './09-getdata/fetchTransaction-answers.suite';
import './09-getdata/fetchTransaction-failures.suite';
import './09-getdata/isSigned.suite';
