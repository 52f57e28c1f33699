package gammadesk.app.learning;

import gammadesk.analytics.backtest.BlockBootstrap;
import gammadesk.analytics.backtest.DeltaErrors;
import gammadesk.analytics.backtest.HedgeMoment;
import gammadesk.analytics.backtest.court.DataRange;
import gammadesk.analytics.backtest.court.Headlines;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.Provenance;
import gammadesk.analytics.backtest.court.RunLedger;
import gammadesk.analytics.backtest.court.book.BandHearing;
import gammadesk.analytics.backtest.court.book.BandTrial;
import gammadesk.analytics.backtest.court.book.RecordedLaws;
import gammadesk.analytics.hedging.SmileDelta;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.learning.book.BandPlan;
import gammadesk.analytics.learning.store.ModelAnswer;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.Fingerprint;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.app.backtest.HedgeRecording;
import gammadesk.app.backtest.Refusal;
import gammadesk.app.evidence.EvidenceJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A learned policy before the court. Its runs are on record before the first of them can be seen, and stay there when
 * it is ended; what was walked is kept beside the evidence, and a trial of the same case, model and data goes on from
 * it to the same evidence. Evidence is written when all of it is there.
 */
public final class TrialJob {
    private static final int DAY_MOMENTS = 4;
    private static final int DRAWS = 500;
    /** Blocks that no overlapping day crosses twice. */
    private static final BlockBootstrap DAYS = new BlockBootstrap(2 * DAY_MOMENTS, DRAWS);

    /** Raised whenever the trial itself changes: runs of different trials are told apart. */
    private static final String CODE = "2";

    /** Efforts in milliseconds of an unhurried machine: only their proportions count. */
    private static final double READING = 70;

    private static final double DECISION = 0.1;
    private static final double DECISION_OF_PATH = 0.0016;
    private static final double RULING = 400;
    private static final int KINDS = 8;

    private final TrialOrder order;
    private final Clock clock;
    private final Optional<TrialMemory> begunBefore;

    /** Of what is wanted; goes on from what is kept of it. */
    public TrialJob(TrialOrder order, Clock clock) {
        this(order, clock, Optional.empty());
    }

    /** Goes on with one that was begun and with no other: refused where case, model or data are not what they were. */
    public TrialJob(LearningFolder.Unfinished.Trial begun, Clock clock) {
        this(begun.order(), clock, Optional.of(begun.memory()));
    }

    private TrialJob(TrialOrder order, Clock clock, Optional<TrialMemory> begunBefore) {
        this.order = order;
        this.clock = clock;
        this.begunBefore = begunBefore;
    }

    /** Recorded chains with their hash. */
    private record Stretch(String name, List<Path> files, String hash) {}

    /** What is tried and on what. */
    private record Matter(
            BacktestCase wanted, Currency coin, BandModel model, List<Stretch> stretches, DataRange simulated) {
        private Matter {
            stretches = List.copyOf(stretches);
        }

        String modelHash() {
            return Fingerprint.of(model.toBytes());
        }

        /** Of all data together. */
        String dataHash() {
            StringBuilder all = new StringBuilder();
            stretches.forEach(stretch -> all.append(stretch.hash()));
            return hash(all.append(simulated.hash()).toString());
        }

        String key() {
            return hash(CODE + wanted.hash() + modelHash() + dataHash());
        }

        int walks() {
            return stretches.size() * TrialWalk.walks(coin, model);
        }

        double effort() {
            double recorded = stretches.stream()
                    .mapToDouble(stretch -> READING * stretch.files().size()
                            + TrialWalk.effort(coin, model, stretch.files().size()))
                    .sum();
            return recorded + BandTrial.decisions(2 * stretches.size()) * decision() + KINDS * RULING;
        }

        double decision() {
            return DECISION + DECISION_OF_PATH * wanted.paths();
        }
    }

    /** What the recordings say beside the walks through them. */
    private record Recordings(Currency coin, RecordedLaws laws, DeltaErrors deltas) {
        Recordings(Currency coin) {
            this(coin, new RecordedLaws(coin), new DeltaErrors(coin, new SmileDelta(1)));
        }

        void add(String name, HedgeRecording recording) {
            List<RiskMarket> markets =
                    recording.moments().stream().map(HedgeMoment::market).toList();
            laws.add(name, markets);
            deltas.add(markets);
        }
    }

    /** A trial that has begun. */
    private record Course(Matter matter, TrialRecord record, TrialMemory memory, List<Integer> runs) {
        private Course {
            runs = List.copyOf(runs);
        }
    }

    /**
     * Holds it to its end.
     *
     * @return the evidence, all kinds of books together first
     * @throws Refusal when it cannot be held as it was asked for; then nothing was put on record, unless the recordings
     *     do not hold what the books need
     * @throws JobCancelled by the watch's wish; its runs are on record as cancelled
     * @throws IOException when something cannot be read or written
     */
    public List<PolicyEvidence> run(JobWatch watch) throws IOException {
        Matter matter = matter();
        JobProgress progress = new JobProgress(watch, matter.effort());
        progress.at("beginning");
        try (TrialLock _ = TrialLock.take(order.out())) {
            Course course = begun(matter);
            try {
                return held(course, progress);
            } catch (JobCancelled e) {
                course.record().cancel(course.runs());
                throw new JobCancelled("Its runs stay on record as cancelled and count; what was walked is kept.", e);
            }
        }
    }

    private Matter matter() throws IOException {
        BacktestCase wanted = BacktestCase.read(order.config());
        Currency coin = wanted.coin();
        BandModel model = model();
        Path folder = order.config().toAbsolutePath().getParent();
        List<Stretch> stretches = new ArrayList<>();
        for (BacktestCase.Stretch stretch : wanted.recordings()) {
            List<Path> files = stretch.files(folder == null ? Path.of("") : folder);
            HedgeRecording.check(files.size());
            stretches.add(new Stretch(stretch.name(), files, hash(files)));
        }
        DataRange simulated = DataRange.simulated(
                BandTrial.description(wanted.paths()),
                wanted.paths(),
                hash(BandTrial.exactly(wanted.paths(), wanted.seed())));
        return new Matter(wanted, coin, model, stretches, simulated);
    }

    private Course begun(Matter matter) throws IOException {
        TrialRecord record = new TrialRecord(
                new RunFile(order.out()),
                clock,
                CODE,
                matter.wanted().hash(),
                matter.dataHash(),
                matter.wanted().seed());
        TrialMemory memory = TrialMemory.of(order.out(), matter.key());
        if (begunBefore.filter(before -> !before.isSame(memory)).isPresent()) {
            throw new Refusal(
                    Refusal.Subject.CONFIGURATION,
                    "the case, the model or the recordings are not those that this trial was begun with; run it anew");
        }
        Optional<TrialMemory.Note> note = memory.note();
        if (note.isPresent() && record.isOurs(note.get().runs())) {
            return new Course(matter, record, memory, note.get().runs());
        }
        memory.forget();
        List<Integer> runs = record.begin();
        memory.begin(TrialMemory.Note.of(order, runs, matter.walks()));
        return new Course(matter, record, memory, runs);
    }

    private List<PolicyEvidence> held(Course course, JobProgress progress) throws IOException {
        Matter matter = course.matter();
        TrialWalk walk = new TrialWalk(matter.coin(), matter.model(), course.memory(), progress);
        List<DataRange> data = new ArrayList<>();
        Recordings recordings = new Recordings(matter.coin());
        for (int i = 0; i < matter.stretches().size(); i++) {
            data.add(walked(walk, i, matter, recordings, progress));
        }
        data.add(matter.simulated());
        progress.at("simulated markets and stresses");
        BandTrial claims = new BandTrial(
                matter.model(),
                matter.wanted().paths(),
                matter.wanted().seed(),
                recordings.laws().all(),
                () -> progress.advance(matter.decision()));
        Provenance provenance = new Provenance(
                clock.epochMillis(),
                data,
                matter.wanted().hash(),
                matter.modelHash(),
                matter.wanted().seed());
        List<PolicyEvidence> evidence =
                ruled(course, walk, new Hearing(claims, provenance, recordings.deltas()), progress);
        Map<Path, byte[]> files = new LinkedHashMap<>();
        evidence.forEach(one -> files.put(
                EvidenceRoom.file(order.out(), order.label(), one),
                EvidenceJson.write(one).getBytes(StandardCharsets.UTF_8)));
        WholeFile.write(files);
        course.memory().forget();
        return evidence;
    }

    private static DataRange walked(TrialWalk walk, int at, Matter matter, Recordings recordings, JobProgress progress)
            throws IOException {
        Stretch stretch = matter.stretches().get(at);
        progress.at(stretch.name() + ": reading");
        HedgeRecording recording = HedgeRecording.read(stretch.files(), matter.coin(), _ -> progress.advance(READING));
        walk.walk(at, stretch.name(), recording, matter.wanted().replayFills());
        recordings.add(stretch.name(), recording);
        return DataRange.recorded(
                stretch.name(),
                recording.first().millis(),
                recording.last().millis(),
                recording.moments().size(),
                stretch.hash());
    }

    /** What is said about the policy, beside its walks. */
    private record Hearing(BandTrial claims, Provenance provenance, DeltaErrors deltas) {}

    private List<PolicyEvidence> ruled(Course course, TrialWalk walk, Hearing hearing, JobProgress progress)
            throws IOException {
        BacktestCase wanted = course.matter().wanted();
        Headlines headlines = new Headlines(DAYS, wanted.seed());
        RunLedger runs = course.record()
                .end(course.runs(), walk.trial(TrialWalk.ALL, headlines).standings());
        BandHearing court = new BandHearing(
                course.matter().model(),
                hearing.claims(),
                runs,
                hearing.provenance(),
                wanted.recordings().stream().map(BacktestCase.Stretch::name).toList(),
                hearing.deltas().cells(DAYS, wanted.seed()));
        List<PolicyEvidence> evidence = new ArrayList<>();
        for (String kind : walk.kinds()) {
            progress.at("ruling on " + kind);
            evidence.add(court.on(kind, walk.trial(kind, headlines)));
            progress.advance(RULING);
        }
        return evidence;
    }

    private BandModel model() throws IOException {
        BandPlan plan = order.training().isPresent()
                ? TrainingCase.read(order.training().get()).plan()
                : BandPlan.SHIPPED;
        ModelAnswer<BandModel> answer = order.model().isPresent()
                ? BandModel.read(bytes(order.model().get()), plan.hash())
                : ShippedModels.band();
        return switch (answer) {
            case ModelAnswer.Loaded<BandModel>(BandModel loaded) -> loaded;
            case ModelAnswer.Refused<BandModel>(ModelAnswer.Reason _, String detail) ->
                throw new Refusal(Refusal.Subject.MODEL, "the model is refused: " + detail);
        };
    }

    private static byte[] bytes(Path model) throws IOException {
        try {
            return Files.readAllBytes(model);
        } catch (NoSuchFileException e) {
            throw new Refusal(Refusal.Subject.MODEL, "the model is refused: no such file: " + e.getFile());
        }
    }

    private static String hash(List<Path> files) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Path file : files) {
            all.write(Files.readAllBytes(file));
        }
        return Fingerprint.of(all.toByteArray());
    }

    private static String hash(String text) {
        return Fingerprint.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
