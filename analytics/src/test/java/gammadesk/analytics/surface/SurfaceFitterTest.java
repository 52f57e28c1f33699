package gammadesk.analytics.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.pricing.ChainValuation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SurfaceFitterTest {
    private static final long NOW = Instant.parse("2026-04-01T12:00:00Z").toEpochMilli();
    private static final double[] WIDE = SmileChains.places(-0.6, 0.6, 25);

    private final SurfaceFitter fitter = new SurfaceFitter(FitSettings.STANDARD, () -> 0L);

    /** A smile with a skew, percent. */
    private static double smile(double k) {
        return 100 * Math.sqrt(0.25 + 0.15 * (-0.3 * (k - 0.05) + Math.hypot(k - 0.05, 0.3)));
    }

    private static SmileChains expiry(String label) {
        return SmileChains.of(label, NOW, WIDE, SurfaceFitterTest::smile, 0.5);
    }

    private FittedSurface fit(SmileChains... expiries) {
        return fitter.fit(SmileChains.valued(NOW, expiries));
    }

    private static Smile smile(FittedSlice slice) {
        return slice.smile().orElseThrow();
    }

    @Test
    void aSurfaceMadeOfSviIsFoundAgain() {
        FittedSurface surface = fit(expiry("24APR26"), expiry("26JUN26"), expiry("25SEP26"));
        assertThat(surface.arbitrage().fit()).isEmpty();
        assertThat(surface.slices()).hasSize(3).allSatisfy(slice -> {
            assertThat(slice.state()).isEqualTo(FitState.FRESH);
            assertThat(slice.kind()).isEqualTo(ModelKind.RAW_SVI);
            assertThat(slice.health().rmseVolPoints()).isLessThan(0.05);
            assertThat(slice.health().insideBidAsk()).isEqualTo(1);
            assertThat(smile(slice).ivPercent(0.31)).isCloseTo(smile(0.31), within(0.05));
        });
    }

    @Test
    void anHourBeforeExpiryNothingExplodes() {
        long now = Instant.parse("2026-04-02T07:00:00Z").toEpochMilli();
        double[] k = SmileChains.places(-0.02, 0.02, 9);
        SmileChains hour = SmileChains.of("2APR26", now, k, x -> 60 + 400 * Math.abs(x), 3);
        FittedSurface surface = fitter.fit(SmileChains.valued(now, hour, expiryAt(now)));
        FittedSlice slice = surface.slices().getFirst();
        assertThat(slice.state()).isEqualTo(FitState.FRESH);
        assertThat(smile(slice).atTheMoneyIv()).isBetween(57.0, 63.0);
        assertThat(surface.arbitrage().fit()).isEmpty();
        assertThat(smile(slice).ivPercent(0.5)).isLessThan(1_500);
    }

    private static SmileChains expiryAt(long now) {
        return SmileChains.of("24APR26", now, WIDE, SurfaceFitterTest::smile, 0.5);
    }

    @Test
    void threeQuotesMakeAnSsviSlice() {
        SmileChains few =
                SmileChains.of("24APR26", NOW, new double[] {-0.1, 0.01, 0.12}, SurfaceFitterTest::smile, 0.5);
        FittedSurface surface = fit(few, expiry("26JUN26"));
        FittedSlice slice = surface.slices().getFirst();
        assertThat(slice.kind()).isEqualTo(ModelKind.ESSVI);
        assertThat(slice.health().insideBidAsk()).isEqualTo(1);
        assertThat(slice.health().refusals()).extracting(FitRefusal::reason).contains(FitRefusal.Reason.TOO_FEW_QUOTES);
        assertThat(surface.arbitrage().fit()).isEmpty();
    }

    @Test
    void oneQuoteBorrowsTheShapeOfTheNextExpiry() {
        SmileChains one = SmileChains.of("24APR26", NOW, new double[] {-0.02}, SurfaceFitterTest::smile, 0.5);
        FittedSurface surface = fit(one, expiry("26JUN26"));
        FittedSlice slice = surface.slices().getFirst();
        assertThat(slice.kind()).isEqualTo(ModelKind.SCALED);
        assertThat(smile(slice).ivPercent(-0.02)).isCloseTo(smile(-0.02), within(0.1));
        assertThat(surface.arbitrage().fit()).isEmpty();
    }

    @Test
    void oneQuoteAloneIsAFlatLine() {
        FittedSlice slice = fit(SmileChains.of("24APR26", NOW, new double[] {-0.02}, x -> 60, 0.5))
                .slices()
                .getFirst();
        assertThat(slice.kind()).isEqualTo(ModelKind.LINEAR);
        assertThat(smile(slice).ivPercent(0.4)).isCloseTo(60, within(1e-6));
    }

    @Test
    void aQuoteThatBreaksAwayIsDroppedAsACliff() {
        SmileChains spoilt = expiry("24APR26");
        int row = 2 * 8 + 1;
        spoilt.bid[row] = spoilt.price(row, smile(WIDE[8]) + 25);
        spoilt.ask[row] = spoilt.price(row, smile(WIDE[8]) + 26);
        FittedSlice slice = fit(spoilt).slices().getFirst();
        assertThat(slice.quotes().verdicts().get(row)).isEqualTo(QuoteVerdict.VOL_CLIFF);
        assertThat(slice.health().quotesDropped()).containsEntry(QuoteVerdict.VOL_CLIFF, 1);
        assertThat(smile(slice).ivPercent(WIDE[8])).isCloseTo(smile(WIDE[8]), within(0.5));
    }

    @Test
    void aMissingWingStaysTame() {
        SmileChains puts =
                SmileChains.of("24APR26", NOW, SmileChains.places(-0.6, -0.02, 12), SurfaceFitterTest::smile, 0.5);
        FittedSurface surface = fit(puts, expiry("26JUN26"));
        FittedSlice slice = surface.slices().getFirst();
        assertThat(slice.state()).isEqualTo(FitState.FRESH);
        assertThat(smile(slice).atTheMoneyIv()).isCloseTo(smile(0), within(2.0));
        assertThat(smile(slice).ivPercent(0.5)).isBetween(20.0, 150.0);
        assertThat(surface.arbitrage().fit()).isEmpty();
    }

    @Test
    void everyQuoteThatIsNotUsedHasItsReason() {
        SmileChains spoilt = expiry("24APR26");
        spoilt.withdraw(1);
        spoilt.withdraw(0);
        spoilt.bid[3] = Double.NaN;
        spoilt.ask[5] = spoilt.bid[5] / 2;
        spoilt.age[7] = 10_000;
        spoilt.ask[9] = spoilt.price(9, 300);
        for (int row = 2; row <= 8; row += 2) {
            spoilt.withdraw(row);
        }
        FittedSlice slice = fit(spoilt).slices().getFirst();
        assertThat(slice.quotes().verdicts().get(1)).isEqualTo(QuoteVerdict.NO_QUOTE);
        assertThat(slice.quotes().verdicts().get(3)).isEqualTo(QuoteVerdict.ONE_SIDED);
        assertThat(slice.quotes().verdicts().get(5)).isEqualTo(QuoteVerdict.CROSSED);
        assertThat(slice.quotes().verdicts().get(7)).isEqualTo(QuoteVerdict.STALE);
        assertThat(slice.quotes().verdicts().get(9)).isEqualTo(QuoteVerdict.TOO_WIDE);
        int dropped = slice.health().quotesDropped().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(dropped + slice.health().quotesUsed()).isEqualTo(2 * WIDE.length);
    }

    @Test
    void withoutQuotesTheLastGoodFitIsShownAsStale() {
        FittedSlice good = fit(expiry("24APR26")).slices().getFirst();
        SmileChains silent = expiry("24APR26");
        for (int row = 0; row < silent.bid.length; row++) {
            silent.withdraw(row);
        }
        FittedSlice stale =
                fitter.fit(SmileChains.valued(NOW + 60_000, silent)).slices().getFirst();
        assertThat(stale.state()).isEqualTo(FitState.STALE);
        assertThat(stale.fittedMillis()).isEqualTo(NOW);
        assertThat(smile(stale).ivPercent(0.2)).isCloseTo(smile(good).ivPercent(0.2), within(1e-9));
        assertThat(stale.health().refusals())
                .extracting(FitRefusal::reason)
                .containsExactly(FitRefusal.Reason.NO_QUOTES);
        FittedSlice never = new SurfaceFitter(FitSettings.STANDARD, () -> 0L)
                .fit(SmileChains.valued(NOW, silent))
                .slices()
                .getFirst();
        assertThat(never.state()).isEqualTo(FitState.REFUSED);
        assertThat(never.smile()).isEmpty();
    }

    @Test
    void aContradictedForwardIsReplacedByParity() {
        SmileChains wrong = expiry("24APR26");
        wrong.statedForward = SmileChains.FORWARD * 1.03;
        FittedSlice slice = fit(wrong).slices().getFirst();
        assertThat(slice.forward().source()).isEqualTo(ForwardSource.PARITY);
        assertThat(slice.forward().value()).isCloseTo(SmileChains.FORWARD, within(5.0));
        assertThat(slice.forward().differenceBps()).isCloseTo(-291, within(2.0));
        assertThat(slice.health().rmseVolPoints()).isLessThan(0.2);
        assertThat(fit(expiry("24APR26")).slices().getFirst().forward().source())
                .isEqualTo(ForwardSource.LISTED_FUTURE);
    }

    @Test
    void aMissingForwardIsFoundByParity() {
        SmileChains silent = expiry("24APR26");
        silent.statedForward = Double.NaN;
        FittedSlice slice = fit(silent).slices().getFirst();
        assertThat(slice.forward().source()).isEqualTo(ForwardSource.PARITY);
        assertThat(slice.state()).isEqualTo(FitState.FRESH);
        assertThat(smile(slice).atTheMoneyIv()).isCloseTo(smile(0), within(0.3));
    }

    @Test
    void quotesThatCrossInTimeAreReportedAndTheFitDoesNot() {
        SmileChains high = SmileChains.of("24APR26", NOW, WIDE, k -> 61.8 + 20 * k * k, 0.5);
        SmileChains low = SmileChains.of("25APR26", NOW, WIDE, k -> 60 + 20 * k * k, 0.5);
        FittedSurface surface = fit(high, low);
        assertThat(surface.arbitrage().quotes())
                .extracting(ArbitrageFinding::kind)
                .contains(ArbitrageFinding.Kind.CALENDAR);
        assertThat(surface.slices()).extracting(FittedSlice::state).containsOnly(FitState.FRESH);
        assertThat(surface.arbitrage().fit()).isEmpty();
    }

    @Test
    void whereNoSmileFitsWithoutArbitrageNoneIsShown() {
        SmileChains high = SmileChains.of("24APR26", NOW, WIDE, k -> 80 + 20 * k * k, 0.5);
        SmileChains low = SmileChains.of("25APR26", NOW, WIDE, k -> 60 + 20 * k * k, 0.5);
        FittedSurface surface = fit(high, low);
        assertThat(surface.slices().getFirst().state()).isEqualTo(FitState.REFUSED);
        assertThat(surface.slices().getFirst().health().refusals())
                .extracting(FitRefusal::reason)
                .containsAnyOf(FitRefusal.Reason.OUTSIDE_THE_BAND, FitRefusal.Reason.CALENDAR);
        assertThat(surface.slices().getLast().state()).isEqualTo(FitState.FRESH);
        assertThat(surface.arbitrage().fit()).isEmpty();
    }

    @Test
    void middlesThatAreNotConvexAreReported() {
        double[] dense = SmileChains.places(-0.6, 0.6, 61);
        SmileChains spoilt = SmileChains.of("24APR26", NOW, dense, SurfaceFitterTest::smile, 0.5);
        int row = 2 * 33;
        spoilt.bid[row] = spoilt.price(row, smile(dense[33]) + 2);
        spoilt.ask[row] = spoilt.price(row, smile(dense[33]) + 3);
        FittedSurface surface = fit(spoilt);
        assertThat(surface.arbitrage().quotes())
                .filteredOn(finding -> finding.kind() == ArbitrageFinding.Kind.BUTTERFLY)
                .anySatisfy(finding -> assertThat(finding.logMoneyness()).isCloseTo(dense[33], within(1e-9)));
        assertThat(surface.arbitrage().fit()).isEmpty();
    }

    @Test
    void vogtsQuotesAreFittedWithoutTheirButterfly() {
        RawSvi vogt = new RawSvi(-0.0410, 0.1331, 0.3060, 0.3586, 0.4153);
        double years = 84.833333333333 / 365;
        double[] k = SmileChains.places(-1.2, 1.2, 41);
        SmileChains quotes =
                SmileChains.of("25JUN26", NOW, k, x -> 100 * Math.sqrt(vogt.totalVariance(x) / years), 0.2);
        FittedSurface surface = fit(quotes);
        assertThat(surface.slices().getFirst().state()).isEqualTo(FitState.FRESH);
        assertThat(surface.arbitrage().fit()).isEmpty();
        assertThat(ArbitrageScan.butterfly(smile(surface.slices().getFirst()).model())
                        .size())
                .isGreaterThanOrEqualTo(0);
    }

    @Test
    void essviByChoiceIsFreeOfArbitrageByConstruction() {
        SurfaceFitter essvi = new SurfaceFitter(FitSettings.STANDARD.with(FitSettings.Choice.ESSVI), () -> 0L);
        SmileChains high = SmileChains.of("24APR26", NOW, WIDE, k -> 80 + 20 * k * k, 0.5);
        FittedSurface surface = essvi.fit(SmileChains.valued(NOW, high, expiry("1MAY26"), expiry("26JUN26")));
        assertThat(surface.slices()).extracting(FittedSlice::kind).containsOnly(ModelKind.ESSVI);
        assertThat(surface.arbitrage().fit()).isEmpty();
        assertThat(surface.arbitrage().quotes()).isNotEmpty();
        assertThat(surface.slices().getLast().health().rmseVolPoints()).isLessThan(5);
    }

    /** Every quote trembles by itself; the fit averages over them and trembles less. */
    @Test
    void atTheMoneyTheFitTremblesLessThanTheQuotes() {
        SplittableRandom random = new SplittableRandom(3);
        List<Double> fitted = new ArrayList<>();
        List<Double> quoted = new ArrayList<>();
        for (int frame = 0; frame < 60; frame++) {
            double[] noise = random.doubles(WIDE.length, -0.4, 0.4).toArray();
            SmileChains trembling = SmileChains.of("24APR26", NOW, WIDE, k -> smile(k) + noise[index(k)], 0.5);
            ChainValuation valuation = SmileChains.valued(NOW, trembling, expiry("26JUN26"));
            fitted.add(smile(fitter.fit(valuation).slices().getFirst()).atTheMoneyIv());
            quoted.add(noise[WIDE.length / 2]);
        }
        assertThat(step(fitted)).isLessThan(0.6 * step(quoted));
    }

    private static int index(double k) {
        return (int) Math.round((k - WIDE[0]) / (WIDE[1] - WIDE[0]));
    }

    /** Root mean square of the change from frame to frame. */
    private static double step(List<Double> series) {
        double sum = 0;
        for (int i = 1; i < series.size(); i++) {
            sum += Math.pow(series.get(i) - series.get(i - 1), 2);
        }
        return Math.sqrt(sum / (series.size() - 1));
    }

    @Test
    void whateverTheQuotesNothingIsThrownAndNothingWildIsShown() {
        double[] oddities = {Double.NaN, 0, -1, 1e-12, 0.003, 0.02, 0.4, 2, 1e6, Double.POSITIVE_INFINITY};
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SmileChains near = expiry("24APR26");
            SmileChains far = expiry("26JUN26");
            for (int i = 0; i < seed % 60; i++) {
                int row = random.nextInt(near.bid.length);
                near.bid[row] = oddities[random.nextInt(oddities.length)];
                far.ask[row] = oddities[random.nextInt(oddities.length)];
            }
            FittedSurface surface = fit(near, far);
            assertThat(surface.slices()).as("seed %s", seed).hasSize(2);
            surface.smiles().forEach(shown -> assertThat(shown.atTheMoneyIv()).isBetween(5.0, 300.0));
            surface.slices().stream()
                    .filter(slice -> slice.state() == FitState.FRESH && slice.kind() != ModelKind.LINEAR)
                    .forEach(slice -> assertThat(
                                    ArbitrageScan.butterfly(smile(slice).model())
                                            .size())
                            .isGreaterThan(-SurfaceFitter.TOLERANCE));
        }
    }

    @Test
    void anEmptyChainIsAnEmptySurface() {
        assertThat(fit().slices()).isEmpty();
    }
}
