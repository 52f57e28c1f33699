package gammadesk.app.evidence;

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
import gammadesk.analytics.backtest.court.LivePeriods;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;

/** Evidence that was made up, with every part filled and numbers that are awkward to write. */
final class SampleEvidence {
    static final String BEST = "Whalley-Wilmott";
    private static final long TRIED = 1_775_138_400_000L;
    private static final long DAY = 86_400_000L;
    private static final List<String> RULES = List.of("no hedge", "delta threshold", "Leland", BEST, "optimiser");

    private final Random random = new Random(7);
    private final String policy;

    private SampleEvidence(String policy) {
        this.policy = policy;
    }

    /** All of a policy of this name. */
    static PolicyEvidence of(String policy) {
        return new SampleEvidence(policy).all();
    }

    /** Nothing was measured. */
    static PolicyEvidence bare() {
        return new PolicyEvidence(
                "rule",
                "short call",
                "USD",
                new Provenance(TRIED, List.of(), "", "", 0),
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
                Court.USUAL.rule("rule", "short call", Findings.NONE));
    }

    private PolicyEvidence all() {
        List<Profits> profits = new ArrayList<>(List.of(new Profits(policy, Role.TRIED, profits(0.9))));
        RULES.forEach(
                rule -> profits.add(new Profits(rule, Role.BASELINE, profits(rule.equals("no hedge") ? 2.2 : 1.05))));
        List<PolicyRow> rows =
                profits.stream().map(one -> row(one.name(), one.role())).toList();
        Pbo pbo = Pbo.ofSharpe(profits.stream().map(Profits::values).toArray(double[][]::new), 8);
        DeflatedSharpe deflated = DeflatedSharpe.of(profits.getFirst().values(), 37, 0.01);
        Provenance rests = new Provenance(
                TRIED,
                List.of(
                        DataRange.recorded("BTC chains, 2026-04", TRIED - 23 * DAY, TRIED, 6_624, "9f".repeat(32)),
                        DataRange.simulated("Bates, calibrated", 20_000, "77".repeat(32))),
                "ab12".repeat(16),
                "cd34".repeat(16),
                Long.MIN_VALUE);
        List<ControlRow> controls =
                List.of(new ControlRow("random entry", "the same size at random moments", 4.2, 1.1, 0.004, 1000));
        List<StressRow> stresses = stresses();
        Findings findings = Findings.NONE
                .restingOn(rests, 400, OptionalInt.of(37))
                .chosen(Optional.of(pbo), Optional.of(deflated))
                .against(rows.getFirst(), rows.get(4))
                .stressed(stresses, policy, BEST)
                .controlled(controls)
                .with(Measure.FORWARD, -0.02)
                .with(Measure.LOOK_AHEAD, 0);
        return new PolicyEvidence(
                policy,
                "short straddle",
                "% of the premium",
                rests,
                rows,
                Optional.of(BEST),
                rows,
                rows.stream()
                        .map(row -> new ForwardRow(row, List.of(0.1, Double.NaN, 0.25)))
                        .toList(),
                List.of(new DeltaCell(0.7, 0.9, 2, 7, 0.712, 0.55, 0.93, 0.0041, 321)),
                tracks(),
                Histograms.of(profits, 50),
                frontier(),
                stresses,
                List.of(stress("crash week", policy, Role.TRIED, 4_321.5)),
                controls,
                Optional.of(pbo),
                Optional.of(deflated),
                runs(),
                Optional.of(map()),
                training(),
                Optional.of(new LivePeriods(Column.of(0.01, -0.02, 1.0 / 3), Column.of(0, 1e-5, 2e-5))),
                Court.USUAL.rule(policy, "short straddle", findings));
    }

    private double[] profits(double scale) {
        return random.doubles(400)
                .map(u -> 1 + scale * (14 * Math.log(Math.max(u, 1e-9)) + 14))
                .toArray();
    }

    private PolicyRow row(String name, Role role) {
        double size = 30 + 8 * random.nextDouble();
        return new PolicyRow(
                name,
                name.equals("no hedge") ? Double.NaN : 1.0 / 3,
                role,
                estimate(1.25),
                estimate(0.1 + 0.2),
                estimate(size),
                name.equals(BEST) ? Estimate.UNKNOWN : estimate(-1.5),
                2.5,
                Double.NaN,
                400);
    }

    private static Estimate estimate(double value) {
        return new Estimate(value, value - 1.2, value + Math.PI / 3);
    }

    private List<StressRow> stresses() {
        List<StressRow> rows = new ArrayList<>();
        for (String stress : List.of("SVCJ crash", "vol spike", "spreads x 5", "feed outage", "wrong vol −30 %")) {
            double size = 30 + 90 * random.nextDouble();
            rows.add(stress(stress, policy, Role.TRIED, 0.9 * size));
            RULES.forEach(rule -> rows.add(stress(stress, rule, Role.BASELINE, size)));
        }
        return rows;
    }

    private static StressRow stress(String name, String rule, Role role, double size) {
        return new StressRow(name, "as named", rule, role, 0.4 * size, size, 2.3 * size, 0, 0.25, Double.NaN, 1);
    }

    private List<EquityTrack> tracks() {
        List<EquityTrack> tracks = new ArrayList<>();
        for (boolean isSimulated : new boolean[] {false, true}) {
            tracks.add(track(policy, Role.TRIED, isSimulated));
            RULES.forEach(rule -> tracks.add(track(rule, Role.BASELINE, isSimulated)));
        }
        return tracks;
    }

    private EquityTrack track(String name, Role role, boolean isSimulated) {
        int size = 120;
        double[] equity = new double[size];
        double[] fall = new double[size];
        double top = 0;
        for (int i = 1; i < size; i++) {
            equity[i] = equity[i - 1] + 20 * random.nextGaussian() + 1;
            top = Math.max(top, equity[i]);
            fall[i] = top - equity[i];
        }
        Column middle = Column.of(equity);
        Column falls = Column.of(fall);
        double[] times = IntStream.range(0, size)
                .mapToDouble(i -> isSimulated ? i / 1440.0 : TRIED - 23.0 * DAY + i * 16_560_000.0)
                .toArray();
        return new EquityTrack(
                name,
                role,
                Column.of(times),
                isSimulated,
                middle,
                middle.map(v -> v - 90),
                middle.map(v -> v + 90),
                falls,
                falls.map(v -> v * 1.5));
    }

    private List<FrontierPoint> frontier() {
        List<Setting> settings = new ArrayList<>(List.of(new Setting("no hedge", Double.NaN, Role.BASELINE, 0, 71)));
        for (int i = 0; i < 5; i++) {
            double band = 0.02 + 0.04 * i;
            settings.add(new Setting("Leland", band, Role.BASELINE, 5.6 / (1 + 5 * band), 29 + 70 * band));
            settings.add(new Setting(BEST, band, Role.BASELINE, 4.8 / (1 + 7 * band), 27 + 80 * band));
            settings.add(new Setting(policy, band, Role.TRIED, 4.4 / (1 + 6.5 * band), 26 + 72 * band));
        }
        return Frontier.of(settings);
    }

    private List<RunEntry> runs() {
        return IntStream.range(0, 37)
                .mapToObj(i -> new RunEntry(
                        TRIED - i * 3_600_000L,
                        policy,
                        "1.4.0",
                        "ab".repeat(32),
                        "9f".repeat(32),
                        i,
                        Map.of(
                                RunEntry.SHARPE,
                                i == 3 ? Double.NaN : random.nextGaussian(),
                                "es95",
                                Double.POSITIVE_INFINITY)))
                .toList();
    }

    private StateMap map() {
        Column rows = Column.of(-0.2, -0.05, 0.05, 0.2);
        Column columns = Column.of(0, 1, 7, 30);
        return new StateMap(
                BEST,
                rows,
                columns,
                List.of(Column.of(0.4, -0.1, Double.NaN), Column.of(0.9, 0.2, -0.3), Column.of(-0.2, -0.0, 0.1)),
                List.of(Column.of(30, 400, 0), Column.of(900, 800, 700), Column.of(50, 60, 70)));
    }

    private List<TrainingCurve> training() {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(member -> new TrainingCurve(
                        "member " + member,
                        Column.of(IntStream.range(0, 100).mapToDouble(i -> i).toArray()),
                        Column.of(IntStream.range(0, 100)
                                .mapToDouble(i -> 26 + 40 * Math.exp(-i / 10.0) + random.nextDouble())
                                .toArray()),
                        Column.of(IntStream.range(0, 100)
                                .mapToDouble(i -> i % 10 == 0 ? 27 + 41 * Math.exp(-i / 10.0) : Double.NaN)
                                .toArray())))
                .toList();
    }
}
