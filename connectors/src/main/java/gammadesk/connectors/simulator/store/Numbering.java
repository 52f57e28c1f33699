package gammadesk.connectors.simulator.store;

import gammadesk.connectors.simulator.market.MarketState;
import gammadesk.connectors.simulator.market.MarketState.CoinState;
import gammadesk.connectors.simulator.market.MarketState.LineState;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings the counters of a market that was kept a few seconds ago up to the last trades that were told. */
final class Numbering {
    private Numbering() {}

    static MarketState after(MarketState state, List<LastTrade> last) {
        Map<String, LastTrade> byName =
                last.stream().collect(Collectors.toMap(LastTrade::instrument, Function.identity()));
        List<CoinState> coins =
                state.coins().stream().map(coin -> after(coin, byName)).toList();
        return new MarketState(state.millis(), state.logVariances(), state.pins(), state.pinnedDay(), coins);
    }

    /** Combos, and what has been delisted since, took their numbers from the same coin. */
    private static CoinState after(CoinState coin, Map<String, LastTrade> last) {
        List<LineState> lines =
                coin.lines().stream().map(line -> after(line, last)).toList();
        String prefix = prefix(coin);
        long next = last.values().stream()
                .filter(trade -> trade.instrument().startsWith(prefix))
                .mapToLong(trade -> trade.number() + 1)
                .reduce(coin.nextTrade(), Math::max);
        return coin.numbered(next, lines);
    }

    /** How the names of everything in a coin begin: a perpetual is always listed. */
    private static String prefix(CoinState coin) {
        String name = coin.lines().getFirst().listing().name();
        return name.substring(0, name.indexOf('-') + 1);
    }

    private static LineState after(LineState line, Map<String, LastTrade> last) {
        LastTrade trade = last.get(line.listing().name());
        return trade == null ? line : line.numbered(Math.max(line.sequence(), trade.sequence()));
    }
}
