package gammadesk.analytics.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.exposure.ExposureMap.CellExposure;
import gammadesk.analytics.exposure.ExposureMap.ExpiryExposure;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Trade;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.pricing.OptionValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What must hold for every chain; each is tried on a few hundred of them. */
class ExposureEngineTest {
    private static final int CHAINS = 200;

    private final ExposureEngine engine = new ExposureEngine();

    @Test
    void totalsAreTheSumsOfTheCellsInEveryConventionGreekAndUnit() {
        chains().forEach(seed -> {
            ChainValuation chain = RandomChains.of(seed);
            engine.load(chain);
            for (DealerConvention convention : DealerConvention.all(inventory(chain, seed))) {
                for (Greek greek : Greek.values()) {
                    greek.units()
                            .forEach(unit -> sums(engine.map(ExposureBasis.of(convention)
                                    .withGreek(greek)
                                    .withUnit(unit))));
                }
            }
        });
    }

    private static void sums(ExposureMap map) {
        double size = 1e-9
                * map.cells().stream()
                        .mapToDouble(c -> Math.abs(c.call()) + Math.abs(c.put()))
                        .sum();
        assertThat(map.cells().stream().mapToDouble(CellExposure::net).sum()).isCloseTo(map.total(), within(size));
        assertThat(map.strikes().stream().mapToDouble(StrikeExposure::net).sum())
                .isCloseTo(map.total(), within(size));
        assertThat(map.expiries().stream().mapToDouble(ExpiryExposure::net).sum())
                .isCloseTo(map.total(), within(size));
        assertThat(map.instruments().value().sum()).isCloseTo(map.total(), within(size));
    }

    @Test
    void invertedIsMinusNaive() {
        chains().forEach(seed -> {
            engine.load(RandomChains.of(seed));
            ExposureMap naive = engine.map(ExposureBasis.of(SignConvention.NAIVE));
            ExposureMap inverted = engine.map(ExposureBasis.of(SignConvention.INVERTED));
            assertThat(inverted.total()).isEqualTo(-naive.total());
            for (int i = 0; i < naive.cells().size(); i++) {
                assertThat(inverted.cells().get(i).net())
                        .isEqualTo(-naive.cells().get(i).net());
            }
        });
    }

    @Test
    void exposureScalesWithOpenInterestAndTheLevelsStay() {
        chains().forEach(seed -> {
            engine.load(RandomChains.of(seed));
            ExposureMap once = engine.map(ExposureBasis.of(SignConvention.NAIVE));
            engine.load(RandomChains.of(seed, 3, false));
            ExposureMap thrice = engine.map(ExposureBasis.of(SignConvention.NAIVE));
            assertThat(thrice.total()).isCloseTo(3 * once.total(), within(1e-9 * (1 + Math.abs(3 * once.total()))));
            assertThat(thrice.levels().callWall().strikeOrNaN())
                    .isEqualTo(once.levels().callWall().strikeOrNaN());
            assertThat(thrice.levels().maxPain().strikeOrNaN())
                    .isEqualTo(once.levels().maxPain().strikeOrNaN());
        });
    }

    @Test
    void aBookWithAsManyPutsAsCallsIsFlatWhenNaiveAndHasNoFlip() {
        chains().forEach(seed -> {
            engine.load(RandomChains.of(seed, 1, true));
            ExposureBasis naive = ExposureBasis.of(SignConvention.NAIVE);
            double size = engine.map(naive.withConvention(SignConvention.CUSTOMER_BOUGHT))
                    .total();
            assertThat(engine.map(naive).total()).isCloseTo(0, within(1e-12 * (1 + Math.abs(size))));
            DealerCurve curve = engine.curve(naive, ProfileGrid.STANDARD, Stickiness.STICKY_STRIKE);
            assertThat(engine.zeroGamma(curve)).isInstanceOf(ZeroGamma.Unknown.class);
        });
    }

    @Test
    void theProfileAtSpotIsTheTotalAndEveryRootIsARoot() {
        chains().forEach(seed -> {
            engine.load(RandomChains.of(seed));
            for (Stickiness stickiness : Stickiness.values()) {
                ExposureBasis basis = ExposureBasis.of(SignConvention.NAIVE);
                DealerCurve curve = engine.curve(basis, ProfileGrid.STANDARD, stickiness);
                double size = Math.abs(engine.map(basis.withConvention(SignConvention.CUSTOMER_BOUGHT))
                        .total());
                assertThat(curve.usdPerPercent().get(ProfileGrid.STANDARD.perSide()))
                        .isCloseTo(engine.map(basis).total(), within(1e-9 * (1 + size)));
                roots(curve, engine.zeroGamma(curve));
            }
        });
    }

    private static void roots(DealerCurve curve, ZeroGamma answer) {
        double largest = 0;
        int changes = 0;
        double before = 0;
        for (int i = 0; i < curve.spots().size(); i++) {
            double now = curve.usdPerPercent().get(i);
            largest = Math.max(largest, Math.abs(now));
            changes += before * now < 0 ? 1 : 0;
            before = now == 0 ? before : now;
        }
        assertThat(answer.all()).hasSize(changes);
        for (ZeroGamma.Root root : answer.all()) {
            assertThat(root.residual()).isCloseTo(0, within(1e-8 * largest));
        }
        if (changes == 0 && largest > 0) {
            assertThat(answer).isInstanceOf(ZeroGamma.NoneInRange.class);
        }
    }

    @Test
    void vannaCharmVegaAndDeltaAreThoseOfTheModel() {
        ChainValuation chain = RandomChains.of(7);
        engine.load(chain);
        double vanna = 0;
        double charm = 0;
        for (int e = 0; e < chain.expiries().size(); e++) {
            ExpiryChain rows = chain.chain().expiries().get(e);
            for (int row = 0; row < rows.size(); row++) {
                double vol = chain.expiries().get(e).markIv().get(row) / 100;
                if (vol > 0) {
                    OptionValue value = Black76.value(
                            rows.rowForward().get(row),
                            rows.strike().get(row),
                            rows.years(),
                            vol,
                            rows.types().get(row));
                    double position = SignConvention.NAIVE.sign(rows.types().get(row))
                            * rows.openInterest().get(row)
                            * chain.chain().index();
                    vanna += position * value.vanna();
                    charm += position * value.charm();
                }
            }
        }
        ExposureBasis basis = ExposureBasis.of(SignConvention.NAIVE);
        assertThat(engine.map(basis.withGreek(Greek.VANNA)).total()).isCloseTo(vanna, within(1e-9 * Math.abs(vanna)));
        assertThat(engine.map(basis.withGreek(Greek.CHARM)).total()).isCloseTo(charm, within(1e-9 * Math.abs(charm)));
    }

    @Test
    void theLadderIsTheChangeOfDeltaThatGammaVannaAndCharmForetell() {
        ChainValuation chain = RandomChains.of(11);
        engine.load(chain);
        ExposureBasis basis = ExposureBasis.of(SignConvention.CUSTOMER_BOUGHT);
        HedgeLadder ladder = engine.ladder(basis, Stickiness.STICKY_STRIKE);
        double perPoint =
                engine.map(basis.withGreek(Greek.VANNA)).total() / chain.chain().index();
        double coin = engine.map(basis.withUnit(ExposureUnit.COIN_PER_PERCENT)).total();
        assertThat(rung(ladder.volRungs(), 1) - rung(ladder.volRungs(), -1))
                .isCloseTo(-2 * perPoint, within(0.05 * Math.abs(perPoint) + 0.02 * Math.abs(coin)));
        assertThat((rung(ladder.spotRungs(), 0.5) - rung(ladder.spotRungs(), -0.5)))
                .isCloseTo(-coin, within(0.05 * Math.abs(coin)));
        assertThat(rung(ladder.spotRungs(), 10))
                .as("short gamma buys into a rise")
                .isPositive();
    }

    private static double rung(List<HedgeLadder.Rung> rungs, double move) {
        return rungs.stream()
                .filter(r -> r.move() == move)
                .findFirst()
                .orElseThrow()
                .hedgeCoin();
    }

    @Test
    void whatHasSettledIsGoneFromTheProjection() {
        ChainValuation chain = RandomChains.of(3);
        engine.load(chain);
        ExposureBasis basis = ExposureBasis.of(SignConvention.CUSTOMER_BOUGHT);
        List<Long> moments = engine.untilSettlements(chain.expiries().size(), 3);
        TimeProjection projection =
                engine.projection(basis, new ProfileGrid(0.3, 20), Stickiness.STICKY_STRIKE, moments);
        assertThat(projection.at(0, 20))
                .isCloseTo(
                        engine.map(basis).total(),
                        within(1e-9 * Math.abs(engine.map(basis).total())));
        assertThat(moments.getLast())
                .isEqualTo(chain.chain().expiries().getLast().expiry().epochMillis());
        for (int i = 0; i < projection.spots().size(); i++) {
            assertThat(projection.at(moments.size() - 1, i)).isZero();
        }
    }

    @Test
    void bucketsHoldWhatSettlesInTime() {
        engine.load(RandomChains.of(5));
        for (ExpiryBucket bucket : ExpiryBucket.values()) {
            ExposureMap map = engine.map(ExposureBasis.of(SignConvention.NAIVE).withBucket(bucket));
            map.expiries()
                    .forEach(e -> assertThat(bucket.holds(e.expiry().yearsFrom(RandomChains.NOW)))
                            .isTrue());
            sums(map);
        }
    }

    @Test
    void theBandShowsEveryConventionAndThatNaiveAndInvertedShareTheirFlips() {
        ChainValuation chain = RandomChains.of(21);
        engine.load(chain);
        List<DealerCurve> curves = engine.curves(
                ExposureBasis.of(SignConvention.NAIVE),
                DealerConvention.all(inventory(chain, 21)),
                ProfileGrid.STANDARD,
                Stickiness.STICKY_STRIKE);
        ConventionBand band = engine.band(curves);
        assertThat(band.readings()).hasSize(4);
        assertThat(band.low()).isNegative();
        assertThat(band.high()).isPositive();
        assertThat(band.agreement()).isEqualTo(Agreement.MIXED);
        ExposureBasis basis = ExposureBasis.of(SignConvention.CUSTOMER_BOUGHT);
        assertThat(Agreement.ofStrikes(List.of(engine.map(basis), engine.map(basis))))
                .isSubsetOf(Agreement.ALL_NEGATIVE, Agreement.ALL_ZERO)
                .contains(Agreement.ALL_NEGATIVE);
        assertThat(Agreement.of(1, 2)).isEqualTo(Agreement.ALL_POSITIVE);
        assertThat(Agreement.of(-1, -2)).isEqualTo(Agreement.ALL_NEGATIVE);
        assertThat(band.readings().get(1).zeroGamma().all().stream().map(ZeroGamma.Root::spot))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 * a ? 0 : Double.compare(a, b))
                .containsExactlyElementsOf(band.readings().get(0).zeroGamma().all().stream()
                        .map(ZeroGamma.Root::spot)
                        .toList());
    }

    @Test
    void beforeAChainThereIsNoAnswerAndAGreekHasItsUnitsOnly() {
        assertThatThrownBy(() -> new ExposureEngine().map(ExposureBasis.of(SignConvention.NAIVE)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ExposureBasis.of(SignConvention.NAIVE).withUnit(ExposureUnit.USD_PER_DAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LongStream chains() {
        return LongStream.range(0, CHAINS);
    }

    /** Random takers in half of the options. */
    private static DealerInventory inventory(ChainValuation chain, long seed) {
        InventoryTracker tracker =
                InventoryTracker.begin(InventoryRules.UNTIL_EXPIRY, _ -> List.of(), RandomChains.NOW - 1_000);
        SplittableRandom random = new SplittableRandom(seed);
        List<String> names = new ArrayList<>();
        chain.chain().expiries().forEach(e -> names.addAll(e.instruments()));
        for (int i = 0; i < names.size(); i++) {
            if (random.nextBoolean()) {
                Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                tracker.take(trade(names.get(i), "t" + i, side, random.nextDouble() * 100));
            }
        }
        return tracker.snapshot(RandomChains.NOW);
    }

    static Trade trade(String instrument, String id, Side side, double amount) {
        return new Trade(
                instrument,
                id,
                0,
                side,
                0.01,
                amount,
                0.01,
                60_000,
                50,
                Trade.Liquidation.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Stamp(RandomChains.NOW - 500, 0));
    }
}
