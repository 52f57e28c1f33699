package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.Shared;
import gammadesk.analytics.exposure.DealerCurve;
import gammadesk.analytics.exposure.ExposureBasis;
import gammadesk.analytics.exposure.ExposureEngine;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ProfileGrid;
import gammadesk.analytics.exposure.SignConvention;
import gammadesk.analytics.exposure.Stickiness;
import gammadesk.app.market.CboeQuoteTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another author's published exposure of the S&P 500, and where it turns. */
class EquityChainTest {
    private static final double BILLION = 1e9;
    /** He looks at 60 levels from 80 to 120 % of spot: every second one of these. */
    private static final ProfileGrid HIS_LEVELS = new ProfileGrid(0.2, 59);

    private final ExposureEngine engine = new ExposureEngine();
    private final ExposureBasis naive = ExposureBasis.of(SignConvention.NAIVE);

    @BeforeEach
    void read() throws IOException {
        Path file = Shared.path("gex/spx_quotedata_20240107.csv.gz");
        assertThat(CboeQuoteTable.recognises(file)).isTrue();
        engine.load(CboeQuoteTable.read(file, 100, 0));
    }

    @Test
    void theTotalIsMinusElevenBillion() {
        ExposureMap map = engine.map(naive);
        assertThat(map.spot()).isEqualTo(4697.2402);
        assertThat(map.currency().code()).isEqualTo("SPX");
        assertThat(map.expiries()).hasSize(55);
        assertThat(map.total() / BILLION).isCloseTo(-11.00, within(0.005));
        double calls = map.expiries().stream().mapToDouble(e -> e.call()).sum();
        double puts = map.expiries().stream().mapToDouble(e -> e.put()).sum();
        assertThat(calls / BILLION).isCloseTo(111.5307, within(5e-5));
        assertThat(puts / BILLION).isCloseTo(-122.5294, within(5e-5));
    }

    @Test
    void theFlipIsHisByHisMethodAndNearItWhenRefined() {
        DealerCurve curve = engine.curve(naive, HIS_LEVELS, Stickiness.STICKY_STRIKE);
        assertThat(hisFlip(curve)).isCloseTo(4734.478384969553, within(1e-8));
        DealerCurve fine = engine.curve(naive, ProfileGrid.STANDARD, Stickiness.STICKY_STRIKE);
        assertThat(engine.zeroGamma(fine).nearestOrNaN()).isCloseTo(4734, within(1.0));
    }

    private static double hisFlip(DealerCurve curve) {
        for (int i = 0; i + 2 < curve.spots().size(); i += 2) {
            double left = curve.usdPerPercent().get(i);
            double right = curve.usdPerPercent().get(i + 2);
            if (left < 0 && right > 0) {
                double low = curve.spots().get(i);
                double high = curve.spots().get(i + 2);
                return high - (high - low) * right / (right - left);
            }
        }
        return Double.NaN;
    }

    @Test
    void aTableThatIsNoneSaysSo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n");
        assertThat(CboeQuoteTable.recognises(file)).isFalse();
        List<String> lines = List.of(
                "",
                "X,Last: 10,Change: 0",
                "\"Date: January 7, 2024 at 1\"",
                "Expiration Date,Calls,",
                "Fri Jan 05 2024" + ",x".repeat(21));
        Files.write(file, lines);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> CboeQuoteTable.read(file, 100, 0)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 5");
    }
}
