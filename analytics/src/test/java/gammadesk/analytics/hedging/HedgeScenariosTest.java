package gammadesk.analytics.hedging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.InstrumentName.Family;
import gammadesk.analytics.risk.FactorHistory;
import gammadesk.analytics.risk.FactorScenarios;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.SmileCurve;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HedgeScenariosTest {
    private static final Family FAMILY = new Family(Currency.BTC, Optional.empty());
    private static final Expiry MARCH = Expiry.parse("27MAR26").orElseThrow();
    private static final Expiry APRIL = Expiry.parse("24APR26").orElseThrow();
    private static final long NOW = MARCH.epochMillis() - 30L * 86_400_000;
    private static final int PATHS = 1_000;

    private static RiskMarket market(Map<Expiry, Double> vols) {
        Map<RiskMarket.FamilyExpiry, SmileCurve> smiles = new HashMap<>();
        vols.forEach((expiry, vol) -> smiles.put(new RiskMarket.FamilyExpiry(FAMILY, expiry), k -> vol));
        return new RiskMarket(NOW, Map.of(Currency.BTC, 50_000.0), Map.of(), smiles);
    }

    private static FactorScenarios moves(RiskMarket market) {
        return HedgeScenarios.of(market, Currency.BTC, PATHS, 1).orElseThrow();
    }

    @Test
    void areTheSameForTheSameMarket() {
        RiskMarket market = market(Map.of(MARCH, 0.6));

        assertThat(moves(market).spotMoves().toArray())
                .isEqualTo(moves(market).spotMoves().toArray());
        assertThat(moves(market).skewMoves().toArray())
                .isEqualTo(moves(market).skewMoves().toArray());
    }

    @Test
    void skewAndTermHaveALifeOfTheirOwnBesideTheLevel() {
        FactorScenarios moves = moves(market(Map.of(MARCH, 0.6)));

        assertThat(deviation(moves.skewMoves(), moves.volMoves(), FactorHistory.SKEW_PER_LEVEL))
                .isCloseTo(0.004, within(0.0004));
        assertThat(deviation(moves.termMoves(), moves.volMoves(), FactorHistory.TERM_PER_LEVEL))
                .isCloseTo(0.016, within(0.0016));
    }

    private static double deviation(Column moves, Column level, double perLevel) {
        return Math.sqrt(IntStream.range(0, PATHS)
                .mapToDouble(i -> moves.get(i) - perLevel * level.get(i))
                .map(own -> own * own)
                .average()
                .orElseThrow());
    }

    @Test
    void anExpiryWithoutAVolatilityIsPassedOver() {
        assertThat(moves(market(Map.of(MARCH, Double.NaN, APRIL, 0.6)))
                        .spotMoves()
                        .toArray())
                .isEqualTo(moves(market(Map.of(APRIL, 0.6))).spotMoves().toArray());
    }

    @Test
    void thereAreNoneWithoutAVolatilityOfTheCoin() {
        RiskMarket market = market(Map.of(MARCH, 0.6));

        assertThat(HedgeScenarios.of(market, Currency.of("ETH"), PATHS, 1)).isEmpty();
        assertThat(HedgeScenarios.of(market(Map.of()), Currency.BTC, PATHS, 1)).isEmpty();
    }

    /** The model itself leans: level and spot move against each other. */
    @Test
    void balancedScenariosHaveNoDirection() {
        RiskMarket market = market(Map.of(MARCH, 0.6));
        FactorScenarios balanced =
                HedgeScenarios.balanced(market, Currency.BTC, PATHS, 1).orElseThrow();

        assertThat(balanced.size()).isEqualTo(PATHS);
        assertThat(meanLogWithLevel(moves(market))).isLessThan(-1e-5);
        assertThat(meanLogWithLevel(balanced)).isCloseTo(0, within(1e-12));
        assertThat(logMoves(balanced).average().orElseThrow()).isCloseTo(0, within(1e-12));
        double day = 0.6 / Math.sqrt(365);
        assertThat(logMoves(balanced).map(Math::abs).average().orElseThrow()).isBetween(day * 0.7, day * 0.9);
    }

    private static DoubleStream logMoves(FactorScenarios scenarios) {
        return Arrays.stream(scenarios.spotMoves().toArray()).map(Math::log1p);
    }

    private static double meanLogWithLevel(FactorScenarios scenarios) {
        return IntStream.range(0, scenarios.size())
                .mapToDouble(i -> Math.log1p(scenarios.spotMoves().get(i))
                        * scenarios.volMoves().get(i))
                .average()
                .orElseThrow();
    }
}
