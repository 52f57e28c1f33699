package gammadesk.analytics.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.OptionType;
import java.time.Instant;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class Black76Test {
    private static final double F = 39165.86;
    private static final double K = 40000;
    private static final double VOL = 0.6086;
    private static final double YEARS = Expiry.parse("27SEP24")
            .orElseThrow()
            .yearsFrom(Instant.parse("2023-11-10T05:18:31.632Z").toEpochMilli());

    @Test
    void reproducesARecordedTicker() {
        Greeks greeks = Black76.greeks(F, K, YEARS, VOL, OptionType.CALL);

        assertThat(Black76.priceUsd(F, K, YEARS, VOL, OptionType.CALL) / F).isCloseTo(0.2169, within(5e-5));
        assertThat(greeks.delta()).isCloseTo(0.59833, within(1e-5));
        assertThat(greeks.gamma()).isCloseTo(0.00002, within(5e-6));
        assertThat(greeks.vega()).isCloseTo(142.30124, within(2e-3));
        assertThat(greeks.theta()).isCloseTo(-13.4441, within(2e-3));
        assertThat(greeks.rho()).isCloseTo(131.82621, within(1e-1));
    }

    @Test
    void aLeapYearDayCountWouldBeNoticed() {
        double otherYears = YEARS * 365 / 365.25;
        assertThat(Black76.greeks(F, K, otherYears, VOL, OptionType.CALL).vega())
                .isNotCloseTo(142.30124, within(2e-3));
    }

    @ParameterizedTest
    @EnumSource(OptionType.class)
    void greeksAreTheSlopesOfThePrice(OptionType type) {
        for (double strike : new double[] {25_000, 36_000, 39_165.86, 42_000, 70_000}) {
            Greeks greeks = Black76.greeks(F, strike, 0.2, 0.7, type);
            double h = F * 1e-4;
            double up = Black76.priceUsd(F + h, strike, 0.2, 0.7, type);
            double mid = Black76.priceUsd(F, strike, 0.2, 0.7, type);
            double down = Black76.priceUsd(F - h, strike, 0.2, 0.7, type);
            assertThat(greeks.delta()).isCloseTo((up - down) / (2 * h), within(1e-6));
            assertThat(greeks.gamma()).isCloseTo((up - 2 * mid + down) / (h * h), within(1e-9));
            double vega = Black76.priceUsd(F, strike, 0.2, 0.705, type) - Black76.priceUsd(F, strike, 0.2, 0.695, type);
            assertThat(greeks.vega()).isCloseTo(vega, within(2e-3));
            double halfDay = 0.5 / 365;
            double decay = Black76.priceUsd(F, strike, 0.2 - halfDay, 0.7, type)
                    - Black76.priceUsd(F, strike, 0.2 + halfDay, 0.7, type);
            assertThat(greeks.theta()).isCloseTo(decay, within(1e-2));
        }
    }

    @ParameterizedTest
    @EnumSource(OptionType.class)
    void higherGreeksAreTheSlopesOfTheLowerOnes(OptionType type) {
        for (double strike : new double[] {25_000, 36_000, 39_165.86, 42_000, 70_000}) {
            for (double years : new double[] {0.01, 0.2, 1.5}) {
                OptionValue value = Black76.value(F, strike, years, 0.7, type);
                double point = 0.01;
                assertSlope(
                        value.vanna(), vol -> at(F, strike, years, vol, type).delta(), 0.7, 1e-3, point);
                assertSlope(
                        value.volga(), vol -> at(F, strike, years, vol, type).vega(), 0.7, 1e-3, point);
                assertSlope(
                        value.zomma(), vol -> at(F, strike, years, vol, type).gamma(), 0.7, 1e-3, 1);
                assertSlope(value.speed(), f -> at(f, strike, years, 0.7, type).gamma(), F, 5, 1);
                assertSlope(value.charm(), t -> at(F, strike, t, 0.7, type).delta(), years, 1e-5, -1.0 / 365);
                assertThat(value.netDelta()).isEqualTo(value.delta() - value.priceUsd() / F);
            }
        }
    }

    @Test
    void withoutTimeValueNothingCurves() {
        OptionValue expired = Black76.value(100, 90, 0, 0.5, OptionType.CALL);
        assertThat(expired.priceCoin()).isEqualTo(0.1);
        assertThat(List.of(expired.vanna(), expired.volga(), expired.charm(), expired.speed(), expired.zomma()))
                .containsOnly(0.0);
        assertThat(Black76.value(100, 1e9, 0.001, 0.1, OptionType.CALL).zomma()).isZero();
        assertThat(Black76.value(Double.NaN, 90, 1, 0.5, OptionType.CALL)).isEqualTo(OptionValue.UNKNOWN);
    }

    private static OptionValue at(double forward, double strike, double years, double vol, OptionType type) {
        return Black76.value(forward, strike, years, vol, type);
    }

    /** Against the five-point difference, whose error is of the fourth order. */
    private static void assertSlope(double slope, DoubleUnaryOperator of, double x, double h, double unit) {
        double difference = (of.applyAsDouble(x - 2 * h)
                        - 8 * of.applyAsDouble(x - h)
                        + 8 * of.applyAsDouble(x + h)
                        - of.applyAsDouble(x + 2 * h))
                / (12 * h)
                * unit;
        assertThat(slope).isCloseTo(difference, within(1e-6 * Math.abs(difference) + 1e-13));
    }

    @Test
    void callMinusPutIsForwardMinusStrike() {
        for (double strike = 5_000; strike < 300_000; strike *= 1.3) {
            double call = Black76.priceUsd(F, strike, 0.5, 0.8, OptionType.CALL);
            double put = Black76.priceUsd(F, strike, 0.5, 0.8, OptionType.PUT);
            assertThat(call - put).isCloseTo(F - strike, within(1e-9));
        }
    }

    @Test
    void rhoIsTheSlopeOfDiscounting() {
        Greeks call = Black76.greeks(F, K, YEARS, VOL, OptionType.CALL);
        Greeks put = Black76.greeks(F, K, YEARS, VOL, OptionType.PUT);
        assertThat(call.rho() - put.rho()).isCloseTo(K * YEARS / 100, within(1e-9));
    }

    @Test
    void withoutTimeTheIntrinsicValueIsLeft() {
        assertThat(Black76.priceUsd(100, 90, 0, 0.5, OptionType.CALL)).isEqualTo(10);
        assertThat(Black76.priceUsd(100, 90, 0, 0.5, OptionType.PUT)).isZero();
        assertThat(Black76.greeks(100, 90, 0, 0.5, OptionType.CALL).delta()).isEqualTo(1);
        assertThat(Black76.greeks(100, 100, 0, 0.5, OptionType.PUT).delta()).isEqualTo(-0.5);
        assertThat(Black76.greeks(100, 90, 0, 0.5, OptionType.PUT).gamma()).isZero();
    }

    @Test
    void withoutVolTheIntrinsicValueIsLeft() {
        assertThat(Black76.priceUsd(100, 90, 1, 0, OptionType.CALL)).isEqualTo(10);
    }

    @Test
    void hugeVolGivesTheMaximum() {
        assertThat(Black76.priceUsd(100, 90, 1, 1e6, OptionType.CALL)).isCloseTo(100, within(1e-9));
        assertThat(Black76.priceUsd(100, 90, 1, 1e6, OptionType.PUT)).isCloseTo(90, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"NaN,100,1,0.5", "100,NaN,1,0.5", "100,100,NaN,0.5", "100,100,1,NaN", "-1,100,1,0.5", "100,0,1,0.5"})
    void whatIsNotANumberStaysUnknown(double forward, double strike, double years, double vol) {
        assertThat(Black76.priceUsd(forward, strike, years, vol, OptionType.CALL))
                .isNaN();
        assertThat(Black76.greeks(forward, strike, years, vol, OptionType.PUT)).isEqualTo(Greeks.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(OptionType.class)
    void impliedVolInvertsThePrice(OptionType type) {
        for (double strike = 60; strike <= 160; strike += 10) {
            for (double vol : new double[] {0.1, 0.3, 0.9, 2.5}) {
                double price = Black76.priceUsd(100, strike, 0.25, vol, type);
                double timeValue = price - Math.max(0, type.sign() * (100 - strike));
                if (timeValue > 1e-6) {
                    ImpliedVol answer = ImpliedVol.of(price, 100, strike, 0.25, type);
                    assertThat(answer.state()).isEqualTo(IvState.OK);
                    assertThat(answer.vol()).as("strike %s", strike).isCloseTo(vol, within(1e-8));
                }
            }
        }
    }

    @Test
    void aRecordedBidAndAskInvertToTheRecordedVols() {
        assertThat(ImpliedVol.of(0.214 * F, F, K, YEARS, OptionType.CALL).vol() * 100)
                .isCloseTo(60.06, within(0.01));
        assertThat(ImpliedVol.of(0.2205 * F, F, K, YEARS, OptionType.CALL).vol() * 100)
                .isCloseTo(61.85, within(0.01));
    }

    @Test
    void aPriceWithoutAVolSaysWhy() {
        assertThat(ImpliedVol.of(9.99, 100, 90, 1, OptionType.CALL).state()).isEqualTo(IvState.BELOW_INTRINSIC);
        assertThat(ImpliedVol.of(100, 100, 90, 1, OptionType.CALL).state()).isEqualTo(IvState.ABOVE_MAXIMUM);
        assertThat(ImpliedVol.of(90, 100, 90, 1, OptionType.PUT).state()).isEqualTo(IvState.ABOVE_MAXIMUM);
        assertThat(ImpliedVol.of(5, 100, 90, 0, OptionType.CALL).state()).isEqualTo(IvState.EXPIRED);
        assertThat(ImpliedVol.of(Double.NaN, 100, 90, 1, OptionType.CALL).state())
                .isEqualTo(IvState.NO_PRICE);
        assertThat(ImpliedVol.of(5, Double.NaN, 90, 1, OptionType.CALL).state()).isEqualTo(IvState.NO_FORWARD);
        assertThat(ImpliedVol.of(5, 100, 90, 1, OptionType.PUT).state()).isEqualTo(IvState.OK);
    }
}
