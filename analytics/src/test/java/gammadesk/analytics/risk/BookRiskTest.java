package gammadesk.analytics.risk;

import static gammadesk.analytics.risk.RiskMarkets.MIXED;
import static gammadesk.analytics.risk.RiskMarkets.SPOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.PositionRisk.Missing;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.PositionRisk.Unpriced;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BookRiskTest {
    private static final double STEP = 1e-4;

    private final BookRisk book = BookRisk.of(MIXED, RiskMarkets.now());

    /**
     * The value of each position in other markets, by Black alone: nothing of the code under test but its bookkeeping.
     */
    @ParameterizedTest
    @EnumSource(Numeraire.class)
    void greeksAreFiniteDifferencesOfTheValue(Numeraire numeraire) {
        for (String option : RiskMarkets.OPTIONS) {
            Priced now = priced(option, 2, RiskMarkets.now());
            RiskGreeks g = now.in(numeraire);
            double f = now.forward();
            double h = f * STEP;
            ToDoubleFunction<Double> byPrice = move -> value(option, SPOT * (1 + move / f), 0, 0, numeraire);
            double slope = (byPrice.applyAsDouble(h) - byPrice.applyAsDouble(-h)) / (2 * h);
            double delta = numeraire == Numeraire.USD ? slope : slope * f;
            assertThat(g.delta()).as(option + " delta").isCloseTo(delta, within(2e-6));
            assertThat(g.vega())
                    .as(option + " vega")
                    .isCloseTo(
                            (value(option, SPOT, 1e-4, 0, numeraire) - value(option, SPOT, -1e-4, 0, numeraire)) / 0.02,
                            within(1e-5 * Math.abs(g.vega())));
            double hour = 1 / 240.0;
            assertThat(g.theta())
                    .as(option + " theta")
                    .isCloseTo(
                            (value(option, SPOT, 0, hour, numeraire) - value(option, SPOT, 0, -hour, numeraire))
                                    / (2 * hour),
                            within(1e-4 * Math.abs(g.theta())));
        }
    }

    /** Greeks of second and third order are differences of those of one order less. */
    @ParameterizedTest
    @EnumSource(Numeraire.class)
    void higherGreeksAreFiniteDifferencesOfTheLowerOnes(Numeraire numeraire) {
        for (String option : RiskMarkets.OPTIONS) {
            RiskGreeks g = priced(option, -3, RiskMarkets.now()).in(numeraire);
            double f = priced(option, -3, RiskMarkets.now()).forward();
            RiskGreeks up = at(option, SPOT * (1 + STEP), 0, 0, numeraire);
            RiskGreeks down = at(option, SPOT * (1 - STEP), 0, 0, numeraire);
            double width = 2 * STEP * f;
            close(option + " gamma", g.gamma(), (up.delta() - down.delta()) / width);
            close(option + " speed", g.speed(), (up.gamma() - down.gamma()) / width);
            RiskGreeks high = at(option, SPOT, 1e-4, 0, numeraire);
            RiskGreeks low = at(option, SPOT, -1e-4, 0, numeraire);
            close(option + " vanna", g.vanna(), (high.delta() - low.delta()) / 0.02, 1e-6);
            close(option + " volga", g.volga(), (high.vega() - low.vega()) / 0.02, 1e-5);
            double hour = 1 / 240.0;
            RiskGreeks later = at(option, SPOT, 0, hour, numeraire);
            RiskGreeks earlier = at(option, SPOT, 0, -hour, numeraire);
            close(option + " charm", g.charm(), (later.delta() - earlier.delta()) / (2 * hour), 1e-6);
        }
    }

    /** Spot stays and the forward carries the rate, the premium is discounted by it. */
    @Test
    void rhoIsTheDifferenceOfADiscountedPrice() {
        Priced call = priced("BTC-26JUN26-60000-C", 1, RiskMarkets.now());
        double t = call.years();
        ToDoubleFunction<Double> price = r -> Math.exp(-r * t)
                * Black76.priceUsd(
                        call.forward() * Math.exp(r * t),
                        60_000,
                        t,
                        call.vol(),
                        call.optionType().orElseThrow());
        double difference = (price.applyAsDouble(1e-5) - price.applyAsDouble(-1e-5)) / 2e-3;
        assertThat(call.usd().rho()).isCloseTo(difference, within(1e-6 * difference));
    }

    @Test
    void futuresAndSpotFollowTheirOwnSlopes() {
        for (String name : List.of("BTC-PERPETUAL", "BTC-26JUN26", "BTC_USDC-PERPETUAL", "BTC_USDC")) {
            Priced now = priced(name, name.equals("BTC-PERPETUAL") ? 60_000 : 2, RiskMarkets.now());
            double f = now.forward();
            Revalued up = Revalued.of(now, STEP, 0, 0);
            Revalued down = Revalued.of(now, -STEP, 0, 0);
            double width = 2 * STEP * f;
            assertThat(now.usd().delta())
                    .isCloseTo((up.usd().value() - down.usd().value()) / width, within(1e-9));
            assertThat(now.coin().delta())
                    .isCloseTo((up.coin().value() - down.coin().value()) / width * f, within(1e-7));
            assertThat(now.coin().gamma())
                    .isCloseTo((up.coin().delta() - down.coin().delta()) / width, within(1e-11));
            assertThat(now.coin().speed())
                    .isCloseTo((up.coin().gamma() - down.coin().gamma()) / width, within(1e-15));
        }
    }

    /** 60,000 USD of the perpetual are N / F coins, and earn N (1/F0 - 1/F1). */
    @Test
    void anInverseFuturesDeltaIsItsUsdAmountOverThePrice() {
        Priced perpetual = priced("BTC-PERPETUAL", 60_000, RiskMarkets.now());
        assertThat(perpetual.netDelta()).isCloseTo(60_000 / (SPOT * 1.0005), within(1e-15));
        double f = perpetual.forward();
        assertThat(Revalued.of(perpetual, 0.1, 0, 0).coin().value())
                .isCloseTo(60_000 * (1 / f - 1 / (1.1 * f)), within(1e-12));
    }

    @Test
    void aSmallShockEarnsWhatTheGreeksSay() {
        RiskGreeks g = book.usd();
        double move = 1e-3;
        double earned = 0;
        double expected = 0;
        for (Priced p : book.priced()) {
            earned += Revalued.of(p, move, 0, p.vol() + 1e-3).usd().value()
                    - p.usd().value();
            double df = p.forward() * move;
            expected += p.usd().delta() * df
                    + p.usd().gamma() * df * df / 2
                    + p.usd().vega() * 0.1
                    + p.usd().vanna() * df * 0.1
                    + p.usd().volga() * 0.005
                    + p.usd().speed() * df * df * df / 6;
        }
        assertThat(earned).isCloseTo(expected, within(2e-4 * Math.abs(g.delta() * SPOT * move)));
    }

    @Test
    void theBookIsTheSumOfItsPositionsByAnyKey() {
        for (Numeraire numeraire : Numeraire.values()) {
            RiskGreeks all = book.sum(numeraire);
            for (Map<?, RiskGreeks> parts : List.of(
                    book.by(Priced::expiry, numeraire),
                    book.by(Priced::strike, numeraire),
                    book.by(Priced::kind, numeraire),
                    book.by(Priced::settlementCurrency, numeraire),
                    book.by(Priced::base, numeraire),
                    book.by(Priced::name, numeraire))) {
                same(parts.values().stream().reduce(RiskGreeks.ZERO, RiskGreeks::plus), all);
            }
        }
        assertThat(book.by(Priced::kind, Numeraire.USD)).containsKeys(InstrumentKind.OPTION, InstrumentKind.SPOT);
    }

    /** Every number to 1e-9 of its own size. */
    private static void same(RiskGreeks left, RiskGreeks right) {
        double[] expected = numbers(right);
        double[] actual = numbers(left);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("greek " + i).isCloseTo(expected[i], within(1e-15 + 1e-9 * Math.abs(expected[i])));
        }
    }

    private static double[] numbers(RiskGreeks g) {
        return new double[] {
            g.value(),
            g.delta(),
            g.gamma(),
            g.vega(),
            g.termVega(),
            g.theta(),
            g.rho(),
            g.vanna(),
            g.volga(),
            g.charm(),
            g.speed()
        };
    }

    /** A vega counts by the square root of 30 days over its time, and by no more than a day's. */
    @Test
    void termWeightedVegaIsTheSlopeInThirtyDayVolatility() {
        for (Priced p : book.priced()) {
            double days = Math.max(1, p.years() * 365);
            double change = Math.sqrt(30 / days) * 1e-4;
            double earned = Revalued.of(p, 0, 0, p.vol() + change).usd().value()
                    - Revalued.of(p, 0, 0, p.vol() - change).usd().value();
            assertThat(p.usd().termVega())
                    .as(p.name().text())
                    .isCloseTo(
                            earned / 0.02, within(1e-6 + 1e-5 * Math.abs(p.usd().termVega())));
        }
    }

    /** In coin a rate moves the forward as well, at which USD are turned into coin: per coin of spot it is the same. */
    @Test
    void rhoInCoinIsRhoInUsdAtTheForward() {
        for (Priced p : book.priced()) {
            assertThat(p.coin().rho() * p.forward()).isCloseTo(p.usd().rho(), within(1e-9));
        }
    }

    @Test
    void bothViewsReconcile() {
        for (Priced p : book.priced()) {
            RiskGreeks back = p.coin().inUsd(p.forward());
            assertThat(back.value()).isCloseTo(p.usd().value(), within(1e-9));
            assertThat(back.delta()).isCloseTo(p.usd().delta(), within(1e-9));
            assertThat(back.gamma()).isCloseTo(p.usd().gamma(), within(1e-15));
            assertThat(back.vega()).isCloseTo(p.usd().vega(), within(1e-9));
            assertThat(back.theta()).isCloseTo(p.usd().theta(), within(1e-9));
            assertThat(back.rho()).isCloseTo(p.usd().rho(), within(1e-9));
            assertThat(back.vanna()).isCloseTo(p.usd().vanna(), within(1e-12));
            assertThat(back.volga()).isCloseTo(p.usd().volga(), within(1e-9));
            assertThat(back.charm()).isCloseTo(p.usd().charm(), within(1e-12));
            assertThat(back.speed()).isCloseTo(p.usd().speed(), within(1e-18));
        }
    }

    @Test
    void aMirroredBookIsNothing() {
        BookRisk both = BookRisk.of(MIXED.plus(MIXED.times(-1)), RiskMarkets.now());
        for (Numeraire numeraire : Numeraire.values()) {
            assertThat(numbers(both.sum(numeraire))).containsExactly(new double[11], within(1e-9));
            assertThat(both.sum(numeraire).gamma()).isCloseTo(0, within(1e-15));
        }
        assertThat(both.delta(Currency.BTC, Numeraire.USD)).isCloseTo(0, within(1e-12));
        assertThat(both.delta(Currency.BTC, Numeraire.COIN)).isCloseTo(0, within(1e-12));
    }

    /** In scenarios, stresses, margins and explanations too. */
    @Test
    void aMirroredBookIsNothingWhateverHappens() {
        BookRisk both = BookRisk.of(MIXED.plus(MIXED.times(-1)), RiskMarkets.now());
        ScenarioAxes axes = ScenarioAxes.even(0.5, 5, 0.2, 3).at(0, 2.5, 40).with(SpotVolRule.stickyMoneyness());
        ScenarioGrid grid = new ScenarioEngine(PricingKernels.scalar()).grid(both, axes);
        for (Numeraire numeraire : Numeraire.values()) {
            for (Measure measure : Measure.values()) {
                assertThat(grid.column(numeraire, measure).toArray())
                        .as(numeraire + " " + measure)
                        .containsExactly(new double[axes.size()], within(1e-8));
            }
        }
        for (StressOutcome outcome : StressOutcome.of(both, Stress.named())) {
            assertThat(outcome.pricesUsd() + outcome.fundingUsd() + outcome.moneyUsd())
                    .as(outcome.stress().name())
                    .isCloseTo(0, within(1e-8));
        }
        for (BookMargin.Model model : BookMargin.Model.values()) {
            BookMargin margin = BookMargin.of(both, model, Currency.BTC, MarginTerms::published);
            assertThat(margin.initial() + margin.maintenance() + margin.equity())
                    .isCloseTo(0, within(1e-12));
        }
        Attribution why = Attributor.explain(both, RiskMarkets.at(SPOT * 1.1, 0.05, 0.5), Flows.NONE, Currency.BTC);
        assertThat(why.parts().values()).allSatisfy(part -> assertThat(part).isCloseTo(0, within(1e-9)));
    }

    /** What the venue calls coin-neutral and USD-neutral. */
    @Test
    void inUsdTheEquityInCoinIsDelta() {
        RiskBook held = new RiskBook(
                List.of(new RiskBook.Entry("BTC-24APR26-60000-C", 2), new RiskBook.Entry("BTC-PERPETUAL", -60_000)),
                List.of(new RiskBook.Balance(Currency.BTC, 5)));
        BookRisk risk = BookRisk.of(held, RiskMarkets.now());
        double option = risk.priced().getFirst().usd().delta();
        double premium = risk.priced().getFirst().coin().value();
        double future = risk.priced().getLast().netDelta();
        assertThat(risk.delta(Currency.BTC, Numeraire.COIN)).isCloseTo(option - premium + future, within(1e-12));
        assertThat(risk.delta(Currency.BTC, Numeraire.USD)).isCloseTo(5 + option + future, within(1e-12));
        assertThat(risk.equity(Currency.BTC)).isCloseTo(5 + premium, within(1e-12));
    }

    @Test
    void usdInCashIsShortTheCoinWhenCoinsAreCounted() {
        RiskBook cash = new RiskBook(List.of(), List.of(new RiskBook.Balance(Currency.USDC, 30_000)));
        BookRisk risk = BookRisk.of(cash, RiskMarkets.now());
        assertThat(risk.delta(Currency.BTC, Numeraire.COIN)).isCloseTo(-0.5, within(1e-12));
        assertThat(risk.delta(Currency.BTC, Numeraire.USD)).isZero();
    }

    @Test
    void whatIsMissingSaysWhyAndBlocksNothing() {
        RiskMarket market = RiskMarkets.now();
        Map<String, RiskMarket.Mark> marks = new java.util.HashMap<>(market.marks());
        marks.put("BTC-24APR26-80000-C", new RiskMarket.Mark(Double.NaN, SPOT, Double.NaN, 1, Greeks.UNKNOWN));
        marks.put("BTC-24APR26-90000-C", new RiskMarket.Mark(0.01, Double.NaN, 0.5, 1, Greeks.UNKNOWN));
        RiskMarket holed = new RiskMarket(market.nowMillis(), market.indexes(), marks, market.smiles());
        RiskBook strange = RiskBook.of(
                new RiskBook.Entry("nonsense", 1),
                new RiskBook.Entry("BTC-24APR26-12345-C", 1),
                new RiskBook.Entry("BTC-27MAR26-60000-C", 1),
                new RiskBook.Entry("BTC-27MAR26", 10),
                new RiskBook.Entry("BTC-24APR26-80000-C", 1),
                new RiskBook.Entry("BTC-24APR26-90000-C", 1),
                new RiskBook.Entry("BTC-24APR26-60000-C", Double.NaN),
                new RiskBook.Entry("BTC-CS-24APR26-60000_70000", 1));
        BookRisk risk = BookRisk.of(MIXED.plus(strange), holed);

        assertThat(risk.unpriced())
                .extracting(Unpriced::missing)
                .containsExactly(
                        Missing.UNREADABLE_NAME,
                        Missing.UNKNOWN_INSTRUMENT,
                        Missing.EXPIRED,
                        Missing.EXPIRED,
                        Missing.NO_VOLATILITY,
                        Missing.NO_PRICE,
                        Missing.BAD_AMOUNT,
                        Missing.NO_RISK_MODEL);
        assertThat(risk.usd()).isEqualTo(book.usd());
        assertThat(risk.rows()).hasSize(MIXED.entries().size() + 8);
    }

    @Test
    void anEmptyBookIsNothing() {
        BookRisk none = BookRisk.of(RiskBook.EMPTY, RiskMarkets.now());
        assertThat(none.usd()).isEqualTo(RiskGreeks.ZERO);
        assertThat(none.coins()).isEmpty();
    }

    @Test
    void staleQuotesAreUsedAndRemarkedOn() {
        BookRisk strict = BookRisk.of(MIXED, RiskMarkets.now(), 0.5);
        assertThat(strict.usd()).isEqualTo(book.usd());
        assertThat(strict.priced()).allSatisfy(p -> assertThat(p.notes()).anyMatch(note -> note.contains("old")));
    }

    @Test
    void aPerpetualWithoutAMarkIsTakenAtTheIndex() {
        RiskMarket bare = new RiskMarket(RiskMarkets.NOW, Map.of(Currency.BTC, SPOT), Map.of(), Map.of());
        Priced perpetual = priced("BTC-PERPETUAL", 600, bare);
        assertThat(perpetual.netDelta()).isCloseTo(0.01, within(1e-15));
        assertThat(perpetual.notes()).anyMatch(note -> note.contains("index"));
    }

    @Test
    void aMarkPriceStandsInForAMissingVolatility() {
        RiskMarket market = RiskMarkets.now();
        RiskMarket.Mark mark = market.marks().get("BTC-24APR26-60000-C");
        RiskMarket silent = new RiskMarket(
                market.nowMillis(),
                market.indexes(),
                Map.of(
                        "BTC-24APR26-60000-C",
                        new RiskMarket.Mark(mark.price(), mark.forward(), Double.NaN, 1, Greeks.UNKNOWN)),
                Map.of());
        assertThat(priced("BTC-24APR26-60000-C", 1, silent).vol()).isCloseTo(mark.vol(), within(1e-9));
    }

    /** Ten minutes before expiry a third of the settlement price is open, and so is a third of the net delta. */
    @Test
    void expiringDeltaDecaysLinearlyInTheLastHalfHour() {
        long expiry = Expiry.parse("3APR26").orElseThrow().epochMillis();
        double before = expiringNetDelta(expiry - 31 * 60_000L, 1);
        assertThat(expiringNetDelta(expiry - 10 * 60_000L, 1)).isCloseTo(before / 3, within(1e-6));
        assertThat(expiringNetDelta(expiry - 1, 1)).isCloseTo(0, within(1e-5));
        assertThat(before).isGreaterThan(0.05);
    }

    private static double expiringNetDelta(long millis, double amount) {
        double days = (millis - RiskMarkets.NOW) / 86_400_000.0;
        return priced("BTC-3APR26-58000-P", -amount, RiskMarkets.at(50_000, 0, days))
                .netDelta();
    }

    @Test
    void greeksInTheLastHalfHourAreFiniteDifferencesToo() {
        long expiry = Expiry.parse("3APR26").orElseThrow().epochMillis();
        double days = (expiry - 12 * 60_000L - RiskMarkets.NOW) / 86_400_000.0;
        Priced now = priced("BTC-3APR26-61000-C", 2, RiskMarkets.at(61_200, 0, days));
        double f = now.forward();
        double step = 1e-5;
        for (Numeraire numeraire : Numeraire.values()) {
            Revalued up = Revalued.of(now, step, 0, now.vol());
            Revalued down = Revalued.of(now, -step, 0, now.vol());
            RiskGreeks high = numeraire == Numeraire.USD ? up.usd() : up.coin();
            RiskGreeks low = numeraire == Numeraire.USD ? down.usd() : down.coin();
            RiskGreeks g = now.in(numeraire);
            double width = 2 * step * f;
            double scale = numeraire == Numeraire.USD ? 1 : f;
            close("delta", g.delta(), (high.value() - low.value()) / width * scale);
            close("gamma", g.gamma(), (high.delta() - low.delta()) / width);
            close("speed", g.speed(), (high.gamma() - low.gamma()) / width);
        }
    }

    /** Volatility and time in the last half hour: the share that is open falls while they move. */
    @ParameterizedTest
    @EnumSource(Numeraire.class)
    void volatilityAndTimeInTheLastHalfHourToo(Numeraire numeraire) {
        long expiry = Expiry.parse("3APR26").orElseThrow().epochMillis();
        for (String option : List.of("BTC-3APR26-61000-C", "BTC-3APR26-58000-P")) {
            double spot = option.endsWith("C") ? 61_040 : 57_980;
            double days = (expiry - 12 * 60_000L - RiskMarkets.NOW) / 86_400_000.0;
            RiskGreeks g = priced(option, 2, RiskMarkets.at(spot, 0, days)).in(numeraire);
            RiskGreeks high =
                    priced(option, 2, RiskMarkets.at(spot, 1e-4, days)).in(numeraire);
            RiskGreeks low =
                    priced(option, 2, RiskMarkets.at(spot, -1e-4, days)).in(numeraire);
            close(option + " vega", g.vega(), (high.value() - low.value()) / 0.02);
            close(option + " vanna", g.vanna(), (high.delta() - low.delta()) / 0.02, 1e-6);
            close(option + " volga", g.volga(), (high.vega() - low.vega()) / 0.02, 1e-5);
            double second = 1 / 86_400.0;
            RiskGreeks later =
                    priced(option, 2, RiskMarkets.at(spot, 0, days + second)).in(numeraire);
            RiskGreeks earlier =
                    priced(option, 2, RiskMarkets.at(spot, 0, days - second)).in(numeraire);
            close(option + " theta", g.theta(), (later.value() - earlier.value()) / (2 * second), 1e-6);
            close(option + " charm", g.charm(), (later.delta() - earlier.delta()) / (2 * second), 1e-6);
        }
    }

    @Test
    void profitIsAgainstTheAveragePrice() {
        RiskBook.Entry bought = new RiskBook.Entry("BTC-24APR26-60000-C", 2, OptionalDouble.of(0.01));
        Priced priced = (Priced)
                BookRisk.of(RiskBook.of(bought), RiskMarkets.now()).rows().getFirst();
        assertThat(priced.profit().orElseThrow()).isCloseTo(2 * (priced.mark() - 0.01), within(1e-15));
    }

    @Test
    void venueGreeksThatDriftAreFound() {
        Priced p = priced("BTC-24APR26-60000-C", 1, RiskMarkets.now());
        Greeks right = Black76.greeks(
                p.forward(), p.strike(), p.years(), p.vol(), p.optionType().orElseThrow());
        Greeks wrong = new Greeks(right.delta() + 0.01, right.gamma(), right.vega(), right.theta(), right.rho());
        RiskMarket agreeing = RiskMarkets.now().withGreeks(Map.of(p.name().text(), right));
        RiskMarket drifting = RiskMarkets.now().withGreeks(Map.of(p.name().text(), wrong));

        assertThat(VenueDrift.of(BookRisk.of(MIXED, agreeing), VenueDrift.Tolerance.RECORDED))
                .matches(VenueDrift::withinTolerance)
                .extracting(VenueDrift::options)
                .isEqualTo(1);
        assertThat(VenueDrift.of(BookRisk.of(MIXED, drifting), VenueDrift.Tolerance.RECORDED)
                        .rows()
                        .getFirst()
                        .times())
                .isCloseTo(20, within(1e-6));
    }

    private static Priced priced(String instrument, double amount, RiskMarket market) {
        return (Priced) BookRisk.of(RiskBook.of(new RiskBook.Entry(instrument, amount)), market)
                .rows()
                .getFirst();
    }

    private static RiskGreeks at(String option, double spot, double vol, double days, Numeraire numeraire) {
        return priced(option, -3, RiskMarkets.at(spot, vol, days)).in(numeraire);
    }

    private static double value(String option, double spot, double vol, double days, Numeraire numeraire) {
        Priced p = priced(option, 2, RiskMarkets.at(spot, vol, days));
        double usd = 2
                * Black76.priceUsd(
                        p.forward(),
                        p.strike(),
                        p.years(),
                        p.vol(),
                        p.optionType().orElseThrow());
        return numeraire == Numeraire.USD ? usd : usd / p.forward();
    }

    private static void close(String what, double greek, double difference) {
        close(what, greek, difference, 1e-13);
    }

    private static void close(String what, double greek, double difference, double least) {
        assertThat(greek).as(what).isCloseTo(difference, within(least + 3e-4 * Math.abs(greek)));
    }
}
