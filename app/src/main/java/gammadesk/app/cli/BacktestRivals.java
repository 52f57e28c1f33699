package gammadesk.app.cli;

import gammadesk.analytics.backtest.HedgePath;
import gammadesk.analytics.backtest.HedgeReplay;
import gammadesk.analytics.backtest.HedgeRule;
import gammadesk.analytics.backtest.ReplayFills;
import gammadesk.analytics.backtest.court.Headlines;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.analytics.backtest.court.recorded.RecordedTrial;
import gammadesk.analytics.backtest.court.recorded.Rival;
import gammadesk.analytics.hedging.LearnedBand;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.RiskBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Walks the learned band and all that it has to beat through every recording, with every kind of book. */
final class BacktestRivals {
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

    private final Currency coin;
    private final BandModel model;
    private final Consumer<String> progress;
    /** By rule, recording and kind of book. */
    private final Map<String, List<Map<String, HedgePath>>> walked = new LinkedHashMap<>();

    private final Map<String, HedgeRule> rules = new LinkedHashMap<>();

    BacktestRivals(Currency coin, BandModel model, Consumer<String> progress) {
        this.coin = coin;
        this.model = model;
        this.progress = progress;
    }

    void walk(String name, HedgeRecording recording, ReplayFills fills) {
        Map<String, RiskBook> books = HedgeBooks.at(recording.first());
        HedgeReplay replay = recording.replay(coin, fills);
        for (HedgeRule rule : rules(recording)) {
            progress.accept(name + ": " + name(rule));
            Map<String, HedgePath> paths = new LinkedHashMap<>();
            books.forEach((kind, book) -> paths.put(kind, replay.run(book, rule)));
            rules.putIfAbsent(name(rule), rule);
            walked.computeIfAbsent(name(rule), _ -> new ArrayList<>()).add(paths);
        }
    }

    private static String name(HedgeRule rule) {
        return rule.family() + " " + rule.dial();
    }

    private List<HedgeRule> rules(HedgeRecording recording) {
        return new HedgeRules(
                        coin,
                        recording.stepDays(),
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
