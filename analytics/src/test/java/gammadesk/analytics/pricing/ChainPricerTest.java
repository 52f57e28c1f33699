package gammadesk.analytics.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainPricerTest {
    private static final double FORWARD = 60_000;
    private static final double NONE = Double.NaN;

    @Test
    void bothLanesValueAChainAlike() {
        ChainSnapshot chain = chain(expiry(Settlement.INVERSE, 0.1, FORWARD), expiry(Settlement.INVERSE, 0.5, 61_000));
        ChainValuation fast = new ChainPricer(PricingKernels.vector()).valuation(chain);
        ChainValuation slow = ChainPricer.value(chain);
        for (int i = 0; i < 2; i++) {
            ExpiryValuation left = fast.expiries().get(i);
            ExpiryValuation right = slow.expiries().get(i);
            assertThat(left.bidState()).isEqualTo(right.bidState());
            assertClose(left.bidIv(), right.bidIv());
            assertClose(left.askIv(), right.askIv());
            assertClose(left.modelPrice(), right.modelPrice());
            assertClose(left.charm(), right.charm());
        }
    }

    @Test
    void everyRowHasAllItsGreeks() {
        ExpiryChain expiry = expiry(Settlement.INVERSE, 0.1, FORWARD);
        ExpiryValuation valued = ChainPricer.value(chain(expiry)).expiries().getFirst();
        for (int row = 0; row < 8; row++) {
            OptionValue exact = Black76.value(
                    FORWARD, expiry.strike().get(row), 0.1, 0.6, expiry.types().get(row));
            assertThat(valued.modelPrice().get(row)).isCloseTo(exact.priceCoin(), within(1e-14));
            assertThat(valued.netDelta().get(row)).isCloseTo(exact.netDelta(), within(1e-12));
            assertThat(valued.rho().get(row)).isCloseTo(exact.rho(), within(1e-10));
            assertThat(valued.vanna().get(row)).isCloseTo(exact.vanna(), within(1e-12));
            assertThat(valued.volga().get(row)).isCloseTo(exact.volga(), within(1e-10));
            assertThat(valued.charm().get(row)).isCloseTo(exact.charm(), within(1e-12));
        }
    }

    @Test
    void linearOptionsArePricedInUsd() {
        ExpiryValuation valued = ChainPricer.value(chain(expiry(Settlement.LINEAR, 0.1, FORWARD)))
                .expiries()
                .getFirst();
        assertThat(valued.netDelta()).isEqualTo(valued.delta());
        assertThat(valued.modelPrice().get(0)).isGreaterThan(1_000);
    }

    @Test
    void everyBlankHasItsReason() {
        ExpiryValuation valued = ChainPricer.value(chain(expiry(Settlement.INVERSE, 0.1, FORWARD)))
                .expiries()
                .getFirst();
        assertThat(valued.bidState())
                .startsWith(IvState.OK, IvState.NO_PRICE, IvState.BELOW_INTRINSIC, IvState.ABOVE_MAXIMUM);
        assertThat(valued.bidIv().get(1)).isNaN();
        assertThat(valued.markState().get(9)).isEqualTo(IvState.OK);
        assertThat(valued.markIv().get(9)).as("from the mark price").isCloseTo(60, within(1e-8));
        assertStates(expiry(Settlement.INVERSE, 0, FORWARD), IvState.EXPIRED);
        assertStates(expiry(Settlement.INVERSE, 0.1, NONE), IvState.NO_FORWARD);
        assertStates(expiry(Settlement.INVERSE, Double.POSITIVE_INFINITY, FORWARD), IvState.BAD_INPUT);
        assertStates(expiry(Settlement.INVERSE, 0.1, Double.POSITIVE_INFINITY), IvState.BAD_INPUT);
    }

    @Test
    void aPricerIsUsedAgainForLargerAndSmallerChains() {
        ChainPricer pricer = new ChainPricer(PricingKernels.vector());
        ExpiryChain one = expiry(Settlement.INVERSE, 0.1, FORWARD);
        ChainValuation before = pricer.valuation(chain(one));
        pricer.valuation(chain(one, expiry(Settlement.INVERSE, 0.7, 50_000), one, one));
        assertThat(pricer.valuation(chain(one))).isEqualTo(before);
        assertThat(pricer.columns(chain(one)).size()).isEqualTo(one.size());
        assertThat(pricer.valuation(chain()).expiries()).isEmpty();
    }

    private static void assertStates(ExpiryChain expiry, IvState state) {
        for (PricingKernels kernels : List.of(PricingKernels.scalar(), PricingKernels.vector())) {
            ExpiryValuation valued =
                    new ChainPricer(kernels).valuation(chain(expiry)).expiries().getFirst();
            assertThat(valued.markState()).containsOnly(state);
            assertThat(valued.bidState()).containsOnly(state);
            assertThat(valued.askIv().toArray()).containsOnly(NONE);
            assertThat(valued.gamma().toArray()).containsOnly(NONE);
        }
    }

    private static void assertClose(Column left, Column right) {
        for (int row = 0; row < right.size(); row++) {
            if (Double.isNaN(right.get(row))) {
                assertThat(left.get(row)).isNaN();
            } else {
                assertThat(left.get(row)).isCloseTo(right.get(row), within(1e-11 * Math.abs(right.get(row))));
            }
        }
    }

    private static ChainSnapshot chain(ExpiryChain... expiries) {
        return new ChainSnapshot("test", Currency.BTC, 0, FORWARD, List.of(expiries));
    }

    /** Ten strikes at 60 %; the second row has no bid, the third one below intrinsic, the fourth one above the most. */
    private static ExpiryChain expiry(Settlement settlement, double years, double forward) {
        int size = 20;
        List<OptionType> types = new ArrayList<>();
        List<String> names = new ArrayList<>();
        double[] strike = new double[size];
        double[] mark = new double[size];
        double[] venueIv = new double[size];
        for (int row = 0; row < size; row++) {
            OptionType type = row % 2 == 0 ? OptionType.CALL : OptionType.PUT;
            types.add(type);
            names.add("BTC-" + row);
            strike[row] = 45_000 + 3_000 * (row / 2);
            double usd = Black76.priceUsd(FORWARD, strike[row], 0.1, 0.6, type);
            mark[row] = settlement == Settlement.INVERSE ? usd / FORWARD : usd;
            venueIv[row] = row == 9 ? NONE : 60;
        }
        double[] bid = Arrays.stream(mark).map(m -> m * 0.99 + 1e-9).toArray();
        bid[1] = NONE;
        bid[2] = mark[2] / 3;
        bid[3] = settlement == Settlement.INVERSE ? 2 : 2 * FORWARD;
        Column many = column(size, 1);
        return new ExpiryChain(
                Expiry.parse("27MAR26").orElseThrow(),
                years,
                forward,
                "",
                settlement,
                names,
                types,
                column(size, forward),
                Column.of(strike),
                many,
                Column.of(bid),
                many,
                Column.of(mark).map(m -> m * 1.01),
                many,
                Column.of(mark),
                many,
                Column.of(venueIv),
                many,
                many,
                many);
    }

    private static Column column(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return Column.of(values);
    }
}
