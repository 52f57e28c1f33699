package gammadesk.analytics.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.Chains;
import gammadesk.analytics.Shared;
import gammadesk.analytics.exposure.ExposureMap.CellExposure;
import gammadesk.analytics.exposure.ExposureMap.ExpiryExposure;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.pricing.ChainValuation;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GammaExposureTest {
    private static final double SPOT = 89814.9;
    private static final Pattern EXPECTED = Pattern.compile(
            "\"(\\d+[A-Z]{3}\\d\\d)\": \\{\"call_wall\".*?\"total_resistance\": ([-\\d.]+), \"total_support\": ([-\\d.]+), \"net\": ([-\\d.]+)");

    private final ChainSnapshot chain = Chains.flatVol(60_000, 0.6);

    @Test
    void anotherAuthorsExposurePerExpiryOfARecordedChain() throws IOException {
        Map<String, Double> net = new HashMap<>();
        for (String line : Shared.lines("deribit_chains/r1quant_full_data_sample.csv.gz")) {
            String[] cells = line.split(",");
            if (cells[0].startsWith("2026-01-23T03:00:00")) {
                double gex = GammaExposure.usdPerOnePercent(
                        Double.parseDouble(cells[11]), Double.parseDouble(cells[7]), SPOT);
                net.merge(cells[2], cells[5].equals("call") ? gex : -gex, Double::sum);
            }
        }
        Matcher expected = EXPECTED.matcher(String.join("", Shared.lines("gex/expected_btc_r1quant_20260123T03.json")));
        int compared = 0;
        while (expected.find()) {
            double theirs = Double.parseDouble(expected.group(4)) * 1e6 * 0.01;
            assertThat(net.get(expected.group(1))).isCloseTo(theirs, within(1e-9 * Math.abs(theirs)));
            compared++;
        }
        assertThat(compared).isGreaterThan(3);
    }

    @Test
    void totalsAreTheSumOfTheCells() {
        ExposureMap map = GammaExposure.map(ChainPricer.value(chain), DealerConvention.NAIVE);

        double cells = map.cells().stream().mapToDouble(CellExposure::net).sum();
        double strikes = map.strikes().stream().mapToDouble(StrikeExposure::net).sum();
        double expiries =
                map.expiries().stream().mapToDouble(ExpiryExposure::net).sum();
        assertThat(map.total()).isNotZero();
        assertThat(cells).isCloseTo(map.total(), within(1e-6 * Math.abs(map.total())));
        assertThat(strikes).isCloseTo(map.total(), within(1e-6 * Math.abs(map.total())));
        assertThat(expiries).isCloseTo(map.total(), within(1e-6 * Math.abs(map.total())));
    }

    @Test
    void callsCountForAndPutsAgainstTheDealersGamma() {
        ExposureMap map = GammaExposure.map(ChainPricer.value(chain), DealerConvention.NAIVE);

        assertThat(map.strikes()).allSatisfy(strike -> {
            assertThat(strike.call()).isNotNegative();
            assertThat(strike.put()).isNotPositive();
        });
    }

    @Test
    void withoutAnIndexThereIsNoMap() {
        ChainSnapshot blind =
                new ChainSnapshot("test", chain.currency(), chain.venueMillis(), Double.NaN, chain.expiries());

        ExposureMap map = GammaExposure.map(ChainPricer.value(blind), DealerConvention.NAIVE);

        assertThat(map.cells()).isEmpty();
        assertThat(map.total()).isZero();
    }

    @Test
    void anOptionWithoutGammaIsLeftOutAndCounted() {
        ChainValuation valuation = ChainPricer.value(Chains.flatVol(60_000, Double.NaN));

        ExposureMap map = GammaExposure.map(valuation, DealerConvention.NAIVE);

        assertThat(map.missing()).isEqualTo(valuation.chain().size());
        assertThat(map.total()).isZero();
    }
}
