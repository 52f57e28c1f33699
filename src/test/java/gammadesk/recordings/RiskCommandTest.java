package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.Shared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code gammadesk risk} over a recorded chain. */
class RiskCommandTest extends CommandTest {
    private static final String RECORDING = "deribit_chains/snapshots/deribit_options_snapshot_20260401T051502Z.csv.gz";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void everyPartIsThereAndBadRowsAreNamed() throws IOException {
        Path book = book("BTC-26JUN26-70000-C,2,0.05\nBTC-PERPETUAL,-20000,\n"
                + "BTC-26JUN26-12345-C,1,\nBTC-27MAR26-70000-C,1,\nBTC-26JUN26-80000-C,lots,\nBTC,3,\n");
        JsonNode report = report("--book", book.toString(), "--chain", chain(RECORDING), "--format", "json");
        double sum = 0;
        for (JsonNode position : report.path("positions")) {
            sum += position.path("deltaCoin").asDouble(0);
        }
        assertThat(report.path("book").path("deltaCoin").asDouble()).isCloseTo(sum, within(1e-9));
        assertThat(report.path("book").path("unvalued").asInt()).isEqualTo(2);
        assertThat(report.path("positions")
                        .valueStream()
                        .map(row -> row.path("missing").asString("")))
                .contains("UNKNOWN_INSTRUMENT", "EXPIRED");
        assertThat(report.path("errors").path(0).path("reason").asString()).contains("not a number: lots");
        assertThat(report.path("smiles").path("source").asString()).isEqualTo("fitted surface");
        assertThat(report.path("smiles").path("fittedExpiries").asInt()).isGreaterThan(5);
        assertThat(report.path("scenarios").path(0).propertyNames())
                .contains("spotMove", "volMove", "days", "pnlUsd", "pnlCoin");
        assertThat(report.path("book").propertyNames()).contains("netDeltaCoin", "gammaPerUsd", "vegaUsd", "thetaUsd");
    }

    /** The cushion at no move is equity less maintenance, and where it ends the account would be liquidated. */
    @Test
    void theMarginSaysHowFarTheMarketMayMove() throws IOException {
        Path book = book("BTC-26JUN26-60000-P,-10,\nBTC,3,\n");
        JsonNode margin =
                report("--book", book.toString(), "--chain", chain(RECORDING)).path("margin");
        for (String model : List.of("standard", "portfolio")) {
            JsonNode own = margin.path(model);
            JsonNode unmoved = own.path("liquidation")
                    .valueStream()
                    .filter(row -> row.path("volMove").asDouble() == 0)
                    .findFirst()
                    .orElseThrow();
            double cushion = unmoved.path("cushion")
                    .valueStream()
                    .filter(node -> node.path("spotMove").asDouble() == 0)
                    .findFirst()
                    .orElseThrow()
                    .path("coin")
                    .asDouble();
            assertThat(cushion)
                    .as(model)
                    .isCloseTo(
                            own.path("equity").asDouble()
                                    - own.path("maintenance").asDouble(),
                            within(1e-9));
            assertThat(unmoved.path("spotDown").asDouble()).isBetween(-0.6, -0.05);
        }
    }

    @Test
    void aHistoryMakesTheTailAFilteredSimulation() throws IOException {
        Path book = book("BTC-26JUN26-60000-P,-10,\nBTC-26JUN26-80000-C,3,\nBTC-PERPETUAL,50000,\n");
        JsonNode tail = report(
                        "--book",
                        book.toString(),
                        "--chain",
                        chain(RECORDING),
                        "--history",
                        chain("prices/kittycapital_BTC_daily.csv.gz"),
                        chain("prices/dvol_btc_daily.json.gz"))
                .path("tail");
        assertThat(tail.path("method").asString()).contains("filtered historical", "level of volatility");
        assertThat(tail.path("expectedShortfallUsd").asDouble())
                .isGreaterThan(tail.path("varUsd").asDouble())
                .isGreaterThan(0);
        assertThat(tail.path("contributions")
                        .valueStream()
                        .mapToDouble(JsonNode::asDouble)
                        .sum())
                .isCloseTo(tail.path("expectedShortfallUsd").asDouble(), within(1e-6));
        assertThat(tail.path("parametric").path("varUsd").asDouble()).isPositive();
        assertThat(tail.path("monteCarlo").path("varUsd").asDouble()).isPositive();
    }

    @Test
    void anEarlierChainSaysWhyTheBookMoved() throws IOException {
        Path book = book("BTC-26JUN26-60000-P,-10,\nBTC-26JUN26-80000-C,3,\nBTC-PERPETUAL,50000,\n");
        String later = chain("deribit_chains/snapshots/deribit_options_snapshot_20260401T161023Z.csv.gz");
        JsonNode why = report("--book", book.toString(), "--chain", later, "--since", chain(RECORDING))
                .path("attribution");
        assertThat(why.path("partsCoin")
                        .valueStream()
                        .mapToDouble(JsonNode::asDouble)
                        .sum())
                .isCloseTo(why.path("totalCoin").asDouble(), within(1e-9));
        assertThat(why.path("partsUsd")
                        .valueStream()
                        .mapToDouble(JsonNode::asDouble)
                        .sum())
                .isCloseTo(why.path("totalUsd").asDouble(), within(1e-6));
        assertThat(why.path("totalCoin").asDouble()).isNotZero();
        assertThat(run("risk", "--book", book.toString(), "--chain", chain(RECORDING), "--since", later))
                .isEqualTo(2);
    }

    /** Where smiles travel with spot, scenarios at other spots differ and those at this one do not. */
    @Test
    void theRuleOfVolatilityCanBeChosen() throws IOException {
        Path book = book("BTC-26JUN26-60000-P,-10,\n");
        JsonNode strike =
                report("--book", book.toString(), "--chain", chain(RECORDING)).path("scenarios");
        JsonNode moneyness = report(
                        "--book", book.toString(), "--chain", chain(RECORDING), "--spot-vol", "sticky-moneyness")
                .path("scenarios");
        int moved = 0;
        for (int i = 0; i < strike.size(); i++) {
            double difference = strike.path(i).path("pnlUsd").asDouble()
                    - moneyness.path(i).path("pnlUsd").asDouble();
            boolean isHere = strike.path(i).path("spotMove").asDouble() == 0;
            assertThat(isHere && Math.abs(difference) > 1e-6).isFalse();
            moved += Math.abs(difference) > 100 ? 1 : 0;
        }
        assertThat(moved).isGreaterThan(50);
    }

    @Test
    void anEmptyBookIsNothing() throws IOException {
        JsonNode report = report("--book", book("").toString(), "--chain", chain(RECORDING));
        assertThat(report.path("positions").isEmpty()).isTrue();
        assertThat(report.path("book").path("deltaCoin").asDouble()).isZero();
        assertThat(report.path("margin").path("portfolio").path("initial").asDouble())
                .isZero();
    }

    private Path book(String rows) throws IOException {
        return Files.writeString(folder.resolve("book.csv"), "instrument,amount,averagePrice\n" + rows);
    }

    private static String chain(String name) {
        return Shared.path(name).toString();
    }

    private JsonNode report(String... arguments) {
        said.reset();
        String[] all = Stream.concat(Stream.of("risk"), Stream.of(arguments)).toArray(String[]::new);
        assertThat(run(all)).isZero();
        return JsonMapper.shared().readTree(said.toString(StandardCharsets.UTF_8));
    }
}
