package gammadesk.connectors.simulator.venue;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Ticker;
import gammadesk.connectors.simulator.market.VenueMarket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Values that a market tells only for the present, sampled while it runs: volatility indices and funding. */
public final class SampleTape {
    private static final int DEPTH = 20_000;
    private static final long HOUR = 3_600_000;

    private final VenueMarket market;
    private final Directory directory;
    private final Map<Currency, NavigableMap<Long, Candles.Candle>> volatility = new HashMap<>();
    private final Map<Currency, NavigableMap<Long, Candles.Candle>> volatilityHours = new HashMap<>();
    private final Map<String, NavigableMap<Long, Funding>> funding = new HashMap<>();
    private long sampledHour = Long.MIN_VALUE;

    /**
     * Funding at a full hour.
     *
     * @param millis the hour
     * @param index the index then
     * @param eightHours the rate over eight hours, a fraction
     */
    public record Funding(long millis, double index, double eightHours) {
        /** The part of it that falls on one hour. */
        public double oneHour() {
            return eightHours / 8;
        }
    }

    SampleTape(VenueMarket market, Directory directory) {
        this.market = market;
        this.directory = directory;
    }

    /** Samples the volatility index of a currency, second by second. */
    public void sampleVolatility(Currency currency) {
        double value = market.volatilityIndex(currency);
        if (!Double.isNaN(value)) {
            long second = Math.floorDiv(market.nowMillis(), 1000) * 1000;
            add(volatility.computeIfAbsent(currency, _ -> new TreeMap<>()), second, value);
            add(volatilityHours.computeIfAbsent(currency, _ -> new TreeMap<>()), second / HOUR * HOUR, value);
        }
    }

    /** Samples funding when a full hour has begun since the last time. */
    public void sampleFunding() {
        long hour = Math.floorDiv(market.nowMillis(), HOUR) * HOUR;
        if (hour > sampledHour) {
            sampledHour = hour;
            directory.all().stream().filter(Listed::isPerpetual).forEach(perpetual -> sample(perpetual, hour));
        }
    }

    /**
     * The volatility index in the candles of a width that begin within a time, oldest first. Of an hour and more they
     * reach back before the market's beginning.
     */
    public List<Candles.Candle> volatility(Currency currency, long fromMillis, long toMillis, long width) {
        NavigableMap<Long, Candles.Candle> wide = new TreeMap<>();
        long from = Math.ceilDiv(fromMillis, width) * width;
        long to = Math.floorDiv(Math.min(toMillis, market.nowMillis()), width) * width + width - 1;
        if (from <= to) {
            samples(currency, from, to, width).values().forEach(sample -> widen(wide, sample, width));
        }
        return List.copyOf(wide.values());
    }

    private NavigableMap<Long, Candles.Candle> samples(Currency currency, long from, long to, long width) {
        if (width < HOUR) {
            return volatility.getOrDefault(currency, new TreeMap<>()).subMap(from, true, to, true);
        }
        NavigableMap<Long, Candles.Candle> hours = new TreeMap<>();
        if (market.currencies().contains(currency)) {
            market.past(currency)
                    .volatility(from, to)
                    .forEach(bar -> hours.put(bar.startMillis(), Candles.Candle.of(bar)));
        }
        hours.putAll(volatilityHours.getOrDefault(currency, new TreeMap<>()).subMap(from, true, to, true));
        return hours;
    }

    /** The funding of a perpetual at every full hour within a time, oldest first. */
    public List<Funding> funding(Listed perpetual, long fromMillis, long toMillis) {
        NavigableMap<Long, Funding> hours = new TreeMap<>();
        if (fromMillis <= toMillis) {
            Currency coin = perpetual.instrument().base();
            if (market.currencies().contains(coin)) {
                market.past(coin)
                        .funding(fromMillis, toMillis)
                        .forEach(hour -> hours.put(
                                hour.knownMillis(), new Funding(hour.knownMillis(), hour.index(), hour.rate8h())));
            }
            hours.putAll(
                    funding.getOrDefault(perpetual.name(), new TreeMap<>()).subMap(fromMillis, true, toMillis, true));
        }
        return List.copyOf(hours.values());
    }

    private void sample(Listed perpetual, long hour) {
        Ticker ticker = market.ticker(perpetual.name());
        NavigableMap<Long, Funding> series = funding.computeIfAbsent(perpetual.name(), _ -> new TreeMap<>());
        series.put(hour, new Funding(hour, ticker.index(), Double.isNaN(ticker.funding8h()) ? 0 : ticker.funding8h()));
        trim(series);
    }

    private static void add(NavigableMap<Long, Candles.Candle> series, long tick, double value) {
        series.merge(tick, Candles.Candle.flat(tick, value), Candles.Candle::then);
        trim(series);
    }

    private static void widen(NavigableMap<Long, Candles.Candle> wide, Candles.Candle second, long width) {
        long tick = Math.floorDiv(second.tick(), width) * width;
        wide.merge(tick, second.at(tick), Candles.Candle::then);
    }

    private static void trim(NavigableMap<Long, ?> series) {
        if (series.size() > DEPTH) {
            series.pollFirstEntry();
        }
    }
}
