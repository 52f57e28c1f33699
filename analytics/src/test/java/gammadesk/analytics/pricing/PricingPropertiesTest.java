package gammadesk.analytics.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.OptionType;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every option, on generated ones. */
class PricingPropertiesTest {
    private static final double ULP = Math.ulp(1.0);
    /** Below this a price has lost digits to being denormal. */
    private static final double LEAST_NORMAL_PRICE = 1e-290;

    private static Arbitrary<Double> spread(double least, double most) {
        return Arbitraries.doubles()
                .between(0, 1)
                .ofScale(12)
                .map(share -> least * Math.exp(share * Math.log(most / least)));
    }

    @Provide
    Arbitrary<Double> logMoneyness() {
        return Arbitraries.doubles().between(-3, 3).ofScale(12);
    }

    @Provide
    Arbitrary<Double> deviation() {
        return spread(1e-4, 6);
    }

    @Provide
    Arbitrary<Double> usualDeviation() {
        return spread(5e-3, 2);
    }

    @Provide
    Arbitrary<Double> years() {
        return spread(1e-4, 5);
    }

    /** The odd numbers among usual ones. */
    @Provide
    Arbitrary<Double> anything() {
        return Arbitraries.of(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                0.0,
                -0.0,
                -1.0,
                Double.MIN_VALUE,
                Double.MIN_NORMAL,
                -Double.MIN_VALUE,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                1e-300,
                1e-30,
                1e-3,
                0.5,
                0.99,
                1.0,
                1.01,
                2.0,
                100.0,
                1e30,
                1e300);
    }

    /**
     * A volatility is a double: at best it is half a unit in its last place off, which moves the price by as much times
     * its elasticity. In the far wings that alone is more than 1e-13, so the bound is the larger of the two.
     */
    @Property(tries = 4_000)
    void aPriceGivesAVolThatGivesThePrice(
            @ForAll("logMoneyness") double k, @ForAll("deviation") double s, @ForAll("years") double years) {
        OptionType type = k > 0 ? OptionType.CALL : OptionType.PUT;
        double strike = 60_000 * Math.exp(k);
        double vol = s / Math.sqrt(years);
        double price = Black76.priceUsd(60_000, strike, years, vol, type);
        if (price > LEAST_NORMAL_PRICE && price < Math.min(60_000, strike)) {
            ImpliedVol found = ImpliedVol.of(price, 60_000, strike, years, type);
            double again = Black76.priceUsd(60_000, strike, years, found.vol(), type);
            double elasticity = Black76.greeks(60_000, strike, years, vol, type).vega() * 100 * vol / price;
            assertThat(found.state()).isEqualTo(IvState.OK);
            assertThat(again).isCloseTo(price, within(price * Math.max(1e-13, 2 * ULP * elasticity)));
        }
    }

    @Property
    void aCallMinusItsPutIsForwardMinusStrike(
            @ForAll("logMoneyness") double k, @ForAll("deviation") double s, @ForAll("years") double years) {
        double strike = 60_000 * Math.exp(k);
        double vol = s / Math.sqrt(years);
        OptionValue call = Black76.value(60_000, strike, years, vol, OptionType.CALL);
        OptionValue put = Black76.value(60_000, strike, years, vol, OptionType.PUT);
        double exact = 4 * ULP * Math.max(60_000, strike);
        assertThat(call.priceUsd() - put.priceUsd()).isCloseTo(60_000 - strike, within(exact));
        assertThat(call.delta() - put.delta()).isCloseTo(1, within(4 * ULP));
        assertThat(call.gamma()).isEqualTo(put.gamma());
        assertThat(call.vega()).isEqualTo(put.vega());
        assertThat(call.theta()).isEqualTo(put.theta());
        assertThat(call.rho() - put.rho()).isCloseTo(strike * years / 100, within(exact * years));
    }

    @Property
    void pricesRiseWithVolatilityAndTimeAndWithMoneyness(
            @ForAll("logMoneyness") double k, @ForAll("deviation") double s, @ForAll("years") double years) {
        double strike = 60_000 * Math.exp(k);
        double vol = s / Math.sqrt(years);
        for (OptionType type : OptionType.values()) {
            double price = Black76.priceUsd(60_000, strike, years, vol, type);
            double least = price * (1 - 1e-13);
            assertThat(Black76.priceUsd(60_000, strike, years, vol * 1.001, type))
                    .isGreaterThanOrEqualTo(least);
            assertThat(Black76.priceUsd(60_000, strike, years * 1.001, vol, type))
                    .isGreaterThanOrEqualTo(least);
            assertThat(Black76.priceUsd(60_000, strike * (1 - type.sign() * 0.001), years, vol, type))
                    .isGreaterThanOrEqualTo(least);
            assertThat(price)
                    .isBetween(
                            Math.max(0, type.sign() * (60_000 - strike)), type == OptionType.CALL ? 60_000.0 : strike);
        }
    }

    /** Each greek against the derivative of what it is the slope of, by an eight-point difference. */
    @Property
    void greeksAreSlopes(
            @ForAll("logMoneyness") double width, @ForAll("usualDeviation") double s, @ForAll("years") double years) {
        double strike = 100 * Math.exp(width * s);
        double vol = s / Math.sqrt(years);
        for (OptionType type : OptionType.values()) {
            OptionValue v = Black76.value(100, strike, years, vol, type);
            double h = 100 * Math.min(s, 0.5) / 40;
            assertSlope(v.delta(), f -> at(f, strike, years, vol, type).priceUsd(), 100, h, 1);
            assertSlope(v.gamma(), f -> at(f, strike, years, vol, type).delta(), 100, h, 1 / (100 * s));
            assertSlope(v.speed(), f -> at(f, strike, years, vol, type).gamma(), 100, h, 1 / (1e4 * s * s));
            double b = vol / 60;
            double root = Math.sqrt(years);
            assertSlope(v.vega() * 100, x -> at(100, strike, years, x, type).priceUsd(), vol, b, 100 * root);
            assertSlope(v.vanna() * 100, x -> at(100, strike, years, x, type).delta(), vol, b, 1 / vol);
            assertSlope(v.volga() * 100, x -> at(100, strike, years, x, type).vega(), vol, b, root / vol);
            assertSlope(v.zomma(), x -> at(100, strike, years, x, type).gamma(), vol, b, 1 / (100 * s * vol));
            double t = years / 60;
            assertSlope(-365 * v.theta(), x -> at(100, strike, x, vol, type).priceUsd(), years, t, 100 * vol / root);
            assertSlope(-365 * v.charm(), x -> at(100, strike, x, vol, type).delta(), years, t, 1 / years);
        }
    }

    @Property
    void thePremiumAdjustedDeltaIsTheSlopeOfTheCoinPriceInCoin(
            @ForAll("logMoneyness") double width, @ForAll("usualDeviation") double s) {
        double strike = 100 * Math.exp(width * s);
        OptionValue v = Black76.value(100, strike, 1, s, OptionType.CALL);
        assertSlope(
                v.netDelta(), f -> 100 * at(f, strike, 1, s, OptionType.CALL).priceCoin(), 100, s * 2, 1);
    }

    /** Nothing is thrown; a price is a price or unknown; a volatility that is said to be known gives the price back. */
    @Property(tries = 20_000)
    void nothingIsThrownAndNothingIsInvented(
            @ForAll("anything") double forward,
            @ForAll("anything") double strike,
            @ForAll("anything") double years,
            @ForAll("anything") double volOrPrice) {
        for (OptionType type : OptionType.values()) {
            boolean isOption = forward > 0 && strike > 0 && areFinite(forward, strike, years, volOrPrice);
            double most = type == OptionType.CALL ? forward : strike;
            double price = Black76.priceUsd(forward, strike, years, volOrPrice, type);
            if (isOption) {
                assertThat(price).isBetween(Math.max(0, type.sign() * (forward - strike)), most);
            } else {
                assertThat(price).isNaN();
            }
            ImpliedVol iv = ImpliedVol.of(volOrPrice, forward, strike, years, type);
            if (iv.state() == IvState.OK) {
                assertThat(iv.vol()).isPositive().isFinite();
                assertThat(Black76.priceUsd(forward, strike, years, iv.vol(), type))
                        .isCloseTo(volOrPrice, within(1e-9 * volOrPrice + 4 * ULP * Math.max(forward, strike)));
            } else {
                assertThat(iv.vol()).isNaN();
            }
        }
    }

    private static boolean areFinite(double... numbers) {
        return Arrays.stream(numbers).allMatch(Double::isFinite);
    }

    private static OptionValue at(double forward, double strike, double years, double vol, OptionType type) {
        return Black76.value(forward, strike, years, vol, type);
    }

    private static void assertSlope(double slope, DoubleUnaryOperator of, double x, double h, double scale) {
        double difference = (4.0 / 5 * odd(of, x, h)
                        - 1.0 / 5 * odd(of, x, 2 * h)
                        + 4.0 / 105 * odd(of, x, 3 * h)
                        - 1.0 / 280 * odd(of, x, 4 * h))
                / h;
        assertThat(slope).isCloseTo(difference, within(1e-8 * scale));
    }

    private static double odd(DoubleUnaryOperator of, double x, double h) {
        return of.applyAsDouble(x + h) - of.applyAsDouble(x - h);
    }
}
