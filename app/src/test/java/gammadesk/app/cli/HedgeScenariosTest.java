package gammadesk.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.risk.FactorScenarios;
import gammadesk.analytics.risk.RiskMarket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HedgeScenariosTest {
    private static final Expiry EXPIRY = Expiry.parse("27MAR26").orElseThrow();
    private static final RiskMarket MARKET = new RiskMarket(
            EXPIRY.epochMillis() - 30L * 86_400_000,
            Map.of(Currency.BTC, 50_000.0),
            Map.of(),
            Map.of(
                    new RiskMarket.FamilyExpiry(
                            InstrumentName.parse("BTC-27MAR26-50000-C")
                                    .orElseThrow()
                                    .family(),
                            EXPIRY),
                    _ -> 0.6));

    private static double meanLog(FactorScenarios scenarios) {
        double sum = 0;
        for (int i = 0; i < scenarios.size(); i++) {
            sum += Math.log1p(scenarios.spotMoves().get(i));
        }
        return sum / scenarios.size();
    }

    private static double withLevel(FactorScenarios scenarios) {
        double sum = 0;
        for (int i = 0; i < scenarios.size(); i++) {
            sum += Math.log1p(scenarios.spotMoves().get(i))
                    * scenarios.volMoves().get(i);
        }
        return sum / scenarios.size();
    }

    /** The model itself leans: level and spot move against each other. */
    @Test
    void balancedScenariosHaveNoDirection() {
        FactorScenarios leaning = HedgeScenarios.of(MARKET, Currency.BTC, 2_000, 1);
        FactorScenarios balanced = HedgeScenarios.balanced(MARKET, Currency.BTC, 2_000, 1);
        assertThat(balanced.size()).isEqualTo(2_000);
        assertThat(withLevel(leaning)).isLessThan(-1e-5);
        assertThat(withLevel(balanced)).isCloseTo(0, within(1e-12));
        assertThat(meanLog(balanced)).isCloseTo(0, within(1e-12));
        double mean = 0;
        for (int i = 0; i < balanced.size(); i++) {
            mean += Math.abs(Math.log1p(balanced.spotMoves().get(i))) / balanced.size();
        }
        assertThat(mean).isBetween(0.6 / Math.sqrt(365) * 0.7, 0.6 / Math.sqrt(365) * 0.9);
    }
}
