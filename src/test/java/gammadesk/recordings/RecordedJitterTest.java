package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.Shared;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.surface.FitSettings;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.SliceQuotes;
import gammadesk.analytics.surface.Smile;
import gammadesk.analytics.surface.SurfaceFitter;
import gammadesk.app.market.RecordedChain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A market that stands still but for ticks: every quote moves by a tick up or down, and the fit must move less. */
class RecordedJitterTest {
    private static final String RECORDING = "deribit_chains/snapshots/deribit_options_snapshot_20260407T050139Z.csv.gz";
    private static final int FRAMES = 25;
    private static final double NEAR_DEVIATIONS = 0.3;

    /** Sums of squared changes from frame to frame. */
    private static final class Noise {
        private double fit;
        private double quotes;
        private int frames;
    }

    @Test
    void atTheMoneyTheFitMovesLessThanTheQuotes() throws IOException {
        for (Currency currency : List.of(Currency.BTC, Currency.ETH)) {
            Map<Expiry, Noise> noise = frames(RecordedChain.read(Shared.path(RECORDING), currency));
            assertThat(noise).hasSizeGreaterThan(8);
            noise.forEach((expiry, sums) -> {
                double fit = Math.sqrt(sums.fit / sums.frames);
                double quotes = Math.sqrt(sums.quotes / sums.frames);
                System.out.printf(
                        "%s %s: from frame to frame the fit moves %.3f vol points, the quotes %.3f%n",
                        currency, expiry, fit, quotes);
                assertThat(fit).as("%s %s", currency, expiry).isLessThan(quotes);
            });
        }
    }

    private static Map<Expiry, Noise> frames(ChainSnapshot chain) {
        SplittableRandom random = new SplittableRandom(1);
        SurfaceFitter fitter = new SurfaceFitter(FitSettings.STANDARD, System::nanoTime);
        Map<Expiry, Noise> noise = new TreeMap<>();
        FittedSurface before = fitter.fit(ChainPricer.value(trembling(chain, random)));
        for (int frame = 1; frame < FRAMES; frame++) {
            FittedSurface now = fitter.fit(ChainPricer.value(trembling(chain, random)));
            for (int i = 0; i < now.slices().size(); i++) {
                compare(before.slices().get(i), now.slices().get(i), noise);
            }
            before = now;
        }
        return noise;
    }

    private static void compare(FittedSlice before, FittedSlice now, Map<Expiry, Noise> noise) {
        Smile smile = now.smile().orElseThrow();
        double near = NEAR_DEVIATIONS * Math.sqrt(smile.model().totalVariance(0));
        SliceQuotes quotes = now.quotes();
        double squares = 0;
        int count = 0;
        for (int row = 0; row < quotes.size(); row++) {
            boolean both = quotes.isUsed(row) && before.quotes().isUsed(row);
            if (both && Math.abs(quotes.logMoneyness().get(row)) < near) {
                squares += Math.pow(quotes.midIv(row) - before.quotes().midIv(row), 2);
                count++;
            }
        }
        if (count > 0) {
            Noise sums = noise.computeIfAbsent(now.expiry(), _ -> new Noise());
            sums.fit +=
                    Math.pow(smile.atTheMoneyIv() - before.smile().orElseThrow().atTheMoneyIv(), 2);
            sums.quotes += squares / count;
            sums.frames++;
        }
    }

    private static ChainSnapshot trembling(ChainSnapshot chain, SplittableRandom random) {
        List<ExpiryChain> expiries = new ArrayList<>();
        for (ExpiryChain expiry : chain.expiries()) {
            double[] bid = expiry.bid().toArray();
            double[] ask = expiry.ask().toArray();
            for (int row = 0; row < bid.length; row++) {
                double tick = bid[row] < 0.005 ? 0.0001 : 0.0005;
                double move = bid[row] > 3 * tick ? (random.nextInt(3) - 1) * tick : 0;
                bid[row] += move;
                ask[row] += move;
            }
            expiries.add(quoted(expiry, bid, ask));
        }
        return new ChainSnapshot(chain.venue(), chain.currency(), chain.venueMillis(), chain.index(), expiries);
    }

    private static ExpiryChain quoted(ExpiryChain chain, double[] bid, double[] ask) {
        return new ExpiryChain(
                chain.expiry(),
                chain.years(),
                chain.forward(),
                chain.forwardName(),
                chain.settlement(),
                chain.instruments(),
                chain.types(),
                chain.rowForward(),
                chain.strike(),
                chain.contractSize(),
                Column.of(bid),
                chain.bidAmount(),
                Column.of(ask),
                chain.askAmount(),
                chain.mark(),
                chain.last(),
                chain.venueMarkIv(),
                chain.openInterest(),
                chain.volume24h(),
                chain.ageSeconds());
    }
}
