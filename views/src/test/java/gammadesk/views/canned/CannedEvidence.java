package gammadesk.views.canned;

import gammadesk.analytics.backtest.DeltaCell;
import gammadesk.analytics.backtest.court.ControlRow;
import gammadesk.analytics.backtest.court.Court;
import gammadesk.analytics.backtest.court.DataRange;
import gammadesk.analytics.backtest.court.DeflatedSharpe;
import gammadesk.analytics.backtest.court.EquityTrack;
import gammadesk.analytics.backtest.court.Estimate;
import gammadesk.analytics.backtest.court.Findings;
import gammadesk.analytics.backtest.court.ForwardRow;
import gammadesk.analytics.backtest.court.Frontier;
import gammadesk.analytics.backtest.court.Frontier.Setting;
import gammadesk.analytics.backtest.court.FrontierPoint;
import gammadesk.analytics.backtest.court.Histograms;
import gammadesk.analytics.backtest.court.Histograms.Profits;
import gammadesk.analytics.backtest.court.Pbo;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.PolicyRow;
import gammadesk.analytics.backtest.court.Provenance;
import gammadesk.analytics.backtest.court.Reason.Measure;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.analytics.backtest.court.RunEntry;
import gammadesk.analytics.backtest.court.StateMap;
import gammadesk.analytics.backtest.court.StressRow;
import gammadesk.analytics.backtest.court.TrainingCurve;
import gammadesk.analytics.market.Column;
import gammadesk.views.evidence.EvidenceDesk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Evidence that was made up: its shapes are those of real trials, and its rulings are the court's own. */
public final class CannedEvidence implements EvidenceDesk {
    private static final long TRIED = 1_775_138_400_000L;
    private static final long DAY = 86_400_000L;
    private static final List<String> RULES =
            List.of("no hedge", "delta threshold", "Leland", "Whalley-Wilmott", "smile delta", "optimiser");
    private static final List<String> STRESSES = List.of(
            "SVCJ crash",
            "vol spike",
            "skew flip",
            "liquidity / 10",
            "spreads x 5",
            "funding spike",
            "feed outage 30 min",
            "wrong vol +30 %",
            "wrong vol −30 %",
            "costs x 3",
            "corrupt data");

    private final ObservableList<PolicyEvidence> evidence = FXCollections.observableArrayList();
    private final ObservableList<String> refusals = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Job>> job = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Outcome>> outcome = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Path>> folder = new SimpleObjectProperty<>(Optional.of(Path.of("evidence")));
    private final ObservableList<String> models = FXCollections.observableArrayList();
    private final ObservableList<Unfinished> unfinished = FXCollections.observableArrayList();
    public final List<Path> reports = new ArrayList<>();
    /** What was asked for, a word and what it was about. */
    public final List<String> asked = new ArrayList<>();

    public int cancels;

    /** Two learned policies on two kinds of books, and a rule that was tried on one. */
    public static CannedEvidence usual() {
        CannedEvidence desk = new CannedEvidence();
        desk.evidence.setAll(
                of("deep-band", "short straddle", 0.9, 3, 12),
                of("deep-band", "short call", 0.97, 4, 12),
                of("deep-memory", "short straddle", 1.08, 5, 12),
                bare("whalley-wilmott-fast", "short put"));
        return desk;
    }

    /** A ledger of 200 runs, 40 baselines and 12 members. */
    public static CannedEvidence huge() {
        CannedEvidence desk = new CannedEvidence();
        desk.evidence.setAll(
                of("deep-band-with-a-very-long-name-of-its-own", "short strangle, 25 delta", 0.95, 9, 200));
        return desk;
    }

    public static CannedEvidence nothing() {
        return new CannedEvidence();
    }

    @Override
    public ObservableList<PolicyEvidence> evidence() {
        return evidence;
    }

    @Override
    public ObservableList<String> refusals() {
        return refusals;
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Job>> job() {
        return job;
    }

    @Override
    public void cancel() {
        cancels++;
    }

    @Override
    public void report(PolicyEvidence about, Path file, Consumer<String> told) {
        reports.add(file);
        told.accept("The report is in " + file + ".");
    }

    @Override
    public ObjectProperty<Optional<Outcome>> outcome() {
        return outcome;
    }

    @Override
    public ObjectProperty<Optional<Path>> folder() {
        return folder;
    }

    @Override
    public void useFolder(Path chosen) {
        folder.set(Optional.of(chosen));
    }

    @Override
    public ObservableList<String> models() {
        return models;
    }

    @Override
    public void hold(Path config, Optional<String> model) {
        asked.add("hold " + config + " " + model.orElse("ships"));
    }

    @Override
    public void train(Path config, String name) {
        asked.add("train " + config + " " + name);
    }

    @Override
    public ObservableList<Unfinished> unfinished() {
        return unfinished;
    }

    @Override
    public void resume(Unfinished one) {
        asked.add("resume " + one.words());
    }

    @Override
    public void forget(Unfinished one) {
        asked.add("forget " + one.words());
    }

    public void work(Optional<Job> now) {
        job.set(now);
    }

    /** A rule of which little was measured. */
    public static PolicyEvidence bare(String policy, String book) {
        Provenance rests = new Provenance(TRIED, List.of(), "00", "", 1);
        return new PolicyEvidence(
                policy,
                book,
                "USD",
                rests,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Court.USUAL.rule(policy, book, Findings.NONE));
    }

    /**
     * A trial.
     *
     * @param scale of the policy's losses, 1 as the best baseline
     */
    public static PolicyEvidence of(String policy, String book, double scale, long seed, int trials) {
        Random random = new Random(seed);
        List<String> rules = trials > 100
                ? Stream.concat(RULES.stream(), IntStream.range(0, 34).mapToObj(i -> "rule " + i))
                        .toList()
                : RULES;
        int periods = 500;
        List<Profits> profits = new ArrayList<>();
        double[] market =
                random.doubles(periods, 0, 1).map(u -> Math.log(u) * 14).toArray();
        profits.add(new Profits(policy, Role.TRIED, profits(market, 0.84 * scale, 0.6, random)));
        for (int i = 0; i < rules.size(); i++) {
            profits.add(new Profits(
                    rules.get(i),
                    Role.BASELINE,
                    profits(market, i == 0 ? 2.4 : 0.85 + 0.05 * Math.abs(i % 34 - 3), 0, random)));
        }
        List<PolicyRow> rows = new ArrayList<>();
        for (int i = 0; i < profits.size(); i++) {
            rows.add(row(profits.get(i), i, 1, random));
        }
        List<PolicyRow> recorded = profits.stream()
                .limit(7)
                .map(one -> row(one, profits.indexOf(one), 132.5, random))
                .toList();
        String best = "Whalley-Wilmott";
        List<StressRow> stresses = stresses(policy, scale, random);
        List<ControlRow> controls = List.of(
                new ControlRow("random entry", "trades of the same size at random moments", 4.21, 1.08, 0.004, 1000),
                new ControlRow("shuffled labels", "outcomes dealt to decisions at random", 4.21, 3.9, 0.131, 200));
        Pbo pbo = Pbo.ofSharpe(profits.stream().map(Profits::values).limit(8).toArray(double[][]::new), 12);
        DeflatedSharpe deflated = DeflatedSharpe.of(profits.getFirst().values(), trials, 0.01);
        Provenance rests = new Provenance(
                TRIED,
                List.of(
                        DataRange.recorded(
                                "BTC chains, 2026-04 run", TRIED - 28 * DAY, TRIED - 5 * DAY, 6_624, "9f".repeat(32)),
                        DataRange.recorded(
                                "BTC crash week, 2025-10",
                                TRIED - 180 * DAY,
                                TRIED - 173 * DAY,
                                2_016,
                                "1c".repeat(32)),
                        DataRange.simulated("Bates, calibrated to 3 Apr 2026", 20_000, "77".repeat(32))),
                "ab12".repeat(16),
                "cd34".repeat(16),
                42);
        Findings findings = Findings.NONE
                .restingOn(rests, periods, OptionalInt.of(trials))
                .chosen(Optional.of(pbo), Optional.of(deflated))
                .against(rows.getFirst(), rows.get(4))
                .with(Measure.FORWARD, 0.021 * scale)
                .stressed(stresses, policy, best)
                .controlled(controls);
        return new PolicyEvidence(
                policy,
                book,
                "% of the premium",
                rests,
                rows,
                Optional.of(best),
                recorded,
                forward(recorded),
                deltas(random),
                tracks(policy, rules, scale, random),
                Histograms.of(profits, 60),
                frontier(policy, scale),
                stresses,
                recordings(policy, scale, random),
                controls,
                Optional.of(pbo),
                Optional.of(deflated),
                runs(policy, trials, random),
                Optional.of(map(best, scale, random)),
                training(trials > 100 ? 12 : 4, scale, random),
                Optional.empty(),
                Court.USUAL.rule(policy, book, findings));
    }

    private static List<ForwardRow> forward(List<PolicyRow> recorded) {
        return recorded.stream()
                .map(row -> new ForwardRow(
                        row,
                        Double.isNaN(row.dial())
                                ? List.of(Double.NaN)
                                : List.of(row.dial(), row.dial(), 0.3, 0.3, row.dial())))
                .toList();
    }

    private static List<DeltaCell> deltas(Random random) {
        double[] strikes = {0.7, 0.9, 0.97, 1.03, 1.1, 1.3};
        double[] days = {2, 7, 15, 30, 90, 400};
        List<DeltaCell> cells = new ArrayList<>();
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 5; column++) {
                double ratio = 0.6 + 0.9 * random.nextDouble();
                cells.add(new DeltaCell(
                        strikes[row],
                        strikes[row + 1],
                        days[column],
                        days[column + 1],
                        ratio,
                        ratio - 0.2,
                        ratio + 0.25,
                        0.011 * random.nextDouble(),
                        40 + random.nextInt(4_000)));
            }
        }
        return cells;
    }

    private static double[] profits(double[] market, double scale, double mean, Random random) {
        return IntStream.range(0, market.length)
                .mapToDouble(i -> mean + scale * (market[i] + 14 + 6 * random.nextGaussian()) + 1)
                .toArray();
    }

    private static PolicyRow row(Profits profits, int place, double unit, Random random) {
        double[] sorted = Arrays.stream(profits.values()).sorted().toArray();
        double mean = Arrays.stream(sorted).average().orElseThrow() * unit;
        double shortfall = -Arrays.stream(sorted).limit(25).average().orElseThrow() * unit;
        double less = (place == 0 ? -1.7 : Math.abs(place - 4) + 0.6) * unit;
        Estimate against = place == 4 ? Estimate.UNKNOWN : new Estimate(less, less - 2.2 * unit, less + 2.4 * unit);
        return new PolicyRow(
                profits.name(),
                place < 2 ? Double.NaN : 0.05 * place,
                profits.role(),
                new Estimate(mean, mean - 1.1 * unit, mean + 1.2 * unit),
                new Estimate((4 - 0.3 * place) * unit, (3.8 - 0.3 * place) * unit, (4.1 - 0.3 * place) * unit),
                new Estimate(shortfall, shortfall - 3 * unit, shortfall + 3.4 * unit),
                against,
                2.31 * unit * (1 + random.nextDouble()),
                mean / (20 * unit),
                500);
    }

    private static List<StressRow> stresses(String policy, double scale, Random random) {
        List<StressRow> rows = new ArrayList<>();
        for (String stress : STRESSES) {
            double size = 30 + 120 * random.nextDouble();
            rows.add(stress(stress, policy, Role.TRIED, size * scale, random));
            RULES.forEach(rule ->
                    rows.add(stress(stress, rule, Role.BASELINE, size * (1 + 0.3 * random.nextDouble()), random)));
        }
        return rows;
    }

    private static List<StressRow> recordings(String policy, double scale, Random random) {
        List<StressRow> rows = new ArrayList<>();
        for (String recording : List.of("crash week, 2025-10", "run of 2026-04", "quiet fortnight, 2026-02")) {
            double size = 4_000 + 20_000 * random.nextDouble();
            rows.add(stress(recording, policy, Role.TRIED, size * scale, random));
            RULES.forEach(rule ->
                    rows.add(stress(recording, rule, Role.BASELINE, size * (1 + 0.2 * random.nextDouble()), random)));
        }
        return rows;
    }

    private static StressRow stress(String name, String rule, Role role, double size, Random random) {
        double never = random.nextDouble();
        return new StressRow(
                name,
                "what the name says, from the middle of the claim's life",
                rule,
                role,
                size * 0.4,
                size,
                size * 2.3,
                role == Role.TRIED ? 0.013 : 0,
                name.startsWith("corrupt") ? 0.25 : 0,
                never > 0.9 ? Double.NaN : 40 * never,
                never);
    }

    private static List<EquityTrack> tracks(String policy, List<String> rules, double scale, Random random) {
        List<EquityTrack> tracks = new ArrayList<>();
        for (boolean simulated : new boolean[] {false, true}) {
            tracks.add(track(policy, Role.TRIED, simulated, 0.8 * scale, random));
            for (int i = 0; i < rules.size(); i++) {
                tracks.add(track(rules.get(i), Role.BASELINE, simulated, i == 0 ? 2.2 : 0.9 + 0.05 * (i % 6), random));
            }
        }
        return tracks;
    }

    private static EquityTrack track(String name, Role role, boolean simulated, double scale, Random random) {
        int size = 400;
        double unit = simulated ? 1 : 130;
        double[] times = new double[size];
        double[] equity = new double[size];
        double[] low = new double[size];
        double[] high = new double[size];
        double[] fall = new double[size];
        double[] deep = new double[size];
        double top = 0;
        for (int i = 0; i < size; i++) {
            times[i] = simulated ? i / 400.0 / 12 : TRIED - 28.0 * DAY + i * 4_968_000.0;
            equity[i] = i == 0
                    ? 0
                    : equity[i - 1] + unit * (0.06 + scale * 0.5 * random.nextGaussian() - (i == 240 ? 9 * scale : 0));
            low[i] = equity[i] - unit * scale * Math.sqrt(i);
            high[i] = equity[i] + unit * scale * 0.9 * Math.sqrt(i);
            top = Math.max(top, equity[i]);
            fall[i] = top - equity[i];
            deep[i] = fall[i] * 1.6 + unit * 0.2 * Math.sqrt(i);
        }
        return new EquityTrack(
                name,
                role,
                Column.of(times),
                simulated,
                Column.of(equity),
                Column.of(low),
                Column.of(high),
                Column.of(fall),
                Column.of(deep));
    }

    private static List<FrontierPoint> frontier(String policy, double scale) {
        List<Setting> settings = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            double width = 0.02 + 0.04 * i;
            settings.add(new Setting("delta threshold", width, Role.BASELINE, 5.2 / (1 + 6 * width), 28 + 90 * width));
            settings.add(new Setting("Leland", width, Role.BASELINE, 5.6 / (1 + 5 * width), 29 + 70 * width));
            settings.add(new Setting("Whalley-Wilmott", width, Role.BASELINE, 4.8 / (1 + 7 * width), 27 + 80 * width));
            settings.add(new Setting(policy, width, Role.TRIED, 4.4 / (1 + 6.5 * width), scale * (27 + 78 * width)));
        }
        settings.add(new Setting("no hedge", Double.NaN, Role.BASELINE, 0, 71));
        settings.add(new Setting("optimiser", Double.NaN, Role.BASELINE, 3.1, 31));
        settings.add(new Setting("random trades", Double.NaN, Role.CONTROL, 3.9, 58));
        return Frontier.of(settings);
    }

    private static List<RunEntry> runs(String policy, int trials, Random random) {
        return IntStream.range(0, trials)
                .mapToObj(i -> new RunEntry(
                        TRIED - (trials - i) * 3_600_000L,
                        i % 3 == 0 ? "band-by-hand" : policy,
                        "1.4.0-12-g3fa9c",
                        Integer.toHexString(i).repeat(32),
                        "9f".repeat(32),
                        100 + i,
                        Map.of(
                                RunEntry.SHARPE,
                                i == 2 ? Double.NaN : 0.1 * random.nextGaussian() + 0.2,
                                "es95",
                                28 + 4 * random.nextGaussian())))
                .toList();
    }

    private static StateMap map(String best, double scale, Random random) {
        double[] moneyness = {-0.3, -0.2, -0.12, -0.06, -0.02, 0.02, 0.06, 0.12, 0.2, 0.3};
        double[] days = {0, 0.25, 0.5, 1, 2, 4, 7, 14, 21, 30};
        List<Column> losses = new ArrayList<>();
        List<Column> counts = new ArrayList<>();
        for (int row = 0; row + 1 < moneyness.length; row++) {
            int at = row;
            double[] seen = IntStream.range(0, days.length - 1)
                    .mapToDouble(column -> Math.rint(4_000 * Math.exp(-Math.abs(at - 4) * 0.6 - column * 0.1)))
                    .toArray();
            counts.add(Column.of(seen));
            losses.add(Column.of(IntStream.range(0, seen.length)
                    .mapToDouble(column -> seen[column] < 330
                            ? Double.NaN
                            : (scale - 1) * 2 + 0.4 * Math.exp(-column * 0.7) + 0.08 * random.nextGaussian())
                    .toArray()));
        }
        return new StateMap(best, Column.of(moneyness), Column.of(days), losses, counts);
    }

    private static List<TrainingCurve> training(int members, double scale, Random random) {
        List<TrainingCurve> curves = new ArrayList<>();
        for (int member = 0; member < members; member++) {
            int steps = 300;
            double[] at = IntStream.range(0, steps).mapToDouble(i -> i * 10.0).toArray();
            double[] train = IntStream.range(0, steps)
                    .mapToDouble(i -> 26 * scale + 40 * Math.exp(-i / 25.0) + 0.8 * random.nextGaussian())
                    .toArray();
            double[] validation = IntStream.range(0, steps)
                    .mapToDouble(i -> i % 10 == 0
                            ? 27 * scale + 41 * Math.exp(-i / 25.0) + 0.3 * random.nextGaussian()
                            : Double.NaN)
                    .toArray();
            curves.add(new TrainingCurve(
                    "member " + (member + 1), Column.of(at), Column.of(train), Column.of(validation)));
        }
        return curves;
    }
}
