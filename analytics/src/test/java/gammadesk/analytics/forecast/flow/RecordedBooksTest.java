package gammadesk.analytics.forecast.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.Shared;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Stamp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Recorded books: what they say, worked out a second time and otherwise. */
class RecordedBooksTest {
    private static final Pattern BOOK = Pattern.compile("\"type\":\"(snapshot|change)\",\"timestamp\":(\\d+),.*"
            + "\"instrument_name\":\"([^\"]+)\",\"change_id\":(\\d+),\"bids\":\\[(.*)],\"asks\":\\[(.*)]}}}");
    private static final Pattern CHANGE = Pattern.compile("\\[\"(\\w+)\",([0-9.e-]+),([0-9.e-]+)]");
    private static final Pattern LEVEL = Pattern.compile("\\[([0-9.]+), ([0-9.]+)]");

    /** By the amounts themselves: whatever changed at or above the old and the new best price. */
    @Test
    void orderFlowOfARecordedSessionAddsUpToWhatHappenedAtTheBest() throws IOException {
        Map<String, TreeMap<Double, Double>> bids = new HashMap<>();
        Map<String, TreeMap<Double, Double>> asks = new HashMap<>();
        Map<String, OrderBook> books = new HashMap<>();
        int changes = 0;
        double moved = 0;
        for (String line : Shared.lines("deribit_wire/cryptofeed_DERIBIT.ws.1.0.gz")) {
            Matcher m = BOOK.matcher(line);
            if (!m.find()) {
                continue;
            }
            TreeMap<Double, Double> buy = bids.computeIfAbsent(m.group(3), _ -> new TreeMap<>());
            TreeMap<Double, Double> sell = asks.computeIfAbsent(m.group(3), _ -> new TreeMap<>());
            TreeMap<Double, Double> buyBefore = new TreeMap<>(buy);
            TreeMap<Double, Double> sellBefore = new TreeMap<>(sell);
            apply(m.group(5), buy);
            apply(m.group(6), sell);
            OrderBook now = book(m.group(3), Long.parseLong(m.group(4)), buy, sell);
            OrderBook before = books.put(m.group(3), now);
            if (before != null) {
                changes++;
                double ofi = OrderFlow.best(before, now);
                assertThat(ofi).as(line).isCloseTo(bestBids(buyBefore, buy) - bestAsks(sellBefore, sell), within(1e-9));
                moved += Math.abs(ofi);
            }
        }
        assertThat(books).hasSize(10);
        assertThat(changes).isEqualTo(36);
        assertThat(moved).isPositive();
    }

    private static void apply(String text, TreeMap<Double, Double> side) {
        Matcher m = CHANGE.matcher(text);
        while (m.find()) {
            double price = Double.parseDouble(m.group(2));
            if (m.group(1).equals("delete")) {
                side.remove(price);
            } else {
                side.put(price, Double.parseDouble(m.group(3)));
            }
        }
    }

    private static double bestBids(TreeMap<Double, Double> before, TreeMap<Double, Double> after) {
        double was = before.isEmpty() ? Double.NEGATIVE_INFINITY : before.lastKey();
        double is = after.isEmpty() ? Double.NEGATIVE_INFINITY : after.lastKey();
        double better = Math.max(was, is);
        return after.getOrDefault(better, 0.0) - before.getOrDefault(better, 0.0);
    }

    private static double bestAsks(TreeMap<Double, Double> before, TreeMap<Double, Double> after) {
        double was = before.isEmpty() ? Double.POSITIVE_INFINITY : before.firstKey();
        double is = after.isEmpty() ? Double.POSITIVE_INFINITY : after.firstKey();
        double better = Math.min(was, is);
        return after.getOrDefault(better, 0.0) - before.getOrDefault(better, 0.0);
    }

    private static OrderBook book(String name, long id, TreeMap<Double, Double> buy, TreeMap<Double, Double> sell) {
        List<Level> bids = new ArrayList<>();
        buy.descendingMap().forEach((price, size) -> bids.add(new Level(price, size)));
        List<Level> asks = new ArrayList<>();
        sell.forEach((price, size) -> asks.add(new Level(price, size)));
        return new OrderBook(name, id, bids, asks, false, new Stamp(0, 0));
    }

    /** Whole books of 326 options of one day: every reading stands within what it can be. */
    @Test
    void readingsOfRecordedOptionBooks() throws IOException {
        int twoSided = 0;
        int known = 0;
        for (String line : Shared.lines("deribit_chains/schepal_btc_options_20200521.csv.gz")) {
            List<Level> bids = levels(line, "\"(\\[\\[[^\"]*]])\",[0-9.]*,[0-9.]+,[0-9.]+,[0-9.]+,[0-9.]+,");
            List<Level> asks = levels(line, ",[0-9.]+,[0-9.]+,[0-9.]+,[0-9.]+,\"(\\[\\[[^\"]*]])\"");
            OrderBook book = new OrderBook("one", 1, bids, asks, false, new Stamp(0, 0));
            BookReading reading = BookReading.of(book, 1_000);
            known += bids.isEmpty() && asks.isEmpty() ? 0 : 1;
            if (book.quote().isTwoSided()) {
                twoSided++;
                assertThat(bids)
                        .isSortedAccordingTo(
                                Comparator.comparingDouble(Level::price).reversed());
                assertThat(reading.microprice())
                        .isBetween(bids.getFirst().price(), asks.getFirst().price());
                assertThat(reading.spreadBps()).isPositive();
                double all = 0;
                double net = 0;
                for (int i = 0; i < 5; i++) {
                    double b = i < bids.size() ? bids.get(i).amount() : 0;
                    double a = i < asks.size() ? asks.get(i).amount() : 0;
                    all += a + b;
                    net += b - a;
                }
                assertThat(reading.imbalance5()).isCloseTo(net / all, within(1e-12));
            }
        }
        assertThat(known).isGreaterThan(250);
        assertThat(twoSided).isGreaterThan(200);
    }

    private static List<Level> levels(String line, String where) {
        List<Level> levels = new ArrayList<>();
        Matcher side = Pattern.compile(where).matcher(line);
        if (side.find()) {
            Matcher m = LEVEL.matcher(side.group(1));
            while (m.find()) {
                levels.add(new Level(Double.parseDouble(m.group(1)), Double.parseDouble(m.group(2))));
            }
        }
        return levels;
    }
}
