package gammadesk.connectors.simulator.market;

import java.util.List;

/**
 * What of one coin can be traded.
 *
 * @param options ascending by expiry
 * @param futures dated ones, ascending by expiry
 * @param perpetual the perpetual
 */
record CoinBoards(List<ExpiryBoard> options, List<FutureLine> futures, FutureLine perpetual) {}
