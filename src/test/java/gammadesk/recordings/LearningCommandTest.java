package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.Shared;
import gammadesk.analytics.learning.path.HestonParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code gammadesk train}, {@code backtest} and {@code evidence}, one after the other as a person would. */
class LearningCommandTest extends CommandTest {
    private static final String TRAINING =
            "{\"policy\": \"learned-band\", \"members\": 2, \"steps\": 3, \"decisions\": 6, \"seed\": 1,"
                    + " \"laws\": []}";

    @TempDir
    private Path folder;

    @Test
    void aPolicyIsTrainedTriedAndRuledOn() throws IOException {
        Path training = Files.writeString(folder.resolve("training.json"), TRAINING);
        Path model = folder.resolve("band.model");
        assertThat(run("train", "--config", training.toString(), "--out", model.toString()))
                .isZero();
        byte[] first = Files.readAllBytes(model);
        assertThat(run("train", "--config", training.toString(), "--out", model.toString()))
                .isZero();
        assertThat(Files.readAllBytes(model)).as("the same configuration").isEqualTo(first);

        Path out = folder.resolve("evidence");
        assertThat(backtest(model, training, out)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("learned-band, all books: may not advise", "learned-band, short straddle: may not advise");
        assertThat(Files.readAllLines(out.resolve("runs.jsonl")))
                .as("begun and ended")
                .hasSize(6);
        said.reset();
        assertThat(backtest(model, training, out)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("trials on record 6 ");

        said.reset();
        assertThat(run("evidence", "--policy", "learned-band", "--book", "demo", "--from", out.toString()))
                .isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("learned-band, demo", "| none | baseline |");

        List<String> runs = Files.readAllLines(out.resolve("runs.jsonl"));
        Files.write(out.resolve("runs.jsonl"), runs.subList(0, 4));
        assertThat(backtest(model, training, out)).as("a ledger that lost runs").isNotZero();
    }

    /** The market of a day teaches another band than the standard ones. */
    @Test
    void aTrainingIsFittedToARecordedMarket() throws IOException {
        Path training = Files.writeString(folder.resolve("training.json"), TRAINING);
        Path fitted = folder.resolve("fitted.json");
        List<String> fit = new ArrayList<>(
                List.of("fit", "--config", training.toString(), "--out", fitted.toString(), "--chains"));
        for (String day : List.of("_20260203", "_20260204")) {
            Shared.chains(day).forEach(file -> fit.add(file.toString()));
        }
        assertThat(run(fit.toArray(String[]::new))).isZero();
        JsonNode law = JsonMapper.shared()
                .readTree(Files.readString(fitted))
                .get("laws")
                .get(0);
        JsonNode heston = law.get("variance");
        HestonParameters fittedLaw = new HestonParameters(
                heston.get("variance").asDouble(),
                heston.get("reversion").asDouble(),
                heston.get("longVariance").asDouble(),
                heston.get("volOfVariance").asDouble(),
                heston.get("correlation").asDouble());
        assertThat(Math.sqrt(fittedLaw.meanVariance(30.0 / 365)))
                .as("implied for thirty days on the fourth of February 2026")
                .isBetween(0.5, 0.75);
        assertThat(fittedLaw.correlation()).isNegative();
        Path model = folder.resolve("fitted.model");
        assertThat(run("train", "--config", fitted.toString(), "--out", model.toString()))
                .isZero();
        assertThat(run(
                        "train",
                        "--config",
                        training.toString(),
                        "--out",
                        folder.resolve("usual.model").toString()))
                .isZero();
        assertThat(Files.readAllBytes(model)).isNotEqualTo(Files.readAllBytes(folder.resolve("usual.model")));
    }

    private int backtest(Path model, Path training, Path out) throws IOException {
        String chains = Shared.chains("_20260203").stream()
                .map(file -> "\"" + file + "\"")
                .collect(Collectors.joining(", "));
        String more = Shared.chains("_20260204").stream()
                .map(file -> "\"" + file + "\"")
                .collect(Collectors.joining(", "));
        Path config = Files.writeString(
                folder.resolve("case.json"),
                "{\"policy\": \"learned-band\", \"currency\": \"BTC\", \"recordings\": [{\"name\": \"two days\", \"chains\": ["
                        + chains + ", " + more + "]}], \"fills\": {\"delay\": 0, \"crossing\": 1,"
                        + " \"missed\": 0}, \"paths\": 20, \"seed\": 7}");
        return run(
                "backtest",
                "--config",
                config.toString(),
                "--out",
                out.toString(),
                "--model",
                model.toString(),
                "--training",
                training.toString());
    }

    @Test
    void whatShipsComesWithItsRuling() throws IOException {
        assertThat(run("evidence", "--policy", "learned-band", "--from", folder.toString(), "--format", "json"))
                .isZero();
        JsonNode evidence = JsonMapper.shared().readTree(said.toString(StandardCharsets.UTF_8));
        assertThat(evidence.toString()).contains("MAY_NOT", "all books");
    }

    @Test
    void publishedFiguresArePrinted() {
        assertThat(run("evidence", "--published", "--case", "classical", "--paths", "1000", "--format", "json"))
                .isBetween(0, 1);
        JsonNode rows = JsonMapper.shared()
                .readTree(said.toString(StandardCharsets.UTF_8))
                .get("rows");
        assertThat(rows.size()).isGreaterThan(30);
        for (JsonNode row : rows) {
            assertThat(row.propertyNames()).contains("name", "published", "ours", "passed");
        }
    }

    @Test
    void wrongUseIsNamed() throws IOException {
        assertThat(run("evidence")).isEqualTo(2);
        assertThat(run("evidence", "--policy", "oracle", "--from", folder.toString()))
                .isEqualTo(2);
        assertThat(run("evidence", "--published", "--case", "oracle")).isEqualTo(2);
        Path config = Files.writeString(folder.resolve("training.json"), TRAINING.replace("learned-band", "oracle"));
        assertThat(run(
                        "train",
                        "--config",
                        config.toString(),
                        "--out",
                        folder.resolve("m").toString()))
                .isEqualTo(2);
        assertThat(run("train", "--config", folder.resolve("none").toString(), "--out", "m"))
                .isEqualTo(2);
        Path other = Files.writeString(folder.resolve("case.json"), "{\"policy\": \"learned-band\"}");
        assertThat(run("backtest", "--config", other.toString(), "--out", folder.toString()))
                .isEqualTo(2);
        Path missing = Files.writeString(
                folder.resolve("missing.json"),
                "{\"policy\": \"learned-band\", \"currency\": \"BTC\", \"recordings\": [{\"name\": \"x\", \"chains\": "
                        + "[\"none*.csv\"]}], \"fills\": {\"delay\": 0, \"crossing\": 1,"
                        + " \"missed\": 0}, \"paths\": 20, \"seed\": 7}");
        assertThat(run("backtest", "--config", missing.toString(), "--out", folder.toString()))
                .isEqualTo(2);
    }
}
