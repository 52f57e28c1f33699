package gammadesk.connectors.simulator.venue;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Trade;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The last public trades of every currency, as many as fit. */
public final class TradeTape {
    private static final int DEPTH = 20_000;

    private final Map<Currency, Deque<TapedTrade>> byCurrency = new HashMap<>();
    private final Map<String, TapedTrade> last = new HashMap<>();

    /** Writes a trade down. */
    public TapedTrade add(Trade trade, Listed listed) {
        TapedTrade taped = new TapedTrade(trade, listed, tickDirection(trade));
        Deque<TapedTrade> tape = byCurrency.computeIfAbsent(listed.currency(), _ -> new ArrayDeque<>());
        tape.addLast(taped);
        if (tape.size() > DEPTH) {
            tape.removeFirst();
        }
        last.put(trade.instrument(), taped);
        return taped;
    }

    /** Forgets the last price of an instrument that is gone. */
    public void forget(String instrument) {
        last.remove(instrument);
    }

    /**
     * A stretch of the tape.
     *
     * @param currency whose
     * @param wanted which trades
     * @param count at most so many
     * @param fromOldest the oldest that fit, else the newest
     * @return oldest first
     */
    public Stretch find(Currency currency, Predicate<TapedTrade> wanted, int count, boolean fromOldest) {
        Deque<TapedTrade> tape = byCurrency.getOrDefault(currency, new ArrayDeque<>());
        Iterator<TapedTrade> way = fromOldest ? tape.iterator() : tape.descendingIterator();
        List<TapedTrade> found = take(way, wanted, count + 1);
        boolean more = found.size() > count;
        List<TapedTrade> kept = more ? found.subList(0, count) : found;
        return new Stretch(fromOldest ? List.copyOf(kept) : kept.reversed(), more);
    }

    /** All trades of a currency since a moment, newest first. */
    public Stream<TapedTrade> since(Currency currency, long millis) {
        return byCurrency.getOrDefault(currency, new ArrayDeque<>()).reversed().stream()
                .takeWhile(taped -> taped.millis() >= millis);
    }

    private static List<TapedTrade> take(Iterator<TapedTrade> way, Predicate<TapedTrade> wanted, int count) {
        Iterable<TapedTrade> all = () -> way;
        return StreamSupport.stream(all.spliterator(), false)
                .filter(wanted)
                .limit(count)
                .toList();
    }

    private int tickDirection(Trade trade) {
        TapedTrade before = last.get(trade.instrument());
        if (before == null) {
            return 0;
        }
        int step = Double.compare(trade.price(), before.trade().price());
        boolean wasRising = before.tickDirection() < 2;
        if (step == 0) {
            return wasRising ? 1 : 3;
        }
        return step > 0 ? 0 : 2;
    }

    /**
     * What was found.
     *
     * @param trades oldest first
     * @param more whether there were more than asked for
     */
    public record Stretch(List<TapedTrade> trades, boolean more) {}
}
