package gammadesk.analytics.backtest.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gammadesk.analytics.backtest.court.LookAhead.SeriesRule;
import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.path.GeometricBrownian;
import gammadesk.analytics.learning.path.PathSet;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookAheadTest {
    private static final PathSet PATHS =
            new GeometricBrownian(100, 0, 0.5).simulate(20, 40, 1 / 365.0, new SplittableRandom(3));
    private static final Column PRICES = Column.of(
            IntStream.rangeClosed(0, 40).mapToDouble(i -> PATHS.spots()[i][0]).toArray());

    private static Column each(Column prices, IntToDoubleFunction decision) {
        return Column.of(IntStream.range(0, prices.size()).mapToDouble(decision).toArray());
    }

    @Test
    void aTrendIsHonest() {
        SeriesRule trend = prices -> each(prices, i -> i < 5 ? 0 : Math.signum(prices.get(i) - prices.get(i - 5)));
        assertThat(LookAhead.of(trend, PRICES, 10)).isEmpty();
    }

    @Test
    void aRuleThatSeesTomorrowIsConvicted() {
        SeriesRule oracle =
                prices -> each(prices, i -> i + 1 < prices.size() ? Math.signum(prices.get(i + 1) - prices.get(i)) : 0);
        assertThat(LookAhead.of(oracle, PRICES, 10))
                .hasValueSatisfying(leak -> assertThat(leak.moment()).isEqualTo(leak.lastKnown()));
    }

    /** The common way: a mean over the whole series. */
    @Test
    void aRuleThatWasScaledByTheWholeSeriesIsConvicted() {
        SeriesRule scaled = prices -> each(prices, i -> prices.get(i) - prices.sum() / prices.size());
        assertThat(LookAhead.of(scaled, PRICES, 10)).isPresent();
    }

    /** Cut off, it has no future to read; given another one, it reads that. */
    @Test
    void aRuleThatLooksOnlyWhereThereIsAFutureIsConvicted() {
        SeriesRule wary = prices ->
                each(prices, i -> i < 30 && prices.size() > 40 ? Math.signum(prices.get(40) - prices.get(i)) : 1);
        assertThat(LookAhead.of(wary, PRICES, 10)).isPresent();
    }

    @Test
    void aHedgerThatKnowsItsMomentIsHonest() {
        assertThat(LookAhead.of(_ -> new Delta(), PATHS, 10)).isEmpty();
    }

    @Test
    void aHedgerThatKeptThePathsIsConvicted() {
        assertThat(LookAhead.of(Oracle::new, PATHS, 10)).hasValueSatisfying(leak -> {
            assertThat(leak.moment()).isEqualTo(leak.lastKnown());
            assertThat(leak.decided()).isNotEqualTo(leak.without());
        });
    }

    @Test
    void aSeriesWithoutAFutureIsRefused() {
        assertThatThrownBy(() -> LookAhead.of(prices -> prices, Column.of(1, 2), 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LookAhead.of(_ -> Column.of(1), PRICES, 3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private record Delta() implements HedgeStrategy {
        @Override
        public String name() {
            return "delta";
        }

        @Override
        public void ratios(Moment moment, double[] held, double[] out) {
            for (int path = 0; path < out.length; path++) {
                out[path] = Black76.greeks(moment.spots()[path], 100, moment.yearsLeft(), 0.5, OptionType.CALL)
                        .delta();
            }
        }
    }

    /** Holds all of it before a rise and nothing before a fall. */
    private record Oracle(PathSet known) implements HedgeStrategy {
        @Override
        public String name() {
            return "oracle";
        }

        @Override
        public void ratios(Moment moment, double[] held, double[] out) {
            for (int path = 0; path < out.length; path++) {
                out[path] = known.spots()[moment.step() + 1][path] > moment.spots()[path] ? 1 : 0;
            }
        }
    }
}
