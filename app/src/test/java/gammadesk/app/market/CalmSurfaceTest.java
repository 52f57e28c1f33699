package gammadesk.app.market;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.LatencySummary;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.surface.FitState;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.SliceQuotes;
import gammadesk.app.desk.ExchangeLauncher;
import gammadesk.app.desk.SystemClock;
import gammadesk.app.desk.VenueChoice;
import gammadesk.connectors.deribit.DeribitMarketFeed;
import gammadesk.connectors.deribit.DeribitSettings;
import gammadesk.connectors.simulator.EmbeddedExchange;
import gammadesk.connectors.simulator.market.Scenario;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** On a calm embedded market the fitted surface stands stiller than the quotes that it is fitted to. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class CalmSurfaceTest {
    private static final Logger LOG = LoggerFactory.getLogger(CalmSurfaceTest.class);
    private static final int FRAMES = 40;
    /** Seven hours before the nearest expiry: its volatility moves most, for its quotes and for its fit. */
    private static final Instant START = Instant.parse("2026-11-22T00:40:00Z");

    private static final VenueChoice.Embedded CALM = new VenueChoice.Embedded(Scenario.CALM, 1, 1, 1);

    @Test
    void theFitMovesLessFromFrameToFrameThanItsQuotes() throws IOException, InterruptedException {
        Clock clock = startingAt(START);
        try (EmbeddedExchange exchange = ExchangeLauncher.launch(CALM, 0, clock).orElseThrow();
                MarketBoard board = new MarketBoard(
                        new DeribitMarketFeed(DeribitSettings.at(exchange.address()), clock, new SplittableRandom(1)),
                        List.of(Currency.BTC, Currency.ETH),
                        clock,
                        BoardSettings.defaults())) {
            board.start();
            Map<Currency, List<FittedSurface>> frames = frames(board);
            List<Noise> expiries = new ArrayList<>();
            frames.forEach((currency, surfaces) -> expiries.addAll(judge(currency, surfaces)));
            assertThat(mean(expiries, Noise::overInterpolated))
                    .as("the fit's noise at the money, against two quotes on a straight line")
                    .isLessThan(1);
            board.get().latencies().forEach(CalmSurfaceTest::log);
        }
    }

    private static Clock startingAt(Instant start) {
        Clock machine = new SystemClock();
        long ahead = start.toEpochMilli() - machine.epochMillis();
        return new Clock() {
            @Override
            public long epochMillis() {
                return machine.epochMillis() + ahead;
            }

            @Override
            public long nanos() {
                return machine.nanos();
            }
        };
    }

    /**
     * The geometric mean over the expiries, each as heavy as any other: in a sum of squares the one that ends within
     * hours would be all that counts.
     */
    private static double mean(Collection<Noise> expiries, ToDoubleFunction<Noise> ratio) {
        return Math.exp(expiries.stream()
                .mapToDouble(noise -> Math.log(ratio.applyAsDouble(noise)))
                .average()
                .orElseThrow());
    }

    private static Collection<Noise> judge(Currency currency, List<FittedSurface> frames) {
        TreeMap<Expiry, Noise> noise = new TreeMap<>();
        for (int i = 1; i < frames.size(); i++) {
            add(noise, frames.get(i - 1), frames.get(i));
        }
        Noise all = new Noise();
        LOG.info("{}: vol points from frame to frame, root mean square, {} frames", currency, frames.size());
        noise.forEach((expiry, each) -> {
            LOG.info("{}  {}", String.format(Locale.ROOT, "%8s", expiry.label()), each.words());
            all.add(each);
        });
        LOG.info("     all  {}", all.words());
        assertThat(noise).as("expiries of " + currency).hasSizeGreaterThan(8);
        assertThat(all.count).isGreaterThan(FRAMES * 6);
        double ratio = mean(noise.values(), Noise::overQuoted);
        LOG.info(
                "mean ratio to the quotes {}, to two of them {}", ratio, mean(noise.values(), Noise::overInterpolated));
        assertThat(ratio).as("the fit's noise at the money").isLessThan(1);
        assertThat(noise.values().stream().filter(each -> each.overQuoted() < 1).count())
                .as("expiries of %s whose fit is calmer than their quotes", currency)
                .isGreaterThan(noise.size() * 3L / 4);
        return noise.values();
    }

    /** Surfaces of different moments, the first after the whole chain has been fitted. */
    private static Map<Currency, List<FittedSurface>> frames(MarketBoard board) throws InterruptedException {
        Map<Currency, List<FittedSurface>> frames = new LinkedHashMap<>();
        frames.put(Currency.BTC, new ArrayList<>());
        frames.put(Currency.ETH, new ArrayList<>());
        while (frames.values().stream().anyMatch(surfaces -> surfaces.size() < FRAMES)) {
            DeskSnapshot snapshot = board.get();
            frames.forEach((currency, surfaces) -> snapshot.market(currency)
                    .map(MarketPicture::surface)
                    .filter(CalmSurfaceTest::isWhole)
                    .filter(next -> surfaces.isEmpty() || surfaces.getLast().venueMillis() != next.venueMillis())
                    .ifPresent(surfaces::add));
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return frames;
    }

    private static boolean isWhole(FittedSurface surface) {
        return surface.slices().size() > 8
                && surface.slices().stream().allMatch(slice -> slice.quotes().used() > 4);
    }

    private static void add(TreeMap<Expiry, Noise> noise, FittedSurface before, FittedSurface now) {
        for (FittedSlice slice : now.slices()) {
            before.slice(slice.expiry())
                    .filter(then -> then.state() == FitState.FRESH && slice.state() == FitState.FRESH)
                    .ifPresent(then -> {
                        Noise each = noise.computeIfAbsent(slice.expiry(), _ -> new Noise());
                        each.add(
                                atTheMoney(slice) - atTheMoney(then),
                                quotedAtTheMoney(slice) - quotedAtTheMoney(then),
                                meanSquare(then.quotes(), slice.quotes(), deviation(slice)));
                    });
        }
    }

    /** Of the steps of every quote within half a standard deviation of the forward that both moments used. */
    private static double meanSquare(SliceQuotes then, SliceQuotes now, double deviation) {
        double sum = 0;
        int count = 0;
        for (int row = 0; row < now.size(); row++) {
            int before = then.instruments().indexOf(now.instruments().get(row));
            boolean near = Math.abs(now.logMoneyness().get(row)) < deviation / 2;
            if (near && now.isUsed(row) && before >= 0 && then.isUsed(before)) {
                double step = now.midIv(row) - then.midIv(before);
                sum += step * step;
                count++;
            }
        }
        return sum / count;
    }

    private static double deviation(FittedSlice slice) {
        return Math.sqrt(slice.smile().orElseThrow().model().totalVariance(0));
    }

    private static double atTheMoney(FittedSlice slice) {
        return slice.smile().orElseThrow().atTheMoneyIv();
    }

    /** The mids of the two used quotes about the forward, on a straight line between them. */
    private static double quotedAtTheMoney(FittedSlice slice) {
        SliceQuotes quotes = slice.quotes();
        int left = -1;
        int right = -1;
        for (int row = 0; row < quotes.size(); row++) {
            double k = quotes.logMoneyness().get(row);
            if (quotes.isUsed(row)) {
                left = k <= 0 && (left < 0 || k > quotes.logMoneyness().get(left)) ? row : left;
                right = k > 0 && (right < 0 || k < quotes.logMoneyness().get(right)) ? row : right;
            }
        }
        if (left < 0 || right < 0) {
            return Double.NaN;
        }
        double from = quotes.logMoneyness().get(left);
        double share = -from / (quotes.logMoneyness().get(right) - from);
        return (1 - share) * quotes.midIv(left) + share * quotes.midIv(right);
    }

    private static void log(LatencySummary row) {
        LOG.info(
                "{}: {} times, p50 {} ms, p99 {} ms, max {} ms",
                row.name(),
                row.count(),
                row.p50Millis(),
                row.p99Millis(),
                row.maxMillis());
    }

    /**
     * Sums of squared steps from frame to frame. An expiry counts once a frame for its fit and once for its quotes,
     * however many they are.
     */
    private static final class Noise {
        private double fitted;
        private double interpolated;
        private double quoted;
        private int count;

        void add(double fit, double twoQuotes, double quoteSquared) {
            if (Double.isFinite(fit + twoQuotes + quoteSquared)) {
                fitted += fit * fit;
                interpolated += twoQuotes * twoQuotes;
                quoted += quoteSquared;
                count++;
            }
        }

        void add(Noise other) {
            fitted += other.fitted;
            interpolated += other.interpolated;
            quoted += other.quoted;
            count += other.count;
        }

        double fitted() {
            return Math.sqrt(fitted / count);
        }

        double interpolated() {
            return Math.sqrt(interpolated / count);
        }

        double quoted() {
            return Math.sqrt(quoted / count);
        }

        double overQuoted() {
            return fitted() / quoted();
        }

        double overInterpolated() {
            return fitted() / interpolated();
        }

        String words() {
            return String.format(
                    Locale.ROOT,
                    "fitted ATM %.4f; quotes near it %.4f, ratio %.2f; two of them interpolated %.4f, ratio %.2f",
                    fitted(),
                    quoted(),
                    overQuoted(),
                    interpolated(),
                    overInterpolated());
        }
    }
}
