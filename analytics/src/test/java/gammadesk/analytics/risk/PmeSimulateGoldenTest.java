package gammadesk.analytics.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Settlement;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Two recorded answers of {@code private/pme/simulate}, every number of them to 1e-9. */
class PmeSimulateGoldenTest {
    private static final double TOLERANCE = 1e-9;

    @Test
    void reproducesTheVenuesOwnExampleInBtc() throws IOException {
        Properties recorded = recorded("pme_simulate_btc.properties");
        double years = Expiry.parse("28JUN24").orElseThrow().yearsFrom((long) number(recorded, "timestamp"));
        List<RiskPosition> positions =
                List.of(future(recorded, "BTC-PERPETUAL", 0), future(recorded, "BTC-28JUN24", years));

        reproduces(recorded, positions, PortfolioMarginParameters.btc());
    }

    @Test
    void reproducesARecordedAnswerInEthWithPnlOffset() throws IOException {
        Properties recorded = recorded("pme_simulate_eth.properties");

        reproduces(recorded, List.of(future(recorded, "ETH-PERPETUAL", 0)), PortfolioMarginParameters.eth());
    }

    private static void reproduces(
            Properties recorded, List<RiskPosition> positions, PortfolioMarginParameters parameters) {
        PortfolioMargin margin = PortfolioMargin.of(
                positions,
                Settlement.INVERSE,
                number(recorded, "index"),
                number(recorded, "mmp_margin"),
                number(recorded, "open_orders_margin"),
                parameters);

        positions.forEach(position ->
                same(recorded, position.instrument(), margin.initialVectors().get(position.instrument())));
        same(recorded, "aggregated", margin.aggregated());
        isClose(recorded, "worst_case", margin.worstCase());
        isClose(recorded, "delta_shock", margin.deltaShock());
        isClose(recorded, "roll_shock", margin.rollShock());
        isClose(recorded, "risk_matrix_margin", margin.riskMatrixMargin());
        isClose(recorded, "initial_margin", margin.initialMargin());
        isClose(recorded, "maintenance_margin", margin.maintenanceMargin());
        PortfolioMargin.WorstBucket worst = margin.worstBucket();
        assertThat(worst.bucket() + " " + worst.index() + " " + worst.source() + " " + worst.side())
                .isEqualTo(recorded.getProperty("worst_case_bucket"));
    }

    private static RiskPosition future(Properties recorded, String name, double years) {
        return new RiskPosition.Future(
                name, Settlement.INVERSE, number(recorded, name), number(recorded, name + ".mark"), years);
    }

    private static void same(Properties recorded, String name, RiskVectors vectors) {
        same(recorded.getProperty(name + ".standard"), vectors.standard());
        same(recorded.getProperty(name + ".extended"), vectors.extended());
    }

    private static void same(String recorded, Column computed) {
        double[] values = Arrays.stream(recorded.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(computed.toArray()).containsExactly(values, within(TOLERANCE));
    }

    private static void isClose(Properties recorded, String name, double value) {
        assertThat(value).as(name).isCloseTo(number(recorded, name), within(TOLERANCE));
    }

    private static double number(Properties recorded, String name) {
        return Double.parseDouble(recorded.getProperty(name));
    }

    private static Properties recorded(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = PmeSimulateGoldenTest.class.getResourceAsStream("/risk/" + name)) {
            properties.load(stream);
        }
        return properties;
    }
}
