package gammadesk.analytics.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.risk.StandardMargin.FutureRates;
import gammadesk.analytics.risk.StandardMargin.Margin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardMarginTest {
    /** The venue's table for BTC_USDC at 100,000 (support.deribit.com 25944738177565). */
    @ParameterizedTest
    @CsvSource({"0,0,0", "25,53125,28125", "350,1312500,962500"})
    void linearPerpetualsFollowThePublishedTable(double coins, double initial, double maintenance) {
        Margin margin = StandardMargin.future(coins, Settlement.LINEAR, 100_000, FutureRates.BTC);
        assertThat(margin.initial()).isCloseTo(initial, within(1e-6));
        assertThat(margin.maintenance()).isCloseTo(maintenance, within(1e-6));
    }

    @Test
    void inverseFuturesAreChargedInCoinOnBothSides() {
        Margin margin = StandardMargin.future(-25, Settlement.INVERSE, 50_000, FutureRates.BTC);
        assertThat(margin.initial()).isCloseTo(25 * 0.02125, within(1e-12));
        assertThat(margin.maintenance()).isCloseTo(25 * 0.01125, within(1e-12));
    }

    @Test
    void boughtOptionsArePaidFor() {
        assertThat(StandardMargin.option(3, Settlement.INVERSE, OptionType.PUT, 50_000, 60_000, 0.01))
                .isEqualTo(Margin.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "CALL,60000,0.05,0.20,0.125",
        "CALL,63000,0.03,0.13,0.105",
        "CALL,90000,0.001,0.101,0.076",
        "CALL,61200,0.04,0.17,0.115",
        "PUT,60000,0.05,0.20,0.125",
        "PUT,30000,0.0005,0.1005,0.0755",
        "PUT,240000,3.0,3.225,3.225",
    })
    void soldOptionsNeedMarkAndAShareOfTheUnderlying(
            OptionType type, double strike, double mark, double initial, double maintenance) {
        Margin margin = StandardMargin.option(-2, Settlement.INVERSE, type, strike, 60_000, mark);
        assertThat(margin.initial()).isCloseTo(2 * initial, within(1e-12));
        assertThat(margin.maintenance()).isCloseTo(2 * maintenance, within(1e-12));
    }

    @Test
    void aLinearOptionNeedsTheSameInUsd() {
        Margin coin = StandardMargin.option(-1, Settlement.INVERSE, OptionType.CALL, 66_000, 60_000, 0.02);
        Margin usd = StandardMargin.option(-1, Settlement.LINEAR, OptionType.CALL, 66_000, 60_000, 1200);
        assertThat(usd.initial()).isCloseTo(coin.initial() * 60_000, within(1e-6));
        assertThat(usd.maintenance()).isCloseTo(coin.maintenance() * 60_000, within(1e-6));
    }

    @Test
    void aMissingMarkIsNotFree() {
        assertThat(StandardMargin.option(-1, Settlement.INVERSE, OptionType.CALL, 1, 1, Double.NaN)
                        .initial())
                .isNaN();
    }
}
