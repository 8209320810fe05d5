// The suite of this lesson: a part for each function or class, in the order of the exercises.
import './12-getdata/hash256.suite';
import './12-getdata/hashText.suite';
import './12-getdata/hashBytes.suite';
import './12-getdata/askFor.suite';
import './12-getdata/contentHash.suite';
import './12-getdata/fetchByHash-answers.suite';
import './12-getdata/fetchByHash-failures.suite';
