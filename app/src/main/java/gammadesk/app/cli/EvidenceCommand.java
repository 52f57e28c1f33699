package gammadesk.app.cli;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.app.cli.PublishedFigures.Figure;
import gammadesk.app.desk.Environment;
import gammadesk.app.evidence.EvidenceJson;
import gammadesk.app.evidence.EvidencePdf;
import gammadesk.app.evidence.EvidenceReport;
import gammadesk.app.learning.EvidenceRoom;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/** {@code gammadesk evidence}: what is known of a learned policy, and whether published figures come out again. */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description =
                "With --policy, what was found out about a learned policy and how far it may go. With --published, "
                        + "published figures of hedging are computed again: classical rules in seconds, learned ones by training "
                        + "them, which takes some minutes.")
final class EvidenceCommand implements Callable<Integer> {
    private enum Format {
        json,
        html,
        pdf,
        table
    }

    private final Environment environment;

    @Option(names = "--policy", paramLabel = "NAME", description = "such as learned-band")
    private @Nullable String policy;

    @Option(
            names = "--book",
            paramLabel = "KIND",
            defaultValue = "all books",
            description = "kind of book (default: ${DEFAULT-VALUE})")
    private String book = "all books";

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "what a backtest left (default: the folder evidence beside the desk's own files)")
    private @Nullable Path from;

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

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table or json; html and pdf for a policy")
    private Format format = Format.table;

    EvidenceCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Logs.warningsOnly();
        String name = policy;
        if (published == (name != null)) {
            throw new UsageException("say either --policy or --published");
        }
        return name == null ? figures() : about(name);
    }

    private int about(String name) throws IOException {
        Path folder = from;
        EvidenceRoom room = EvidenceRoom.of(
                Optional.of(folder == null ? environment.dataFolder().resolve("evidence") : folder));
        room.refusals().forEach(System.err::println);
        PolicyEvidence evidence = room.about(name, book)
                .orElseThrow(() -> new UsageException(
                        "no evidence about " + name + " with " + book + "; there is some about " + known(room)));
        switch (format) {
            case json -> System.out.println(EvidenceJson.write(evidence));
            case html -> System.out.write(EvidenceReport.html(evidence).getBytes(StandardCharsets.UTF_8));
            case pdf -> EvidencePdf.write(evidence, System.out);
            case table -> System.out.print(EvidenceTable.of(evidence));
        }
        System.out.flush();
        return ExitCode.DONE;
    }

    private static String known(EvidenceRoom room) {
        return room.evidence().isEmpty()
                ? "nothing: run gammadesk backtest"
                : room.evidence().stream()
                        .map(one -> one.policy() + " with " + one.bookKind())
                        .collect(Collectors.joining(", "));
    }

    private int figures() {
        if (format != Format.json && format != Format.table) {
            throw new UsageException("--format: published figures are told as table or json");
        }
        cases.stream()
                .filter(one -> !PublishedFigures.names().contains(one))
                .findFirst()
                .ifPresent(unknown -> {
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
