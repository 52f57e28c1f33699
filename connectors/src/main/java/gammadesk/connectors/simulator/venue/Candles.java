package gammadesk.connectors.simulator.venue;

import gammadesk.analytics.market.Trade;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One-minute candles of what was traded, instrument by instrument; coarser ones are put together from them. */
public final class Candles {
    /** Minutes with a trade that are remembered of one instrument. */
    private static final int DEPTH = 3_000;

    private static final long MINUTE = 60_000;

    private final Map<String, NavigableMap<Long, Candle>> minutes = new HashMap<>();

    /**
     * One candle.
     *
     * @param tick its first millisecond
     * @param volume in the base coin
     * @param cost in the quote currency
     */
    public record Candle(long tick, double open, double high, double low, double close, double volume, double cost) {
        /** A candle in which nothing was traded. */
        public static Candle flat(long tick, double price) {
            return new Candle(tick, price, price, price, price, 0, 0);
        }

        /** A candle that somebody else made of a price; one of an index has no volume. */
        public static Candle of(gammadesk.analytics.market.Candle bar) {
            double volume = Double.isNaN(bar.volume()) ? 0 : bar.volume();
            return new Candle(
                    bar.startMillis(), bar.open(), bar.high(), bar.low(), bar.close(), volume, volume * bar.close());
        }

        /** This candle followed by a later one, under this one's time. */
        public Candle then(Candle later) {
            return new Candle(
                    tick,
                    open,
                    Math.max(high, later.high),
                    Math.min(low, later.low),
                    later.close,
                    volume + later.volume,
                    cost + later.cost);
        }

        /** The same under another time. */
        public Candle at(long otherTick) {
            return new Candle(otherTick, open, high, low, close, volume, cost);
        }
    }

    /** Takes a trade into its minute. */
    public void add(TapedTrade taped) {
        long tick = Math.floorDiv(taped.millis(), MINUTE) * MINUTE;
        NavigableMap<Long, Candle> series =
                minutes.computeIfAbsent(taped.listed().name(), _ -> new TreeMap<>());
        series.merge(tick, candle(tick, taped), Candle::then);
        if (series.size() > DEPTH) {
            series.pollFirstEntry();
        }
    }

    /** Forgets an instrument that is gone. */
    public void forget(String instrument) {
        minutes.remove(instrument);
    }

    /** The candles of a width within a time, oldest first, only those with a trade. */
    public List<Candle> find(String instrument, long fromMillis, long toMillis, long width) {
        NavigableMap<Long, Candle> series = minutes.getOrDefault(instrument, new TreeMap<>());
        NavigableMap<Long, Candle> wide = new TreeMap<>();
        long from = Math.floorDiv(fromMillis, width) * width;
        if (from <= toMillis) {
            series.subMap(from, true, toMillis, true).values().forEach(minute -> addTo(wide, minute, width));
        }
        return List.copyOf(wide.values());
    }

    private static void addTo(NavigableMap<Long, Candle> wide, Candle minute, long width) {
        long tick = Math.floorDiv(minute.tick(), width) * width;
        wide.merge(tick, minute.at(tick), Candle::then);
    }

    private static Candle candle(long tick, TapedTrade taped) {
        Trade trade = taped.trade();
        double price = trade.price();
        boolean usd = taped.listed().hasUsdAmount();
        // a spread's price is no rate between the coin and its money
        double rate = taped.listed().instrument().kind().isCombo() ? trade.index() : price;
        double volume = usd ? trade.amount() / rate : trade.amount();
        double cost = usd ? trade.amount() : trade.amount() * price;
        return new Candle(tick, price, price, price, price, volume, cost);
    }
}
