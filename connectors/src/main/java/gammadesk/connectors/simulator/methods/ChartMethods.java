package gammadesk.connectors.simulator.methods;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.venue.Candles.Candle;
import gammadesk.connectors.simulator.venue.Listed;
import gammadesk.connectors.simulator.venue.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What things did: candles and volatilities. */
final class ChartMethods {
    private static final int MOST_CANDLES = 5_000;
    private static final int MOST_VOLATILITIES = 1_000;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 3_600_000;
    private static final double HOURS_PER_YEAR = 365.0 * 24;
    /** Realised volatility looks back over so many hourly moves, and needs at least so many. */
    private static final int LONGEST_LOOK = 15 * 24;

    private static final int SHORTEST_LOOK = 24;
    private static final Map<String, Long> CANDLE_WIDTHS = Map.ofEntries(
            Map.entry("1", MINUTE),
            Map.entry("3", 3 * MINUTE),
            Map.entry("5", 5 * MINUTE),
            Map.entry("10", 10 * MINUTE),
            Map.entry("15", 15 * MINUTE),
            Map.entry("30", 30 * MINUTE),
            Map.entry("60", HOUR),
            Map.entry("120", 2 * HOUR),
            Map.entry("180", 3 * HOUR),
            Map.entry("240", 4 * HOUR),
            Map.entry("360", 6 * HOUR),
            Map.entry("720", 12 * HOUR),
            Map.entry("1D", 24 * HOUR));
    private static final Map<String, Long> VOLATILITY_WIDTHS =
            Map.of("1", 1_000L, "60", MINUTE, "3600", HOUR, "43200", 12 * HOUR, "1D", 24 * HOUR);

    private final Venue venue;
    private final Words words;

    ChartMethods(Venue venue) {
        this.venue = venue;
        words = new Words(venue);
    }

    void addTo(Methods methods) {
        methods.add("public/get_tradingview_chart_data", this::candles)
                .add("public/get_volatility_index_data", this::volatilityIndex)
                .add("public/get_historical_volatility", this::historicalVolatility)
                .add("public/get_mark_price_history", this::markHistory);
    }

    private static long width(Call call, Map<String, Long> widths) {
        String word = call.params()
                .word("resolution", widths.keySet().stream().sorted().toList());
        return widths.getOrDefault(word, MINUTE);
    }

    private void candles(Call call, JsonBytes out) {
        Listed listed = words.instrument(call.params());
        TimeSpan span = TimeSpan.of(call.params());
        long width = width(call, CANDLE_WIDTHS);
        long now = venue.market().nowMillis();
        List<Candle> candles = span.from() > now ? List.of() : continuous(listed, span.until(now), width);
        out.object().field("status", candles.isEmpty() ? "no_data" : "ok");
        out.name("ticks").array();
        candles.forEach(candle -> out.number(candle.tick()));
        out.endArray();
        column(out, "open", candles, Candle::open);
        column(out, "high", candles, Candle::high);
        column(out, "low", candles, Candle::low);
        column(out, "close", candles, Candle::close);
        column(out, "volume", candles, Candle::volume);
        column(out, "cost", candles, Candle::cost);
        out.endObject();
    }

    private static void column(JsonBytes out, String name, List<Candle> candles, ToDoubleFunction<Candle> value) {
        out.name(name).array();
        candles.forEach(candle -> out.decimal(value.applyAsDouble(candle), 8));
        out.endArray();
    }

    /** Candles without holes: where nothing was traded the last price stands. */
    private List<Candle> continuous(Listed listed, TimeSpan span, long width) {
        long last = Math.floorDiv(span.to(), width) * width;
        long first = Math.max(Math.floorDiv(span.from(), width) * width, last - (MOST_CANDLES - 1) * width);
        NavigableMap<Long, Candle> known = known(listed, first, last + width - 1, width);
        List<Candle> all = new ArrayList<>();
        for (long tick = known.isEmpty() ? last + 1 : known.firstKey(); tick <= last; tick += width) {
            Candle candle = known.get(tick);
            all.add(candle == null ? Candle.flat(tick, all.getLast().close()) : candle);
        }
        return all;
    }

    /** What was traded; before the tape begins, a future's price is drawn from its index. */
    private NavigableMap<Long, Candle> known(Listed listed, long from, long to, long width) {
        NavigableMap<Long, Candle> known = new TreeMap<>();
        if (listed.isOfKind("future")) {
            Currency coin = listed.instrument().base();
            long begun = from;
            if (listed.isPerpetual() && width >= HOUR) {
                for (var hour : venue.market().past(coin).prices(from, to)) {
                    add(known, Candle.of(hour), width);
                    begun = hour.knownMillis();
                }
            }
            venue.market()
                    .indexHistory(coin, begun, to)
                    .forEach(index -> add(known, Candle.flat(index.stamp().venueMillis(), index.price()), width));
        }
        venue.candles().find(listed.name(), from, to, width).forEach(candle -> known.put(candle.tick(), candle));
        return known;
    }

    private static void add(NavigableMap<Long, Candle> candles, Candle part, long width) {
        long tick = Math.floorDiv(part.tick(), width) * width;
        candles.merge(tick, part.at(tick), Candle::then);
    }

    /** The newest rows of a time; what is older is told under the continuation. */
    private void volatilityIndex(Call call, JsonBytes out) {
        Currency currency = words.currency(call.params());
        TimeSpan span = TimeSpan.of(call.params());
        long width = width(call, VOLATILITY_WIDTHS);
        List<Candle> all = venue.samples().volatility(currency, span.from(), span.to(), width);
        int left = Math.max(0, all.size() - MOST_VOLATILITIES);
        out.object().name("data").array();
        all.subList(left, all.size()).forEach(candle -> row(out, candle));
        out.endArray().name("continuation");
        out.raw(left == 0 ? "null" : Long.toString(all.get(left - 1).tick())).endObject();
    }

    private static void row(JsonBytes out, Candle candle) {
        out.array().number(candle.tick()).decimal(candle.open(), 4).decimal(candle.high(), 4);
        out.decimal(candle.low(), 4).decimal(candle.close(), 4).endArray();
    }

    private void historicalVolatility(Call call, JsonBytes out) {
        Currency currency = words.currency(call.params());
        long now = venue.market().nowMillis();
        List<IndexPrice> hours = venue.market().currencies().contains(currency)
                ? hourly(venue.market().indexHistory(currency, now - 2L * LONGEST_LOOK * HOUR, now))
                : List.of();
        double[] squares = new double[hours.size()];
        for (int i = 1; i < squares.length; i++) {
            double move = Math.log(hours.get(i).price() / hours.get(i - 1).price());
            squares[i] = move * move;
        }
        out.array();
        for (int i = SHORTEST_LOOK; i < squares.length; i++) {
            long hour = hours.get(i).stamp().venueMillis() / HOUR * HOUR;
            out.array().number(hour).decimal(annualPercent(squares, i), 8).endArray();
        }
        out.endArray();
    }

    private static double annualPercent(double[] squares, int last) {
        int first = Math.max(1, last - LONGEST_LOOK + 1);
        double sum = 0;
        for (int i = first; i <= last; i++) {
            sum += squares[i];
        }
        return 100 * Math.sqrt(sum / (last - first + 1) * HOURS_PER_YEAR);
    }

    private static List<IndexPrice> hourly(List<IndexPrice> history) {
        NavigableMap<Long, IndexPrice> last = new TreeMap<>();
        history.forEach(index -> last.put(index.stamp().venueMillis() / HOUR, index));
        return List.copyOf(last.values());
    }

    /** The venue keeps this only for some options; here the present mark is all that is kept. */
    private void markHistory(Call call, JsonBytes out) {
        Listed listed = words.instrument(call.params());
        TimeSpan span = TimeSpan.of(call.params());
        long now = venue.market().nowMillis();
        out.array();
        if (listed.isOption() && span.contains(now)) {
            double mark = venue.market().ticker(listed.name()).mark();
            out.array().number(now).decimal(mark, 8).endArray();
        }
        out.endArray();
    }
}
