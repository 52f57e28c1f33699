package gammadesk.app.cli;

import gammadesk.analytics.backtest.HedgeMoment;
import gammadesk.analytics.backtest.HedgePath;
import gammadesk.analytics.backtest.HedgeReplay;
import gammadesk.analytics.backtest.HedgeRule;
import gammadesk.analytics.backtest.HedgeScore;
import gammadesk.analytics.backtest.ReplayFills;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.learning.store.ModelAnswer;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.app.backtest.HedgeBooks;
import gammadesk.app.backtest.HedgeRecording;
import gammadesk.app.backtest.HedgeRules;
import gammadesk.app.learning.ShippedModels;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gammadesk hedge compare}: all rules on the same books through recorded chains. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Walks books of several kinds through recorded chains under every rule and several settings of "
                + "each. Orders cross the recorded quotes and pay the fees of single orders. Options and the perpetual "
                + "are traded, the perpetual at one tick around its recorded price; funding was not recorded and counts "
                + "as 0; depth was not recorded and is taken as unlimited. Hedges are carried and closed at the end. The same input gives the same "
                + "table to the last bit.")
final class HedgeCompareCommand implements Callable<Integer> {
    private enum Format {
        text,
        json,
        csv
    }

    @Option(
            names = "--chains",
            paramLabel = "F",
            arity = "1..*",
            required = true,
            description = "recorded chains (.csv, .csv.gz), in any order")
    private List<Path> files = List.of();

    @Option(names = "--currency", paramLabel = "CODE", defaultValue = "BTC", description = "whose options")
    private String currency = "BTC";

    @Option(names = "--book", paramLabel = "NAME", description = "one kind of book alone (default: all)")
    private @Nullable String book;

    @Option(
            names = "--rule",
            paramLabel = "NAME",
            description = "rules whose name begins so, beside none and delta (default: all)")
    private @Nullable String rule;

    @Option(
            names = "--delay",
            paramLabel = "N",
            defaultValue = "0",
            description = "recorded moments between decision and fill (default: ${DEFAULT-VALUE})")
    private int delay;

    @Option(
            names = "--crossing",
            paramLabel = "SHARE",
            defaultValue = "1",
            description = "of the way from the mid to the touch that is paid: 3 as if spreads were three times as wide "
                    + "(default: ${DEFAULT-VALUE})")
    private double crossing = 1;

    @Option(
            names = "--missed",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "chance that a leg finds nothing there any more (default: ${DEFAULT-VALUE})")
    private double missed;

    @Option(
            names = "--horizon",
            paramLabel = "DAYS",
            description = "of the optimiser's scenarios (default: the mean time between two chains; a day for "
                    + "optimiser-open)")
    private @Nullable Double horizon;

    @Option(
            names = "--accept",
            paramLabel = "USD",
            arity = "1..*",
            description = "accepted shortfalls of optimiser-accept (default: 3000 to 8000, for ten BTC of options)")
    private List<Double> accepted = HedgeRules.ACCEPTED;

    @Option(
            names = "--paths",
            paramLabel = "N",
            defaultValue = "400",
            description = "scenarios of the optimiser (default: ${DEFAULT-VALUE})")
    private int paths = 400;

    @Option(
            names = "--instruments",
            paramLabel = "N",
            defaultValue = "24",
            description = "that the optimiser looks at (default: ${DEFAULT-VALUE})")
    private int instruments = 24;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "40",
            description = "of each of its searches; it has no time limit (default: ${DEFAULT-VALUE})")
    private int nodes = 40;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", description = "text, json or csv")
    private Format format = Format.text;

    @Override
    public Integer call() throws IOException {
        Logs.warningsOnly();
        Currency coin = coin();
        HedgeRecording recording = HedgeRecording.read(files, coin);
        Map<String, RiskBook> books = books(recording.first());
        HedgeReplay replay = recording.replay(coin, fills());
        List<HedgeScore> all = new ArrayList<>();
        Map<String, List<HedgeScore>> byBook = new LinkedHashMap<>();
        for (HedgeRule one : rules(coin, recording)) {
            List<HedgePath> walked = new ArrayList<>();
            books.forEach((name, held) -> {
                HedgePath path = replay.run(held, one);
                walked.add(path);
                byBook.computeIfAbsent(name, _ -> new ArrayList<>()).add(new HedgeScore(one, List.of(path)));
            });
            all.add(new HedgeScore(one, walked));
        }
        print(new HedgeCompareExport(recording.moments(), all, byBook));
        return ExitCode.DONE;
    }

    private ReplayFills fills() {
        try {
            return new ReplayFills(delay, crossing, missed, ReplayFills.AT_TOUCH.seed());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private void print(HedgeCompareExport export) throws IOException {
        StringWriter text = new StringWriter();
        switch (format) {
            case text -> export.text(text);
            case json -> export.json(text);
            case csv -> export.csv(text);
        }
        System.out.print(text);
        System.out.flush();
    }

    private Currency coin() {
        try {
            return Currency.of(currency);
        } catch (IllegalArgumentException _) {
            throw new UsageException("--currency: not a currency: " + currency);
        }
    }

    private Map<String, RiskBook> books(HedgeMoment first) {
        Map<String, RiskBook> books = HedgeBooks.at(first);
        String wanted = book;
        if (wanted != null && !books.containsKey(wanted)) {
            throw new UsageException("--book: unknown: " + wanted + "; known are " + String.join(", ", books.keySet()));
        }
        books.keySet().removeIf(name -> wanted != null && !name.equals(wanted));
        return books;
    }

    private List<HedgeRule> rules(Currency coin, HedgeRecording recording) {
        List<HedgeRule> rules = new HedgeRules(
                        coin, recording.stepDays(), horizonDays(), paths, instruments, nodes, acceptedUsd(), band())
                .all();
        Optional<String> wanted = Optional.ofNullable(rule);
        List<HedgeRule> chosen = rules.stream()
                .filter(one -> wanted.isEmpty()
                        || List.of("none", "delta").contains(one.family())
                        || one.family().startsWith(wanted.get()))
                .toList();
        if (wanted.isPresent() && chosen.stream().noneMatch(one -> one.family().startsWith(wanted.get()))) {
            throw new UsageException("--rule: unknown: " + wanted.get());
        }
        return chosen;
    }

    private static Optional<BandModel> band() {
        return ShippedModels.band() instanceof ModelAnswer.Loaded<BandModel>(BandModel model)
                ? Optional.of(model)
                : Optional.empty();
    }

    private OptionalDouble horizonDays() {
        Double wanted = horizon;
        if (wanted == null) {
            return OptionalDouble.empty();
        }
        if (!(wanted > 0) || wanted.isInfinite()) {
            throw new UsageException("--horizon: not a positive number: " + wanted);
        }
        return OptionalDouble.of(wanted);
    }

    private List<Double> acceptedUsd() {
        for (double usd : accepted) {
            if (!(usd > 0) || Double.isInfinite(usd)) {
                throw new UsageException("--accept: not a positive number: " + usd);
            }
        }
        return accepted;
    }
}
