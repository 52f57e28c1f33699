package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.Shared;
import gammadesk.analytics.exposure.Cascade;
import gammadesk.analytics.exposure.CascadeMap;
import gammadesk.analytics.exposure.CascadeModel;
import gammadesk.analytics.exposure.CascadeOutcome;
import gammadesk.analytics.exposure.DealerConvention;
import gammadesk.analytics.exposure.DealerCurve;
import gammadesk.analytics.exposure.DepthCurve;
import gammadesk.analytics.exposure.ExposureBasis;
import gammadesk.analytics.exposure.ExposureEngine;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.Level;
import gammadesk.analytics.exposure.ProfileGrid;
import gammadesk.analytics.exposure.SignConvention;
import gammadesk.analytics.exposure.Stickiness;
import gammadesk.analytics.exposure.ZeroGamma;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.app.market.RecordedChain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The map of every recorded chain of the crash week: no number is missing without its reason. */
class CrashWeekTest {
    /** No recording holds an order book: the depth is stated, in coin per 1 %. */
    private static final List<Depth> DEPTHS = List.of(new Depth(Currency.BTC, 1_000), new Depth(Currency.ETH, 20_000));

    private record Depth(Currency currency, double coinPerPercent) {}

    private final ExposureEngine engine = new ExposureEngine();

    @Test
    void everySnapshotHasItsMapRootsWallsAndCascade() throws IOException {
        List<Path> week = new ArrayList<>();
        for (String day : List.of("02", "03", "04", "05", "06", "07", "08")) {
            week.addAll(Shared.chains("_202602" + day));
        }
        assertThat(week).hasSize(13);
        for (Path file : week) {
            for (Depth depth : DEPTHS) {
                engine.load(ChainPricer.value(RecordedChain.read(file, depth.currency())));
                for (DealerConvention convention : DealerConvention.withoutRecord()) {
                    map(depth, convention);
                }
            }
        }
    }

    private void map(Depth depth, DealerConvention convention) {
        ExposureBasis basis = ExposureBasis.of(convention);
        ExposureMap map = engine.map(basis);
        assertThat(map.spot()).isPositive();
        assertThat(map.total()).isFinite().isNotZero();
        assertThat(map.cells())
                .hasSizeGreaterThan(100)
                .allSatisfy(cell -> assertThat(cell.net()).isFinite());
        assertThat(map.levels().callWall()).isInstanceOf(Level.At.class);
        assertThat(map.levels().putWall()).isInstanceOf(Level.At.class);
        assertThat(map.levels().absoluteGamma()).isInstanceOf(Level.At.class);
        assertThat(map.levels().maxPain()).isInstanceOf(Level.At.class);
        DealerCurve curve = engine.curve(basis, ProfileGrid.STANDARD, Stickiness.STICKY_STRIKE);
        profile(map, curve);
        ZeroGamma zero = engine.zeroGamma(curve);
        assertThat(zero).isNotInstanceOf(ZeroGamma.Unknown.class);
        CascadeMap cascade = Cascade.map(curve, DepthCurve.constant(depth.coinPerPercent()), CascadeModel.STANDARD);
        cascade(cascade);
        if (convention == SignConvention.NAIVE) {
            print(map, zero, cascade);
        }
    }

    private static void profile(ExposureMap map, DealerCurve curve) {
        double size = map.instruments().value().map(Math::abs).sum();
        assertThat(curve.usdPerPercent().get(ProfileGrid.STANDARD.perSide()))
                .isCloseTo(map.total(), within(1e-9 * size));
        for (Column column : List.of(curve.usdPerPercent(), curve.deltaCoin())) {
            for (int i = 0; i < column.size(); i++) {
                assertThat(column.get(i)).isFinite();
            }
        }
    }

    private static void cascade(CascadeMap cascade) {
        assertThat(cascade.curves()).hasSize(4);
        for (CascadeMap.Curve curve : cascade.curves()) {
            assertThat(curve.gainDown()).isFinite();
            assertThat(curve.gainUp()).isFinite();
            assertThat(curve.points()).hasSize(40).allSatisfy(point -> {
                assertThat(point.bound()).isFinite();
                assertThat(point.largestGain()).isFinite();
                if (point.outcome() instanceof CascadeOutcome.Settles settles) {
                    assertThat(settles.finalMove()).isFinite();
                    assertThat(settles.peakMove()).isFinite();
                }
            });
        }
    }

    private static void print(ExposureMap map, ZeroGamma zero, CascadeMap cascade) {
        CascadeMap.Curve thin = cascade.curves().getLast();
        long unstable =
                thin.points().stream().filter(p -> !p.outcome().isStable()).count();
        System.out.printf(
                Locale.ROOT,
                "%s %tF %<tR spot %.0f total %.3g walls %.0f %.0f flips %s gain %.3f at a tenth %.2f, unstable %d%n",
                map.currency(),
                map.venueMillis(),
                map.spot(),
                map.total(),
                map.levels().callWall().strikeOrNaN(),
                map.levels().putWall().strikeOrNaN(),
                Objects.toString(
                        zero.all().stream().map(r -> Math.round(r.spot())).toList()),
                cascade.curves().getFirst().gainDown(),
                thin.gainDown(),
                unstable);
    }
}
