package gammadesk.analytics.risk;

import static gammadesk.analytics.risk.RiskMarkets.MIXED;
import static gammadesk.analytics.risk.RiskMarkets.SPOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.BookMargin.Model;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Stresses, margins, liquidation and hypothetical trades. */
class AccountRiskTest {
    private final BookRisk book = BookRisk.of(MIXED, RiskMarkets.now());

    @Test
    void everyStressSaysWhereItsNumbersComeFrom() {
        assertThat(Stress.named()).hasSizeGreaterThanOrEqualTo(9).allSatisfy(stress -> {
            assertThat(stress.source()).isNotBlank();
            assertThat(StressOutcome.of(book, stress).pnlUsd()).isFinite();
        });
    }

    @Test
    void aStressIsTheBookRepricedAtItsMoves() {
        Stress stress = new Stress("mine", Stress.Moves.of(-0.2, 0.1, 0), "the trader's own");
        StressOutcome outcome = StressOutcome.of(book, stress);
        ScenarioGrid grid = new ScenarioEngine(PricingKernels.scalar())
                .grid(
                        book,
                        new ScenarioAxes(
                                Column.of(-0.2),
                                Column.of(0.1),
                                Column.of(0),
                                SpotVolRule.stickyStrike(),
                                VolShape.PARALLEL));
        assertThat(outcome.pricesUsd()).isCloseTo(grid.get(Numeraire.USD, Measure.PROFIT, 0, 0, 0), within(1e-8));
        assertThat(outcome.pnlUsd()).isEqualTo(outcome.pricesUsd());
    }

    /** 60,000 USD long of the perpetual pay 0.5 % of 60,000 USD. */
    @Test
    void fundingIsPaidByLongsOnTheirNotional() {
        BookRisk perpetual = BookRisk.of(RiskBook.of(new RiskBook.Entry("BTC-PERPETUAL", 60_000)), RiskMarkets.now());
        Stress spike = new Stress("spike", Stress.Moves.NONE.withFunding(0.005), "test");
        StressOutcome outcome = StressOutcome.of(perpetual, spike);
        assertThat(outcome.pnlUsd()).isCloseTo(-300, within(1e-9));
        assertThat(outcome.pnlCoin().get(Currency.BTC)).isCloseTo(-300 / (SPOT * 1.0005), within(1e-12));
    }

    @Test
    void leavingCostsBothLongAndShort() {
        Stress gone = new Stress("gone", Stress.Moves.NONE.withExitVol(0.05), "test");
        for (double amount : new double[] {1, -1}) {
            RiskBook option = RiskBook.of(new RiskBook.Entry("BTC-24APR26-60000-C", amount));
            BookRisk risk = BookRisk.of(option, RiskMarkets.now());
            assertThat(StressOutcome.of(risk, gone).pnlUsd())
                    .isCloseTo(-5 * Math.abs(risk.usd().vega()), within(10.0));
        }
    }

    @Test
    void aFallenMoneyTakesItsBalanceAlong() {
        Stress depeg = new Stress("depeg", Stress.Moves.NONE.withMoney(-0.1), "test");
        RiskBook cash = new RiskBook(
                List.of(),
                List.of(
                        new RiskBook.Balance(Currency.USDC, 10_000),
                        new RiskBook.Balance(Currency.USD, 10_000),
                        new RiskBook.Balance(Currency.BTC, 1)));
        assertThat(StressOutcome.of(BookRisk.of(cash, RiskMarkets.now()), depeg).pnlUsd())
                .isCloseTo(-1000, within(1e-9));
    }

    @Test
    void standardMarginIsTheSumOfThePublishedFormulas() {
        RiskBook short1 = RiskBook.of(new RiskBook.Entry("BTC-24APR26-60000-P", -2));
        BookRisk risk = BookRisk.of(short1, RiskMarkets.now());
        PositionRisk.Priced put = risk.priced().getFirst();
        BookMargin margin = BookMargin.of(risk, Model.STANDARD, Currency.BTC, MarginTerms::published);
        StandardMargin.Margin expected = StandardMargin.option(
                -2, Settlement.INVERSE, put.optionType().orElseThrow(), 60_000, put.forward(), put.mark());
        assertThat(margin.initial()).isCloseTo(expected.initial(), within(1e-15));
        assertThat(margin.maintenance()).isCloseTo(expected.maintenance(), within(1e-15));
    }

    @Test
    void portfolioMarginIsThatOfTheSamePositions() {
        BookMargin margin = BookMargin.of(book, Model.PORTFOLIO, Currency.BTC, MarginTerms::published);
        List<RiskPosition> positions = book.priced().stream()
                .filter(p -> p.settlement() == Settlement.INVERSE)
                .flatMap(p -> p.forMargin().stream())
                .toList();
        PortfolioMargin expected =
                PortfolioMargin.of(positions, Settlement.INVERSE, SPOT, 0, 0, PortfolioMarginParameters.btc());
        assertThat(margin.initial()).isCloseTo(expected.initialMargin(), within(1e-12));
        assertThat(margin.maintenance()).isCloseTo(expected.maintenanceMargin(), within(1e-12));
    }

    /** The recorded answer reserves 0.06 BTC, which is 3 % of a maximum quote quantity of 2. */
    @Test
    void marketMakerProtectionReservesThreePercentOfItsQuantity() {
        OpenOrders quoting = new OpenOrders(List.of(), Map.of(RiskMarkets.bitcoin(), 2.0));
        for (Model model : Model.values()) {
            BookMargin held = margin(book, model, OpenOrders.NONE);
            BookMargin protectedToo = margin(book, model, quoting);
            assertThat(protectedToo.mmp()).isCloseTo(0.06, within(1e-15));
            assertThat(protectedToo.initial() - held.initial()).isCloseTo(0.06, within(1e-12));
            assertThat(protectedToo.maintenance()).isEqualTo(held.maintenance());
        }
        BookMargin nothingHeld = margin(BookRisk.of(RiskBook.EMPTY, RiskMarkets.now()), Model.PORTFOLIO, quoting);
        assertThat(nothingHeld.portfolio().get(Currency.BTC).mmpMargin()).isCloseTo(0.06, within(1e-15));
        assertThat(nothingHeld.initial()).isCloseTo(0.06, within(1e-15));
    }

    /** An unfilled order for a bought option reserves its premium, unless it buys back what is short. */
    @Test
    void aBidForAnOptionReservesItsPremium() {
        OpenOrders bid = OpenOrders.of(List.of(new OpenOrders.Order("BTC-24APR26-60000-C", 3, 0.04)));
        BookRisk none = BookRisk.of(RiskBook.EMPTY, RiskMarkets.now());
        BookRisk shortOne = BookRisk.of(RiskBook.of(new RiskBook.Entry("BTC-24APR26-60000-C", -1)), RiskMarkets.now());
        assertThat(margin(none, Model.STANDARD, bid).openOrders()).isCloseTo(0.12, within(1e-15));
        assertThat(margin(shortOne, Model.STANDARD, bid).openOrders()).isCloseTo(0.08, within(1e-15));
    }

    @Test
    void anOfferOfAnOptionNeedsWhatTheSoldOptionWould() {
        OpenOrders offer = OpenOrders.of(List.of(new OpenOrders.Order("BTC-24APR26-60000-P", -2, 0.05)));
        BookRisk none = BookRisk.of(RiskBook.EMPTY, RiskMarkets.now());
        BookRisk sold = BookRisk.of(RiskBook.of(new RiskBook.Entry("BTC-24APR26-60000-P", -2)), RiskMarkets.now());
        for (Model model : Model.values()) {
            assertThat(margin(none, model, offer).initial())
                    .as(model.name())
                    .isCloseTo(margin(sold, model, OpenOrders.NONE).initial(), within(1e-12));
            assertThat(margin(none, model, offer).maintenance()).isZero();
        }
    }

    /** Buying back half of a short future opens nothing; selling as much again doubles it. */
    @Test
    void anOrderThatClosesAFutureNeedsNothing() {
        BookRisk future = BookRisk.of(RiskBook.of(new RiskBook.Entry("BTC-PERPETUAL", -60_000)), RiskMarkets.now());
        OpenOrders back = OpenOrders.of(List.of(new OpenOrders.Order("BTC-PERPETUAL", 30_000, 59_000)));
        OpenOrders more = OpenOrders.of(List.of(new OpenOrders.Order("BTC-PERPETUAL", -60_000, 61_000)));
        BookRisk twice = BookRisk.of(RiskBook.of(new RiskBook.Entry("BTC-PERPETUAL", -120_000)), RiskMarkets.now());
        for (Model model : Model.values()) {
            assertThat(margin(future, model, back).openOrders()).isZero();
            assertThat(margin(future, model, more).initial())
                    .isCloseTo(margin(twice, model, OpenOrders.NONE).initial(), within(1e-12));
        }
    }

    @Test
    void anOrderInSomethingUnknownIsCountedAndHarmsNothing() {
        OpenOrders strange = OpenOrders.of(
                List.of(new OpenOrders.Order("BTC-24APR26-12345-P", 1, 0.1), new OpenOrders.Order("nonsense", 1, 1)));
        for (Model model : Model.values()) {
            BookMargin plain = margin(book, model, OpenOrders.NONE);
            assertThat(margin(book, model, strange).initial()).isEqualTo(plain.initial());
            assertThat(margin(book, model, strange).leftOut()).isEqualTo(plain.leftOut() + 2);
        }
    }

    /** A currency in which there is but an order has a margin too. */
    @Test
    void everyCurrencyInWhichSomethingIsOfferedHasItsMargin() {
        OpenOrders bid = OpenOrders.of(List.of(new OpenOrders.Order("BTC_USDC-24APR26-60000-C", 1, 2_500)));
        BookRisk none = BookRisk.of(RiskBook.EMPTY, RiskMarkets.now());
        Map<Currency, BookMargin> margins = BookMargin.of(none, Model.STANDARD, MarginTerms::published, bid);
        assertThat(margins).containsOnlyKeys(Currency.USDC);
        assertThat(margins.get(Currency.USDC).openOrders()).isCloseTo(2_500, within(1e-9));
        assertThat(BookMargin.of(none, Model.STANDARD, MarginTerms::published)).isEmpty();
        assertThat(BookMargin.of(book, Model.PORTFOLIO, MarginTerms::published))
                .containsOnlyKeys(Currency.BTC, Currency.USDC);
    }

    private static BookMargin margin(BookRisk book, Model model, OpenOrders open) {
        return BookMargin.of(book, model, Currency.BTC, MarginTerms::published, open);
    }

    @Test
    void anInstrumentHeldTwiceIsOnePosition() {
        RiskBook.Entry half = new RiskBook.Entry("BTC-24APR26-60000-P", -1);
        BookRisk twice = BookRisk.of(RiskBook.of(half, half), RiskMarkets.now());
        BookRisk once = BookRisk.of(RiskBook.of(half.times(2)), RiskMarkets.now());
        for (Model model : Model.values()) {
            assertThat(BookMargin.of(twice, model, Currency.BTC, MarginTerms::published)
                            .initial())
                    .isCloseTo(
                            BookMargin.of(once, model, Currency.BTC, MarginTerms::published)
                                    .initial(),
                            within(1e-15));
        }
    }

    /** 2 BTC of equity, 300,000 USD long: breached where 2 + N/F0 - N/F falls to the maintenance of N/F coins. */
    @Test
    void liquidationOfAFutureIsWhereArithmeticPutsIt() {
        double mark = SPOT * 1.0005;
        RiskBook leveraged = new RiskBook(
                List.of(new RiskBook.Entry("BTC-PERPETUAL", 300_000, OptionalDouble.of(mark))),
                List.of(new RiskBook.Balance(Currency.BTC, 2)));
        LiquidationDistance distance = LiquidationDistance.of(
                BookRisk.of(leveraged, RiskMarkets.now()),
                Model.STANDARD,
                Currency.BTC,
                MarginTerms::published,
                Column.of(-0.8, -0.5, -0.25, 0, 0.5),
                Column.of(0, 0.2));
        double move = distance.edges().getFirst().down().orElseThrow();
        double coins = 300_000 / (mark * (1 + move));
        double equity = 2 + 300_000 / mark - coins;
        assertThat(equity).isCloseTo((0.01 + coins * 0.00005) * coins, within(1e-5));
        assertThat(distance.edges().getFirst().up()).isEmpty();
        assertThat(distance.edges().get(1).down().orElseThrow()).isCloseTo(move, within(1e-6));
        assertThat(distance.cushion(3, 0)).isPositive();
        assertThat(distance.cushion(0, 0)).isNegative();
    }

    @Test
    void aRiseOfVolatilityBringsAShortOptionNearerToLiquidation() {
        RiskBook shortPut = new RiskBook(
                List.of(new RiskBook.Entry("BTC-24APR26-55000-P", -10)),
                List.of(new RiskBook.Balance(Currency.BTC, 2)));
        LiquidationDistance distance = LiquidationDistance.of(
                BookRisk.of(shortPut, RiskMarkets.now()),
                Model.PORTFOLIO,
                Currency.BTC,
                MarginTerms::published,
                Column.of(-0.6, -0.4, -0.3, -0.2, -0.1, 0, 0.1),
                Column.of(0, 0.3));
        assertThat(distance.edges().get(1).down().orElseThrow())
                .isGreaterThan(distance.edges().getFirst().down().orElseThrow());
    }

    @Test
    void beforeAndDifferenceMakeAfter() {
        RiskBook basket =
                RiskBook.of(new RiskBook.Entry("BTC-24APR26-60000-P", 2), new RiskBook.Entry("BTC-24APR26-99999-P", 2));
        WhatIf whatIf = WhatIf.of(MIXED, basket, RiskMarkets.now());
        WhatIf.Compared<RiskGreeks> greeks = whatIf.greeks(Numeraire.USD);
        assertThat(greeks.before().plus(greeks.difference()).vega())
                .isCloseTo(greeks.after().vega(), within(1e-9));
        assertThat(whatIf.basket().unpriced()).hasSize(1);
        WhatIf.Compared<BookMargin> margin = whatIf.margin(Model.PORTFOLIO, Currency.BTC, MarginTerms::published);
        assertThat(margin.difference().initial())
                .isCloseTo(margin.after().initial() - margin.before().initial(), within(1e-15));
        assertThat(whatIf.stresses(Stress.named())).hasSameSizeAs(Stress.named());
    }

    /** An option bought at its mark leaves the equity where it was. */
    @Test
    void whatIsBoughtIsPaidFor() {
        WhatIf whatIf = WhatIf.of(MIXED, RiskBook.of(new RiskBook.Entry("BTC-24APR26-60000-P", 2)), RiskMarkets.now());
        assertThat(whatIf.number(b -> b.equity(Currency.BTC)).difference()).isCloseTo(0, within(1e-12));
    }
}
