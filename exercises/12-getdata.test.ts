// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './12-getdata/hash256.suite';
import './12-getdata/hashText.suite';
import './12-getdata/hashBytes.suite';
import './12-getdata/askFor.suite';
import './12-getdata/readTransaction.suite';
import './12-getdata/writeTransaction.suite';
import './12-getdata/txid.suite';
import './12-getdata/merkleRoot.suite';
import './12-getdata/findInBlock.suite';
import './12-getdata/fetchTransaction-answers.suite';
import './12-getdata/fetchTransaction-failures.suite';
import './12-getdata/isSigned.suite';
