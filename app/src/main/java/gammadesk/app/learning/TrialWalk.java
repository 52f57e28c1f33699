package gammadesk.app.learning;

import gammadesk.analytics.backtest.HedgePath;
import gammadesk.analytics.backtest.HedgeReplay;
import gammadesk.analytics.backtest.HedgeRule;
import gammadesk.analytics.backtest.ReplayFills;
import gammadesk.analytics.backtest.court.Headlines;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.analytics.backtest.court.recorded.RecordedTrial;
import gammadesk.analytics.backtest.court.recorded.Rival;
import gammadesk.analytics.hedging.Advice;
import gammadesk.analytics.hedging.Advisor;
import gammadesk.analytics.hedging.HedgeInput;
import gammadesk.analytics.hedging.LearnedBand;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.app.backtest.HedgeBooks;
import gammadesk.app.backtest.HedgeRecording;
import gammadesk.app.backtest.HedgeRules;
import gammadesk.app.backtest.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Walks the learned band and all that it has to beat through every recording, with every kind of book. */
final class TrialWalk {
    /** The whole of them, as a kind of book. */
    static final String ALL = "all books";

    /** The aversion that the desk's usual goal has: the setting that is tried; the others were to choose from. */
    private static final double MAIN_DIAL = 1e-5;

    private static final int PATHS = 400;
    private static final int INSTRUMENTS = 24;
    private static final int NODES = 40;
    /** The setting of the optimiser that did best when it was tried. */
    private static final double ACCEPTED_USD = 4_000;

    private static final double COST_WEIGHT = 12;

    /** Of one decision on one book, in milliseconds of an unhurried machine: only their proportions count. */
    private static final Map<String, Double> EFFORTS =
            Map.of("none", 1.0, "optimiser", 60.0, "optimiser-accept", 33.0, LearnedBand.NAME, 9.0);

    private static final double USUAL_EFFORT = 4.5;

    private final Currency coin;
    private final BandModel model;
    private final TrialMemory memory;
    private final JobProgress progress;
    /** By rule, recording and kind of book. */
    private final Map<String, List<Map<String, HedgePath>>> walked = new LinkedHashMap<>();

    private final Map<String, HedgeRule> rules = new LinkedHashMap<>();

    TrialWalk(Currency coin, BandModel model, TrialMemory memory, JobProgress progress) {
        this.coin = coin;
        this.model = model;
        this.memory = memory;
        this.progress = progress;
    }

    /** How many walks a recording takes, one for each rule. */
    static int walks(Currency coin, BandModel model) {
        return rules(coin, model, 1).size();
    }

    /** What walking a recording takes. */
    static double effort(Currency coin, BandModel model, int moments) {
        return rules(coin, model, 1).stream()
                .mapToDouble(rule -> effort(rule, moments))
                .sum();
    }

    private static double effort(HedgeRule rule, int moments) {
        return (moments - 1) * EFFORTS.getOrDefault(rule.family(), USUAL_EFFORT);
    }

    /** Settings of the policy, the one that is tried first. */
    static List<Double> dials() {
        return HedgeRules.AVERSIONS.stream()
                .sorted(Comparator.comparing(dial -> dial != MAIN_DIAL))
                .toList();
    }

    /**
     * All rules with all kinds of books through one recording; what is kept of it is not walked again.
     *
     * @param at its place among the recordings
     * @param fills how orders meet its quotes
     */
    void walk(int at, String name, HedgeRecording recording, ReplayFills fills) throws IOException {
        Map<String, RiskBook> books = HedgeBooks.at(recording.first());
        HedgeReplay replay = recording.replay(coin, fills);
        List<HedgeRule> all = rules(coin, model, recording.stepDays());
        for (int i = 0; i < all.size(); i++) {
            HedgeRule rule = all.get(i);
            double effort = effort(rule, recording.moments().size());
            Optional<Map<String, HedgePath>> kept =
                    memory.walk(at, i, rule).filter(paths -> paths.keySet().equals(books.keySet()));
            Map<String, HedgePath> paths;
            if (kept.isPresent()) {
                paths = kept.get();
                progress.skip(effort);
            } else {
                progress.at(name + ": " + name(rule));
                paths = walk(replay, books, rule, effort);
                memory.keep(at, i, paths);
            }
            rules.putIfAbsent(name(rule), rule);
            walked.computeIfAbsent(name(rule), _ -> new ArrayList<>()).add(paths);
        }
    }

    private Map<String, HedgePath> walk(
            HedgeReplay replay, Map<String, RiskBook> books, HedgeRule rule, double effort) {
        double each = effort / books.size() / (replay.moments().size() - 1);
        HedgeRule watched = new HedgeRule(
                rule.family(),
                rule.dial(),
                rule.advisor().map(advisor -> new Watched(advisor, () -> progress.advance(each))),
                rule.goal(),
                rule.chance());
        Map<String, HedgePath> paths = new LinkedHashMap<>();
        books.forEach((kind, book) -> paths.put(kind, path(replay, book, watched)));
        if (rule.advisor().isEmpty()) {
            progress.advance(effort);
        }
        return paths;
    }

    private static HedgePath path(HedgeReplay replay, RiskBook book, HedgeRule rule) {
        try {
            return replay.run(book, rule);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Subject.CHAINS, e.getMessage() + "; a recording must hold what its books hold");
        }
    }

    /** Tells that it decides, which is when a walk can be ended. */
    private record Watched(Advisor advisor, Runnable each) implements Advisor {
        @Override
        public String name() {
            return advisor.name();
        }

        @Override
        public Advice advise(HedgeInput input) {
            each.run();
            return advisor.advise(input);
        }
    }

    private static String name(HedgeRule rule) {
        return rule.family() + " " + rule.dial();
    }

    private static List<HedgeRule> rules(Currency coin, BandModel model, double stepDays) {
        return new HedgeRules(
                        coin,
                        stepDays,
                        OptionalDouble.empty(),
                        PATHS,
                        INSTRUMENTS,
                        NODES,
                        List.of(ACCEPTED_USD),
                        Optional.of(model))
                .all().stream()
                        .filter(rule -> !rule.family().equals("optimiser-open"))
                        .filter(rule -> !rule.family().equals("optimiser") || rule.dial() == COST_WEIGHT)
                        .sorted(Comparator.comparing(rule -> !isMain(rule)))
                        .toList();
    }

    private static boolean isMain(HedgeRule rule) {
        return rule.family().equals(LearnedBand.NAME) && rule.dial() == MAIN_DIAL;
    }

    /** The kinds of books, and all together. */
    List<String> kinds() {
        List<String> kinds = new ArrayList<>(List.of(ALL));
        kinds.addAll(walked.values().iterator().next().getFirst().keySet());
        return kinds;
    }

    /** With one kind of book, or with all. */
    RecordedTrial trial(String kind, Headlines headlines) {
        List<Rival> rivals = rules.entrySet().stream()
                .map(rule -> rival(rule.getValue(), walked.getOrDefault(rule.getKey(), List.of()), kind))
                .sorted(Comparator.comparing(rival -> rival.role() != Role.TRIED))
                .toList();
        return RecordedTrial.of(rivals, headlines);
    }

    private static Rival rival(HedgeRule rule, List<Map<String, HedgePath>> recordings, String kind) {
        Role role = rule.family().equals(LearnedBand.NAME) ? Role.TRIED : Role.BASELINE;
        List<List<HedgePath>> paths = recordings.stream()
                .map(books -> books.entrySet().stream()
                        .filter(book -> kind.equals(ALL) || book.getKey().equals(kind))
                        .map(Map.Entry::getValue)
                        .toList())
                .toList();
        return new Rival(rule.family(), rule.family().equals("none") ? Double.NaN : rule.dial(), role, paths);
    }
}
