package gammadesk.analytics.risk;

import static gammadesk.analytics.risk.RiskMarkets.MIXED;
import static gammadesk.analytics.risk.RiskMarkets.SPOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.PositionRisk.Priced;
import org.junit.jupiter.api.Test;

class ScenarioEngineTest {
    private static final ScenarioAxes AXES = new ScenarioAxes(
            Column.of(-0.3, -0.05, 0, 0.1, 0.5),
            Column.of(-0.1, 0, 0.25),
            Column.of(0, 1, 10),
            SpotVolRule.stickyStrike(),
            VolShape.PARALLEL);

    private final BookRisk book = BookRisk.of(MIXED, RiskMarkets.now());
    private final ScenarioEngine engine = new ScenarioEngine(PricingKernels.scalar());

    /** The book valued anew in a market that has moved: a different path through the code. */
    @Test
    void everyNodeIsTheBookInThatMarket() {
        ScenarioGrid grid = engine.grid(book, AXES);
        for (int s = 0; s < 5; s++) {
            for (int v = 0; v < 3; v++) {
                for (int d = 0; d < 2; d++) {
                    node(grid, s, v, d);
                }
            }
        }
    }

    private void node(ScenarioGrid grid, int s, int v, int d) {
        double move = AXES.spotMoves().get(s);
        BookRisk options = book.only(p -> p.optionType().isPresent());
        BookRisk there = BookRisk.of(
                options.book(),
                RiskMarkets.at(
                        SPOT * (1 + move), AXES.volMoves().get(v), AXES.days().get(d)));
        ScenarioGrid own = new ScenarioEngine(PricingKernels.vector()).grid(options, AXES);
        for (Numeraire numeraire : Numeraire.values()) {
            RiskGreeks g = there.sum(numeraire);
            double now = options.sum(numeraire).value();
            assertThat(own.get(numeraire, Measure.PROFIT, s, v, d)).isCloseTo(g.value() - now, within(1e-8));
            check(own.get(numeraire, Measure.DELTA, s, v, d), g.delta());
            check(own.get(numeraire, Measure.GAMMA, s, v, d), g.gamma());
            check(own.get(numeraire, Measure.VEGA, s, v, d), g.vega());
            check(own.get(numeraire, Measure.TERM_VEGA, s, v, d), g.termVega());
            check(own.get(numeraire, Measure.THETA, s, v, d), g.theta());
            check(own.get(numeraire, Measure.RHO, s, v, d), g.rho());
            check(own.get(numeraire, Measure.VANNA, s, v, d), g.vanna());
            check(own.get(numeraire, Measure.VOLGA, s, v, d), g.volga());
            check(own.get(numeraire, Measure.CHARM, s, v, d), g.charm());
            check(own.get(numeraire, Measure.SPEED, s, v, d), g.speed());
        }
        double futures = book.priced().stream()
                .filter(p -> p.optionType().isEmpty())
                .mapToDouble(p -> p.coins() * p.forward() * move)
                .sum();
        assertThat(grid.get(Numeraire.USD, Measure.PROFIT, s, v, d))
                .isCloseTo(own.get(Numeraire.USD, Measure.PROFIT, s, v, d) + futures, within(1e-7));
    }

    private static void check(double seen, double expected) {
        assertThat(seen).isCloseTo(expected, within(1e-9 * Math.max(1e-3, Math.abs(expected))));
    }

    @Test
    void aMirroredBookIsNothingEverywhere() {
        ScenarioGrid grid = engine.grid(BookRisk.of(MIXED.plus(MIXED.times(-1)), RiskMarkets.now()), AXES);
        for (Numeraire numeraire : Numeraire.values()) {
            for (Measure measure : Measure.values()) {
                Column column = grid.column(numeraire, measure);
                for (int i = 0; i < column.size(); i++) {
                    assertThat(column.get(i)).as(measure + " " + i).isCloseTo(0, within(1e-9));
                }
            }
        }
    }

    @Test
    void profitInUsdIsProfitInCoinAtThePriceOfTheNodeAndWhatTheOldValueGained() {
        BookRisk one = BookRisk.of(RiskBook.of(new RiskBook.Entry("BTC-24APR26-60000-C", 2)), RiskMarkets.now());
        Priced p = one.priced().getFirst();
        ScenarioGrid grid = engine.grid(one, AXES);
        for (int s = 0; s < 5; s++) {
            double forward = p.forward() * (1 + AXES.spotMoves().get(s));
            double coin = grid.get(Numeraire.COIN, Measure.PROFIT, s, 1, 0);
            assertThat(grid.get(Numeraire.USD, Measure.PROFIT, s, 1, 0))
                    .isCloseTo(coin * forward + p.coin().value() * (forward - p.forward()), within(1e-9));
        }
    }

    @Test
    void afterExpiryAnOptionShowsItsPayoff() {
        BookRisk one = BookRisk.of(RiskBook.of(new RiskBook.Entry("BTC-3APR26-61000-C", 1)), RiskMarkets.now());
        Priced p = one.priced().getFirst();
        ScenarioGrid grid = engine.grid(one, AXES);
        double forward = p.forward() * 1.1;
        assertThat(grid.get(Numeraire.COIN, Measure.PROFIT, 3, 0, 2))
                .isCloseTo((forward - 61_000) / forward - p.coin().value(), within(1e-12));
    }

    @Test
    void rulesMoveTheVolatilityOfAStrikeAsTheySay() {
        SmileCurve smile = k -> 0.5 - 0.2 * k;
        double up = Math.log(1.1);
        assertThat(SpotVolRule.stickyStrike().change(smile, 0.1, up)).isZero();
        assertThat(SpotVolRule.stickyMoneyness().change(smile, 0.1, up)).isCloseTo(0.2 * up, within(1e-12));
        assertThat(new SpotVolRule.MeasuredSlope(-0.5).change(smile, 0.1, up)).isCloseTo(-0.3 * up, within(1e-12));
        assertThat(SpotVolRule.stickyMoneyness().change(SmileCurve.UNKNOWN, 0.1, up))
                .isZero();
    }

    /** Where every moneyness keeps its volatility, an option twice as far costs twice as much. */
    @Test
    void underStickyMoneynessPricesScaleWithSpot() {
        RiskBook.Entry entry = new RiskBook.Entry("BTC-24APR26-60000-C", 1);
        BookRisk one = BookRisk.of(RiskBook.of(entry), RiskMarkets.now());
        Priced p = one.priced().getFirst();
        ScenarioGrid grid = engine.grid(one, AXES.with(SpotVolRule.stickyMoneyness()));
        double k = Math.log(60_000 / p.forward()) - Math.log(1.1);
        double vol = p.vol() + p.smile().vol(k) - p.smile().vol(Math.log(60_000 / p.forward()));
        assertThat(grid.get(Numeraire.USD, Measure.PROFIT, 3, 1, 0) + p.usd().value())
                .isCloseTo(Revalued.of(p, 0.1, 0, vol).usd().value(), within(1e-9));
    }

    @Test
    void shapesOfShocks() {
        assertThat(VolShape.PARALLEL.weight(0.3, 0.5, 0.1)).isEqualTo(1);
        assertThat(VolShape.TERM_WEIGHTED.weight(0, 0.5, 30 / 365.0)).isCloseTo(1, within(1e-12));
        assertThat(VolShape.TERM_WEIGHTED.weight(0, 0.5, 7.5 / 365)).isCloseTo(2, within(1e-12));
        assertThat(VolShape.SKEW.weight(-0.5 * Math.sqrt(0.1), 0.5, 0.1)).isCloseTo(1, within(1e-12));
        assertThat(VolShape.SKEW.weight(9, 0.5, 0.1)).isEqualTo(-2);
    }

    @Test
    void anEngineCanBeUsedAgain() {
        Column first = engine.grid(book, AXES).column(Numeraire.USD, Measure.VEGA);
        engine.grid(book, ScenarioAxes.even(0.5, 31, 0.5, 21));
        assertThat(engine.grid(book, AXES).column(Numeraire.USD, Measure.VEGA)).isEqualTo(first);
    }

    @Test
    void aGridNeedsNodes() {
        assertThatThrownBy(() -> new ScenarioAxes(
                        Column.of(), Column.of(0), Column.of(0), SpotVolRule.stickyStrike(), VolShape.PARALLEL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScenarioAxes.even(1, 3, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
