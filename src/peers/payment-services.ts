import { inventories } from '../../solutions/12-getdata';
import { getheaders } from '../../solutions/15-chain';
import {
  cfheaders,
  cfilter,
  filterRange,
  MAX_FILTER_HASHES,
  MAX_FILTERS,
} from '../../solutions/20-light-client';
import { servedBlock, servedTransaction } from './default-services';
import { type FilterLie, servedBlocks } from './filter-lies';
import { dataService, type Served } from './loopback/data-service';
import { filterService } from './loopback/filter-service';
import { headersService } from './loopback/headers-service';
import type { Service } from './loopback/options';
import { relayService } from './loopback/relay-service';
import type { VersionLike } from './peer-codecs';
import { PAYMENTS_LENGTH, paymentChain } from './payment-chain';
import { howMany } from './practice-service';

/** NODE_NETWORK, NODE_WITNESS and NODE_COMPACT_FILTERS. */
const OFFERED = 1n | 8n | 64n;

/**
 * The services of a node with the chain of payments: headers, blocks, filters, and a mempool of its own that takes
 * what is announced.
 *
 * @param lie - what is false in what it serves
 * @returns the services, and the fields of its version message that say so
 */
export function paymentServices(lie?: FilterLie): { services: Service[]; version: Partial<VersionLike> } {
  const mined = paymentChain();
  const served = servedBlocks(mined, lie);
  const mempool: Served[] = [];
  const chain = {
    headers: Buffer.concat(mined.map(({ header }) => header)),
    hashes: Buffer.concat(mined.map(({ hash }) => hash)),
  };
  return {
    services: [
      headersService(getheaders, howMany, chain),
      filterService(
        { filterRange, cfheaders, cfilter },
        { getcfheaders: MAX_FILTER_HASHES, getcfilters: MAX_FILTERS },
        served,
      ),
      dataService(
        inventories,
        mempool,
        served.map(({ block }) => servedBlock(block)),
      ),
      relayService(inventories, servedTransaction, mempool),
    ],
    version: { services: OFFERED, start_height: PAYMENTS_LENGTH },
  };
}
