package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.desk.CascadeReading;
import gammadesk.analytics.desk.ExposureReport;
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
import gammadesk.analytics.exposure.Resilience;
import gammadesk.analytics.exposure.SignConvention;
import gammadesk.analytics.exposure.Stickiness;
import gammadesk.analytics.exposure.ZeroGamma;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.app.market.RecordedChain;
import gammadesk.views.exposure.ExposureJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The map of every recorded chain of the crash week: no number is missing without its reason. */
class CrashWeekTest {
    /** No recording holds an order book: the depth is stated, in coin per 1 %. */
    private static final List<Depth> DEPTHS = List.of(new Depth(Currency.BTC, 1_000), new Depth(Currency.ETH, 20_000));

    private record Depth(Currency currency, double coinPerPercent) {}

    private final ExposureEngine engine = new ExposureEngine();

    @Test
    void everySnapshotHasItsMapRootsWallsAndCascade() throws IOException {
        List<Path> week = CrashWeek.chains();
        assertThat(week).hasSize(13);
        for (Path file : week) {
            for (Depth depth : DEPTHS) {
                ChainValuation valuation = ChainPricer.value(RecordedChain.read(file, depth.currency()));
                engine.load(valuation);
                for (DealerConvention convention : DealerConvention.withoutRecord()) {
                    map(depth, convention, valuation.chain());
                }
            }
        }
    }

    private void map(Depth depth, DealerConvention convention, ChainSnapshot chain) {
        ExposureBasis basis = ExposureBasis.of(convention);
        ExposureMap map = engine.map(basis);
        assertThat(map.spot()).isPositive();
        assertThat(map.total()).isFinite().isNotZero();
        assertThat(map.cells())
                .hasSizeGreaterThan(100)
                .allSatisfy(cell -> assertThat(cell.net()).isFinite());
        covers(map, chain);
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
        exported(map, curve, zero, cascade);
        if (convention == SignConvention.NAIVE) {
            print(map, zero, cascade);
        }
    }

    /** Every listed strike of every expiry has its cell, and only options without a volatility are left out. */
    private static void covers(ExposureMap map, ChainSnapshot chain) {
        long strikes = chain.expiries().stream()
                .mapToLong(expiry ->
                        Arrays.stream(expiry.strike().toArray()).distinct().count())
                .sum();
        assertThat(map.cells()).hasSize((int) strikes);
        assertThat(map.expiries()).hasSameSizeAs(chain.expiries());
        assertThat(map.missing()).isLessThan(chain.size() / 100);
    }

    /** What leaves the desk has no null without its reason, the cascade's own included. */
    private static void exported(ExposureMap map, DealerCurve curve, ZeroGamma zero, CascadeMap cascade) {
        CascadeReading reading = new CascadeReading.Mapped(
                map.venueMillis(), cascade, 0, 0, new Resilience.Unmeasured("a recording has no books"));
        Map<String, Object> json = JsonTree.read(ExposureJson.text(
                new ExposureReport(map, Optional.empty(), zero, Optional.of(curve), Optional.of(reading))));
        assertThat(JsonTree.unexplained(json, "")).isEmpty();
        boolean hasRoots = !((List<?>) json.get("zeroGamma")).isEmpty();
        assertThat(hasRoots || ((Map<?, ?>) json.get("reasons")).containsKey("zeroGamma"))
                .isTrue();
        assertThat((List<?>) json.get("profile")).hasSize(curve.spots().size());
        assertThat((List<?>) ((Map<?, ?>) json.get("cascade")).get("curves")).hasSize(4);
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
            for (CascadeMap.Threshold threshold : List.of(curve.unstableDown(), curve.unstableUp())) {
                if (threshold instanceof CascadeMap.Threshold.At(double shock)) {
                    assertThat(Math.abs(shock)).isBetween(0.0, 0.2);
                }
            }
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
