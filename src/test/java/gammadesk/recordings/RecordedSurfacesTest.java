package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.Shared;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.surface.FitSettings;
import gammadesk.analytics.surface.FitState;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.ModelKind;
import gammadesk.analytics.surface.SliceQuotes;
import gammadesk.analytics.surface.SurfaceFitter;
import gammadesk.app.market.RecordedChain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every recorded chain fitted from nothing: 112 moments, BTC and ETH, every expiry. */
class RecordedSurfacesTest {
    private static final double NORMAL_INSIDE = 0.90;
    private static final double CRASH_INSIDE = 0.75;
    private static final double[] TENOR_DAYS = {1, 3, 10, 45, 10_000};

    /** Sums over slices of one kind of day, coin and tenor. */
    private static final class Tally {
        private int slices;
        private int judged;
        private double inside;
        private double squares;
        private int used;
        private int atTheMoney;
        private int atTheMoneyOutside;

        private void add(FittedSlice slice, int band) {
            slices++;
            judged += slice.health().judged();
            inside += slice.health().judged() == 0
                    ? 0
                    : slice.health().insideBidAsk() * slice.health().judged();
            double rmse = slice.health().rmseVolPoints();
            squares += rmse * rmse * slice.health().quotesUsed();
            used += slice.health().quotesUsed();
            atTheMoney += band >= 0 ? 1 : 0;
            atTheMoneyOutside += band > 0 ? 1 : 0;
        }

        private double share() {
            return inside / judged;
        }

        private void print(String name) {
            System.out.printf(
                    "%-24s slices %4d, inside %6.2f %% of %5d quotes, rmse %5.2f vol points, at the money outside %d of %d%n",
                    name, slices, 100 * share(), judged, Math.sqrt(squares / used), atTheMoneyOutside, atTheMoney);
        }
    }

    private final Map<String, Tally> tallies = new TreeMap<>();
    private final Map<ModelKind, Integer> kinds = new EnumMap<>(ModelKind.class);
    private final List<String> notes = new ArrayList<>();

    @Test
    void everyExpiryHasAFitOrAReasonAndNoArbitrage() throws IOException {
        List<Path> files = Shared.chains(".csv.gz");
        assertThat(files).hasSize(112);
        for (Path file : files) {
            for (Currency currency : List.of(Currency.BTC, Currency.ETH)) {
                fit(file, currency);
            }
        }
        tallies.forEach((name, tally) -> tally.print(name));
        System.out.println("fitted surfaces: models " + kinds);
        notes.forEach(System.out::println);
        assertThat(tallies.get("normal").share()).isGreaterThanOrEqualTo(NORMAL_INSIDE);
        assertThat(tallies.get("crash").share()).isGreaterThanOrEqualTo(CRASH_INSIDE);
    }

    private void fit(Path file, Currency currency) throws IOException {
        ChainValuation valuation = ChainPricer.value(RecordedChain.read(file, currency));
        FittedSurface surface = new SurfaceFitter(FitSettings.STANDARD, System::nanoTime).fit(valuation);
        String where = file.getFileName().toString().replaceAll("[^0-9TZ]", "") + " " + currency;
        assertThat(surface.slices()).as(where).hasSameSizeAs(valuation.chain().expiries());
        assertThat(surface.arbitrage().fit()).as("arbitrage in %s", where).isEmpty();
        for (int i = 0; i < surface.slices().size(); i++) {
            judge(where, surface.slices().get(i), valuation.chain().expiries().get(i));
        }
    }

    private void judge(String where, FittedSlice slice, ExpiryChain chain) {
        String name = where + " " + slice.expiry();
        kinds.merge(slice.kind(), 1, Integer::sum);
        if (slice.state() != FitState.FRESH) {
            assertThat(slice.health().refusals()).as(name).isNotEmpty();
            notes.add("no fit: " + name + ", " + slice.health().quotesUsed() + " quotes, "
                    + slice.health().refusals());
            return;
        }
        int band = outsideBand(slice, chain);
        if (band > 0) {
            notes.add("at the money outside its band: " + name + " at "
                    + slice.smile().orElseThrow().atTheMoneyIv());
        }
        String day = where.matches("2026020[2-8].*") ? "crash" : "normal";
        String coin = where.substring(where.indexOf(' ') + 1);
        tally(day).add(slice, band);
        tally(day + " " + coin + " " + tenor(slice.years() * 365)).add(slice, band);
    }

    private Tally tally(String name) {
        return tallies.computeIfAbsent(name, _ -> new Tally());
    }

    private static String tenor(double days) {
        int bucket = 0;
        while (days > TENOR_DAYS[bucket]) {
            bucket++;
        }
        return bucket == TENOR_DAYS.length - 1
                ? "5 longer"
                : (bucket + 1) + " to " + (int) TENOR_DAYS[bucket] + " days";
    }

    /** 1 when the fit at the forward leaves the band between the nearest used quotes, -1 where there is no band. */
    private static int outsideBand(FittedSlice slice, ExpiryChain chain) {
        SliceQuotes quotes = slice.quotes();
        int left = -1;
        int right = -1;
        for (int row = 0; row < quotes.size(); row++) {
            double k = quotes.logMoneyness().get(row);
            boolean outOfTheMoney = (k >= 0) == (chain.types().get(row) == OptionType.CALL);
            if (quotes.isUsed(row) && outOfTheMoney) {
                left = k < 0 && (left < 0 || k > quotes.logMoneyness().get(left)) ? row : left;
                right = k >= 0 && (right < 0 || k < quotes.logMoneyness().get(right)) ? row : right;
            }
        }
        if (left < 0 || right < 0) {
            return -1;
        }
        double width = quotes.logMoneyness().get(right) - quotes.logMoneyness().get(left);
        double share = -quotes.logMoneyness().get(left) / width;
        double low =
                (1 - share) * quotes.bidIv().get(left) + share * quotes.bidIv().get(right);
        double high =
                (1 - share) * quotes.askIv().get(left) + share * quotes.askIv().get(right);
        double iv = slice.smile().orElseThrow().atTheMoneyIv();
        return iv >= low && iv <= high ? 0 : 1;
    }
}
