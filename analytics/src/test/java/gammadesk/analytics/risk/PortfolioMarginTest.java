package gammadesk.analytics.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.Black76;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortfolioMarginTest {
    private static final double S = 60_000;
    private static final double DAYS_60 = 60 / 365.0;

    @Test
    void nothingHeldNeedsNothing() {
        PortfolioMargin margin = margin(List.of(), Settlement.INVERSE);
        assertThat(margin.initialMargin()).isZero();
        assertThat(margin.maintenanceMargin()).isZero();
    }

    @Test
    void aShortOptionIsRepricedAtEveryScenarioWithBlack() {
        PortfolioMargin margin = margin(List.of(call(-1, 70_000)), Settlement.INVERSE);
        double up = 0.5 * (1 + 0.5 * Math.pow(30 / 60.0, 0.13));
        double expected = Black76.priceUsd(S, 70_000, DAYS_60, 0.5, OptionType.CALL) / S
                - Black76.priceUsd(S * 1.16, 70_000, DAYS_60, up, OptionType.CALL) / (S * 1.16);

        assertThat(margin.preAggregated().standard().get(24)).isCloseTo(expected, within(1e-12));
        assertThat(margin.worstCase()).isCloseTo(-expected, within(1e-12));
        assertThat(margin.worstBucket()).isEqualTo(new PortfolioMargin.WorstBucket(9, 25, "standard", "right"));
    }

    @Test
    void volatilityAfterARiseIsAtLeastTheFloor() {
        RiskPosition calm =
                new RiskPosition.Option("X", Settlement.INVERSE, 1, 60_000, OptionType.CALL, S, 0.2, DAYS_60);
        double expected = Black76.priceUsd(S, 60_000, DAYS_60, 0.5, OptionType.CALL) / S
                - Black76.priceUsd(S, 60_000, DAYS_60, 0.2, OptionType.CALL) / S;

        assertThat(new RiskMatrix(PortfolioMarginParameters.btc())
                        .of(calm)
                        .standard()
                        .get(12))
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void farShortOptionsInSizeAreCaughtByTheExtendedTable() {
        PortfolioMargin one = margin(List.of(call(-1, 200_000)), Settlement.INVERSE);
        PortfolioMargin many = margin(List.of(call(-5_000, 200_000)), Settlement.INVERSE);

        assertThat(one.worstBucket().source()).isEqualTo("standard");
        assertThat(many.worstBucket().source()).isEqualTo("extended");
        assertThat(many.worstBucket().side()).isEqualTo("right");
    }

    @Test
    void aHedgedBookNeedsLessThanItsLegs() {
        RiskPosition option = call(-10, 60_000);
        RiskPosition hedge = new RiskPosition.Future("F", Settlement.INVERSE, -option.netDelta(), S, 0);
        double legs = margin(List.of(option), Settlement.INVERSE).initialMargin()
                + margin(List.of(hedge), Settlement.INVERSE).initialMargin();

        assertThat(margin(List.of(option, hedge), Settlement.INVERSE).initialMargin())
                .isLessThan(legs);
    }

    @Test
    void aHugeDeltaIsChargedByTheSizeTermUpToItsHighestRate() {
        assertThat(futureMargin(333).deltaShock()).isZero();
        assertThat(futureMargin(1000).deltaShock()).isCloseTo((1000 - 20_000_000 / S) * 0.00005 * 1000, within(1e-9));
        assertThat(futureMargin(100_000).deltaShock()).isCloseTo(10_000, within(1e-9));
    }

    @Test
    void theBasisOfAFarExpiryMovesFurther() {
        RiskPosition far = new RiskPosition.Future("F", Settlement.INVERSE, 1, S, 1);
        assertThat(margin(List.of(far), Settlement.INVERSE).rollShock()).isCloseTo(Math.expm1(0.075), within(1e-12));
    }

    @Test
    void aLinearFutureLosesTheMoveInUsd() {
        RiskPosition linear = new RiskPosition.Future("L", Settlement.LINEAR, 2, S, 0);
        PortfolioMargin margin = margin(List.of(linear), Settlement.LINEAR);

        assertThat(margin.worstCase()).isCloseTo(2 * S * 0.16, within(1e-6));
        assertThat(margin.preAggregated().extended().get(0)).isCloseTo(-2 * S * 0.16, within(1e-6));
        assertThat(margin.rollShock()).isCloseTo(2 * S * 0.01, within(1e-6));
    }

    @Test
    void aMissingMarkIsNotFree() {
        RiskPosition unknown =
                new RiskPosition.Option("X", Settlement.INVERSE, -1, 60_000, OptionType.CALL, S, Double.NaN, DAYS_60);
        assertThat(margin(List.of(unknown), Settlement.INVERSE).initialMargin()).isNaN();
    }

    @Test
    void whatCannotBeMarginedIsRefused() {
        RiskPosition linear = new RiskPosition.Future("L", Settlement.LINEAR, 2, S, 0);
        assertThatThrownBy(() -> margin(List.of(linear), Settlement.INVERSE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> margin(List.of(linear, linear), Settlement.LINEAR))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        PortfolioMargin.of(List.of(), Settlement.LINEAR, 0, 0, 0, PortfolioMarginParameters.btc()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RiskPosition.Option call(double size, double strike) {
        return new RiskPosition.Option("C", Settlement.INVERSE, size, strike, OptionType.CALL, S, 0.5, DAYS_60);
    }

    private static PortfolioMargin futureMargin(double coins) {
        return margin(List.of(new RiskPosition.Future("F", Settlement.INVERSE, coins, S, 0)), Settlement.INVERSE);
    }

    private static PortfolioMargin margin(List<? extends RiskPosition> positions, Settlement settlement) {
        return PortfolioMargin.of(positions, settlement, S, 0, 0, PortfolioMarginParameters.btc());
    }
}
