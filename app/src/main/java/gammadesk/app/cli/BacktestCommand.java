package gammadesk.app.cli;

import gammadesk.analytics.backtest.BlockBootstrap;
import gammadesk.analytics.backtest.DeltaCell;
import gammadesk.analytics.backtest.DeltaErrors;
import gammadesk.analytics.backtest.HedgeMoment;
import gammadesk.analytics.backtest.court.DataRange;
import gammadesk.analytics.backtest.court.Headlines;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.Provenance;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.analytics.backtest.court.RunEntry;
import gammadesk.analytics.backtest.court.RunLedger;
import gammadesk.analytics.backtest.court.Sharpe;
import gammadesk.analytics.backtest.court.book.BandHearing;
import gammadesk.analytics.backtest.court.book.BandTrial;
import gammadesk.analytics.backtest.court.book.RecordedLaws;
import gammadesk.analytics.backtest.court.recorded.RecordedTrial;
import gammadesk.analytics.hedging.LearnedBand;
import gammadesk.analytics.hedging.SmileDelta;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.learning.book.BandPlan;
import gammadesk.analytics.learning.store.ModelAnswer;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.Fingerprint;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.app.evidence.EvidenceJson;
import gammadesk.app.learning.RunFile;
import gammadesk.app.learning.ShippedModels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gammadesk backtest}: a learned policy before the court. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = "Tries a learned policy on recorded chains and simulated markets beside all baselines, and rules "
                + "whether it may advise or run, for each kind of book. Every run is put on record and counts in the "
                + "next ruling. The same configuration, model and record give the same ruling.")
final class BacktestCommand implements Callable<Integer> {
    private static final int DAY_MOMENTS = 4;
    private static final int DRAWS = 500;
    /** Raised whenever the trial itself changes: runs of different trials are told apart. */
    private static final String CODE = "2";

    private final Clock clock;

    @Option(names = "--config", paramLabel = "F", required = true, description = "what to try, and on what (JSON)")
    private Path config = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "folder of evidence and of the record of runs")
    private Path out = Path.of("");

    @Option(names = "--model", paramLabel = "F", description = "a trained model (default: the one that ships)")
    private @Nullable Path model;

    @Option(
            names = "--training",
            paramLabel = "F",
            description = "the configuration that the model was trained by (default: that of the one that ships)")
    private @Nullable Path training;

    BacktestCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Logs.warningsOnly();
        BacktestCase wanted = BacktestCase.read(config);
        if (!wanted.policy().equals(LearnedBand.NAME)) {
            throw new UsageException("--config: no learned policy is called " + wanted.policy());
        }
        BandModel tried = model();
        BacktestRivals rivals = new BacktestRivals(coin(wanted), tried, System.err::println);
        List<DataRange> data = new ArrayList<>();
        DeltaErrors deltas = new DeltaErrors(coin(wanted), new SmileDelta(1));
        RecordedLaws laws = new RecordedLaws(coin(wanted));
        for (BacktestCase.Stretch stretch : wanted.recordings()) {
            HedgeRecording recording = HedgeRecording.read(files(stretch), coin(wanted));
            List<RiskMarket> markets =
                    recording.moments().stream().map(HedgeMoment::market).toList();
            rivals.walk(stretch.name(), recording, wanted.replayFills());
            deltas.add(markets);
            laws.add(stretch.name(), markets);
            data.add(range(stretch, recording));
        }
        System.err.println("simulated markets and stresses");
        BandTrial claims = new BandTrial(tried, wanted.paths(), wanted.seed(), laws.all());
        data.add(DataRange.simulated(
                claims.description(), claims.paths(), hash(claims.exactly().getBytes(StandardCharsets.UTF_8))));
        Provenance provenance =
                new Provenance(clock.epochMillis(), data, wanted.hash(), hash(tried.toBytes()), wanted.seed());
        rule(wanted, rivals, new Hearing(tried, claims, provenance, deltas.cells(days(), wanted.seed())));
        return ExitCode.DONE;
    }

    private record Hearing(BandModel model, BandTrial claims, Provenance provenance, List<DeltaCell> deltas) {}

    /** Blocks that no overlapping day crosses twice. */
    private static BlockBootstrap days() {
        return new BlockBootstrap(2 * DAY_MOMENTS, DRAWS);
    }

    private void rule(BacktestCase wanted, BacktestRivals rivals, Hearing hearing) throws IOException {
        Headlines headlines = new Headlines(days(), wanted.seed());
        RecordedTrial all = rivals.trial(BacktestRivals.ALL, headlines);
        RunLedger runs = new RunFile(out).add(entries(all, hearing.provenance()));
        BandHearing court = new BandHearing(
                hearing.model(),
                hearing.claims(),
                runs,
                hearing.provenance(),
                wanted.recordings().stream().map(BacktestCase.Stretch::name).toList(),
                hearing.deltas());
        for (String kind : rivals.kinds()) {
            PolicyEvidence evidence = court.on(kind, rivals.trial(kind, headlines));
            Path file = out.resolve(evidence.policy() + "." + kind.replace(' ', '-') + ".json");
            EvidenceJson.save(evidence, file);
            System.out.println(EvidenceTable.of(evidence));
        }
    }

    /** One for each setting: all of them were to choose from. */
    private static List<RunEntry> entries(RecordedTrial trial, Provenance provenance) {
        String data = provenance.data().stream().map(DataRange::hash).reduce("", String::concat);
        return trial.standings().rows().stream()
                .filter(row -> row.role() == Role.TRIED)
                .map(row -> new RunEntry(
                        provenance.triedMillis(),
                        LearnedBand.NAME,
                        CODE,
                        provenance.configurationHash(),
                        hash(data.getBytes(StandardCharsets.UTF_8)),
                        provenance.seed(),
                        Map.of(
                                RunEntry.SHARPE,
                                benefit(trial, row.name()),
                                "dial",
                                row.dial(),
                                "shortfall",
                                row.shortfall().value(),
                                "cost",
                                row.meanCost().value())))
                .toList();
    }

    /** As the deflated ratio is measured: what the setting does better than the best baseline, by recorded step. */
    private static double benefit(RecordedTrial trial, String name) {
        return trial.standings().benefit(name).map(Sharpe::of).orElse(Double.NaN);
    }

    private List<Path> files(BacktestCase.Stretch stretch) throws IOException {
        Path folder = config.toAbsolutePath().getParent();
        return stretch.files(folder == null ? Path.of("") : folder);
    }

    private DataRange range(BacktestCase.Stretch stretch, HedgeRecording recording) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Path file : files(stretch)) {
            bytes.write(Files.readAllBytes(file));
        }
        return DataRange.recorded(
                stretch.name(),
                recording.first().millis(),
                recording.last().millis(),
                recording.moments().size(),
                hash(bytes.toByteArray()));
    }

    private static String hash(byte[] bytes) {
        return Fingerprint.of(bytes);
    }

    private BandModel model() throws IOException {
        Path file = model;
        Path by = training;
        BandPlan plan = by == null ? BandPlan.SHIPPED : TrainingCase.read(by).plan();
        ModelAnswer<BandModel> answer =
                file == null ? ShippedModels.band() : BandModel.read(Files.readAllBytes(file), plan.hash());
        return switch (answer) {
            case ModelAnswer.Loaded<BandModel>(BandModel loaded) -> loaded;
            case ModelAnswer.Refused<BandModel>(ModelAnswer.Reason _, String detail) ->
                throw new UsageException("the model is refused: " + detail);
        };
    }

    private static Currency coin(BacktestCase wanted) {
        try {
            return Currency.of(wanted.currency());
        } catch (IllegalArgumentException _) {
            throw new UsageException("--config: not a currency: " + wanted.currency());
        }
    }
}
