package gammadesk.app.cli;

import gammadesk.analytics.backtest.venue.VenueTerms.Filling;
import gammadesk.analytics.hedging.ShortfallSolver;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.learning.store.ModelAnswer;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.app.hedging.ReplayedHedging.Approval;
import gammadesk.app.hedging.TrialBench;
import gammadesk.app.learning.ShippedModels;
import gammadesk.app.market.CycleScope;
import gammadesk.app.replay.ReplayResult;
import gammadesk.app.replay.ReplaySettings;
import gammadesk.app.replay.ReplaySettings.Pause;
import gammadesk.app.replay.SessionReplay;
import gammadesk.app.replay.Stopwatch;
import gammadesk.app.risk.BookFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gammadesk replay}: the desk in a recorded session. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Replays a recorded session with a book: market, advisors, guardrails and the work of orders by "
                + "the same code as live, on one thread and on the session's time, against a simulated venue. Prints "
                + "what every advisor did and what became of the money, in USD.")
final class ReplayCommand implements Callable<Integer> {
    private static final String DEMO = "demo";
    private static final int SOLVER_NODES = 500;
    private static final double SOLVER_GAP = 1e-3;

    @Option(names = "--session", paramLabel = "FILE", required = true, description = "made by `gammadesk record`")
    private @Nullable Path session;

    @Option(
            names = "--book",
            paramLabel = "FILE|demo",
            defaultValue = DEMO,
            description = "a book as CSV (instrument,amount,averagePrice), or demo for an invented one (default: "
                    + "${DEFAULT-VALUE})")
    private String book = DEMO;

    @Option(
            names = "--advisor",
            paramLabel = "NAME",
            split = ",",
            description = "one or several, or “" + SessionReplay.NO_HEDGE
                    + "”; without it nobody, every classical advisor and the learned band")
    private List<String> advisors = List.of();

    @Option(names = "--latency", paramLabel = "MS", description = "milliseconds of an order on its way (default: 50)")
    private long latency = ReplaySettings.USUAL.latencyMillis();

    @Option(
            names = "--approve",
            paramLabel = "WHO",
            defaultValue = "rule",
            description = "rule approves whatever no guardrail stops; budget lets the desk act by itself inside its "
                    + "budget and nothing else (default: ${DEFAULT-VALUE})")
    private String approve = "rule";

    @Option(
            names = "--missed",
            paramLabel = "SHARE",
            description = "chance that an order which would take finds nothing there any more (default: 0)")
    private double missed;

    @Option(
            names = "--depth",
            paramLabel = "SHARE",
            description = "of what a level of the book shows that can be had (default: 1)")
    private double depth = 1;

    @Option(
            names = "--queue",
            paramLabel = "SHARE",
            description = "of a cancelled amount that is taken to have stood before us: 0 is the worst place in the "
                    + "queue (default: 0)")
    private double queue;

    @Option(
            names = "--margin",
            paramLabel = "MODEL",
            description = "standard or portfolio: the venue calls margin and closes positions (default: it never asks)")
    private BookMargin.@Nullable Model margin;

    @Option(
            names = "--outage",
            paramLabel = "AT:LENGTH",
            split = ",",
            description = "seconds after the beginning and how many: no trade, no answer, no data")
    private List<String> outages = List.of();

    @Option(
            names = "--whole",
            description = "compute everything that the live desk computes in a cycle, dealers' maps and a fit each "
                    + "turn among it, also where no hedge looks at it")
    private boolean whole;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table or json (default: ${DEFAULT-VALUE})")
    private Format format = Format.table;

    /** The names are what the user types. */
    enum Format {
        table,
        json
    }

    private final Clock clock;

    ReplayCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Logs.warningsOnly();
        TrialBench bench = new TrialBench(ShortfallSolver.reproducible(SOLVER_NODES, SOLVER_GAP), band());
        List<String> wanted = wanted(bench);
        SessionReplay replay = SessionReplay.of(file(), held(), settings(), bench, Stopwatch.of(clock));
        List<ReplayResult> results = new ArrayList<>();
        for (String advisor : wanted) {
            results.add(replay.run(advisor));
        }
        StringWriter text = new StringWriter();
        ReplayExport export = new ReplayExport(file(), replay, results);
        if (format == Format.json) {
            export.json(text);
        } else {
            export.table(text);
        }
        System.out.print(text);
        System.out.flush();
        return ExitCode.DONE;
    }

    private static Optional<BandModel> band() {
        return ShippedModels.band() instanceof ModelAnswer.Loaded<BandModel>(BandModel model)
                ? Optional.of(model)
                : Optional.empty();
    }

    private List<String> wanted(TrialBench bench) {
        List<String> known = Stream.concat(Stream.of(SessionReplay.NO_HEDGE), bench.names().stream())
                .toList();
        for (String advisor : advisors) {
            if (!known.contains(advisor)) {
                throw new UsageException(
                        "no such advisor: " + advisor + " (there are " + String.join(", ", known) + ")");
            }
        }
        return advisors.isEmpty() ? known : advisors;
    }

    private Path file() {
        if (session == null || !Files.isReadable(session) || Files.isDirectory(session)) {
            throw new UsageException("no such session: " + session);
        }
        return session;
    }

    private Optional<RiskBook> held() throws IOException {
        if (book.equals(DEMO)) {
            return Optional.empty();
        }
        Path csv = Path.of(book);
        if (!Files.isReadable(csv) || Files.isDirectory(csv)) {
            throw new UsageException("no such book: " + book);
        }
        try (var in = Files.newBufferedReader(csv)) {
            BookFile read = BookFile.read(in);
            if (!read.problems().isEmpty()) {
                BookFile.Problem first = read.problems().getFirst();
                throw new UsageException(book + " line " + first.line() + ": " + first.reason());
            }
            return Optional.of(read.book());
        }
    }

    private ReplaySettings settings() {
        if (latency < 0) {
            throw new UsageException("--latency must be 0 or more, not " + latency);
        }
        Approval approval = switch (approve) {
            case "rule" -> Approval.RULE;
            case "budget" -> Approval.BUDGET;
            default -> throw new UsageException("--approve is rule or budget, not " + approve);
        };
        ReplaySettings settings =
                venue(ReplaySettings.USUAL.withLatency(latency).withApproval(approval));
        return whole ? settings.withScope(CycleScope.LIVE) : settings;
    }

    private ReplaySettings venue(ReplaySettings usual) {
        try {
            Filling plain = Filling.PLAIN;
            Filling filling = new Filling(plain.crossing(), queue, depth, missed, plain.quoteLifeMillis());
            return usual.at(
                    filling,
                    Optional.ofNullable(margin),
                    outages.stream().map(ReplayCommand::pause).toList());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static Pause pause(String text) {
        String[] parts = text.split(":", -1);
        try {
            return new Pause(
                    Duration.ofSeconds(Long.parseLong(parts[0])), Duration.ofSeconds(Long.parseLong(parts[1])));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new UsageException("--outage is AT:LENGTH in seconds, not " + text, e);
        }
    }
}
