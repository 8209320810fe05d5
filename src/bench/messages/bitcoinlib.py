"""Reads payloads with python-bitcoinlib: the other side of python.ts.

The first argument says what they are, the second one where the package is. The payloads come as lines of hex, and an empty line ends them. After each
further line, it reads all of them once, and answers with a line of JSON: what it found the first time, and then how
many things.
"""

import json
import sys
from io import BytesIO

KIND, FOLDER = sys.argv[1:]
sys.path.insert(0, FOLDER)

from bitcoin.core import CBlock, CTransaction, b2lx  # noqa: E402
from bitcoin.messages import msg_version  # noqa: E402


def written(packet):
    out = BytesIO()
    packet.msg_ser(out)
    return out.getvalue()


def found_in(payload):
    if KIND == "versions":
        return [msg_version.msg_deser(BytesIO(payload)).nNonce.to_bytes(8, "little").hex()]
    if KIND == "transactions":
        return [b2lx(CTransaction.deserialize(payload).GetTxid())]
    return [b2lx(each.GetTxid()) for each in CBlock.deserialize(payload).vtx]


payloads = [bytes.fromhex(line) for line in iter(sys.stdin.readline, "\n")]
packets = [msg_version.msg_deser(BytesIO(each)) for each in payloads] if KIND == "writing" else []
first = True
for _ in sys.stdin:
    if KIND == "writing":
        found = [written(each) for each in packets]
        shown = [each.hex() for each in found] if first else []
    else:
        found = [one for each in payloads for one in found_in(each)]
        shown = found
    print(json.dumps(shown if first else len(found)), flush=True)
    first = False
