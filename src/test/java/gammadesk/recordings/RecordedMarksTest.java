package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.Shared;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.app.market.RecordedChain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every recorded chain, priced again from its volatilities the way {@code gammadesk chain --file} does it. */
class RecordedMarksTest {
    private static final double MEDIAN_COIN = 6.2e-5;
    private static final double WORST_COIN = 3.2e-3;
    /** What the recordings hold: priced independently, on each row's own forward, the median of the p99s is 2.49e-4. */
    private static final double TYPICAL_P99_COIN = 2.6e-4;

    @Test
    void everyRecordedMarkIsReproduced() throws IOException {
        List<Path> files = Shared.chains(".csv.gz");
        assertThat(files).hasSize(112);
        List<Double> p99s = new ArrayList<>();
        for (Path file : files) {
            p99s.add(compare(file));
        }
        Collections.sort(p99s);
        double typical = p99s.get(p99s.size() / 2);
        System.out.printf("recorded chains: median of the p99s %.2e coin, largest %.2e%n", typical, p99s.getLast());
        assertThat(typical).as("typical p99").isLessThanOrEqualTo(TYPICAL_P99_COIN);
    }

    private static double compare(Path file) throws IOException {
        List<Double> misses = new ArrayList<>();
        for (Currency currency : List.of(Currency.BTC, Currency.ETH)) {
            addMisses(RecordedChain.read(file, currency), misses);
        }
        Collections.sort(misses);
        double median = misses.get(misses.size() / 2);
        double p99 = misses.get(misses.size() * 99 / 100);
        System.out.printf(
                "%s: %d options, median %.2e, p99 %.2e coin%n", file.getFileName(), misses.size(), median, p99);
        assertThat(misses.size()).as("options in %s", file).isGreaterThan(1000);
        assertThat(median).as("median of %s", file).isLessThanOrEqualTo(MEDIAN_COIN);
        assertThat(p99).as("p99 of %s", file).isLessThanOrEqualTo(WORST_COIN);
        return p99;
    }

    private static void addMisses(ChainSnapshot chain, List<Double> misses) {
        ChainValuation valuation = ChainPricer.value(chain);
        for (int i = 0; i < chain.expiries().size(); i++) {
            ExpiryChain expiry = chain.expiries().get(i);
            for (int row = 0; row < expiry.size(); row++) {
                double model = valuation.expiries().get(i).modelPrice().get(row);
                misses.add(Math.abs(model - expiry.mark().get(row)));
            }
        }
    }
}
