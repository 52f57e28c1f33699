package gammadesk.app.cli;

import gammadesk.app.cli.PublishedFigures.Figure;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/** {@code gammadesk evidence}: what is known of a learned policy, and whether published figures come out again. */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description = "With --published, published figures of hedging are computed again: classical rules in seconds, "
                + "learned ones by training them, which takes some minutes.")
final class EvidenceCommand implements Callable<Integer> {
    private enum Format {
        json,
        table
    }

    @Option(names = "--published", description = "compute published figures again")
    private boolean published;

    @Option(
            names = "--case",
            paramLabel = "NAME",
            arity = "1..*",
            description = "of the published figures: classical, calls, band, heston (default: all)")
    private List<String> cases = List.of();

    @Option(
            names = "--paths",
            paramLabel = "N",
            defaultValue = "100000",
            description = "of the classical simulations (default: ${DEFAULT-VALUE})")
    private int paths = 100_000;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "json or table")
    private Format format = Format.table;

    @Override
    public Integer call() {
        Logs.warningsOnly();
        if (!published) {
            throw new UsageException("say --published");
        }
        cases.stream().filter(one -> !PublishedFigures.names().contains(one)).findFirst().ifPresent(unknown -> {
            throw new UsageException("--case: unknown: " + unknown + "; known are "
                    + String.join(", ", PublishedFigures.names()));
        });
        if (paths < 100) {
            throw new UsageException("--paths: at least 100");
        }
        List<Figure> figures = new PublishedFigures(cases, paths, System.err::println).figures();
        System.out.print(format == Format.json ? json(figures) : table(figures));
        System.out.flush();
        return figures.stream().allMatch(Figure::passed) ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static String json(List<Figure> figures) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Exports.json(text)) {
            json.writeStartObject();
            json.writeName("rows");
            json.writeStartArray();
            for (Figure figure : figures) {
                json.writeStartObject();
                json.writeStringProperty("source", figure.source());
                json.writeStringProperty("name", figure.name());
                Exports.number(json, "published", figure.published());
                Exports.number(json, "ours", figure.ours());
                Exports.number(json, "error", figure.error());
                json.writeBooleanProperty("passed", figure.passed());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw("\n");
        }
        return text.toString();
    }

    private static String table(List<Figure> figures) {
        StringBuilder text = new StringBuilder("| figure | published | ours | error | |\n|---|---:|---:|---:|---|\n");
        for (Figure figure : figures) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.5g | %.5g | %.2g | %s |%n",
                    figure.name(),
                    figure.published(),
                    figure.ours(),
                    figure.error(),
                    figure.passed() ? "passed" : "**missed**"));
        }
        return text.toString();
    }
}
