package gammadesk.app.cli;

import gammadesk.analytics.forecast.Combination;
import gammadesk.analytics.forecast.ForecastModels;
import gammadesk.analytics.forecast.ForecastRun;
import gammadesk.analytics.forecast.ForecastTable;
import gammadesk.analytics.forecast.LearnedGate;
import gammadesk.analytics.forecast.WalkForward;
import gammadesk.analytics.forecast.WalkForwardPlan;
import gammadesk.analytics.forecast.measure.BarMeasure;
import gammadesk.analytics.forecast.measure.Bars;
import gammadesk.analytics.forecast.measure.EvenBars;
import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.model.FeatureUse;
import gammadesk.analytics.forecast.model.VolatilityModel;
import gammadesk.connectors.history.HistoryFiles;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code gammadesk forecast}: forecasts of realised variance as they would have been made, and what they were worth.
 */
@Command(
        name = "forecast",
        mixinStandardHelpOptions = true,
        description = "Forecasts realised variance (a day) from bars of a price: CSV with timestamp, open, high, low, "
                + "close. Every forecast is made from what was known at its time. Model 'all' prints a table of all "
                + "models; then prices, horizons and samplings may be several.")
final class ForecastCommand implements Callable<Integer> {
    private static final Pattern SPAN = Pattern.compile("(\\d+)(h|d)");
    private static final long HOUR_MILLIS = 3_600_000L;
    private static final int BARS_FOR_RETURNS = 12;
    private static final String ALL = "all";

    private enum Format {
        json,
        csv,
        table
    }

    private enum Sampling {
        auto,
        hourly,
        daily
    }

    @Option(names = "--prices", paramLabel = "F", required = true, description = "bars (.csv, .csv.gz)")
    private List<Path> priceFiles = List.of();

    @Option(
            names = "--features",
            paramLabel = "F",
            arity = "1..*",
            description = "what else was known (.csv, .json, .gz), named by the file up to the first _ or .; a name of "
                    + "dvol is implied volatility in percent. Daily values count as known when their day is over. Also order "
                    + "flow as a desk records it")
    private List<Path> featureFiles = List.of();

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "har",
            description = "har, log-har, har-j, harq, har-iv, ewma, garch, gjr, egarch (each also -t), boosted-trees "
                    + "and neural-net (each also -gated), combination, all, ... (default: ${DEFAULT-VALUE})")
    private String model = "har";

    @Option(
            names = "--horizon",
            paramLabel = "SPAN",
            split = ",",
            defaultValue = "1d",
            description = "1h to 30d, such as 6h or 7d (default: ${DEFAULT-VALUE})")
    private List<String> horizons = List.of("1d");

    @Option(
            names = "--sampling",
            paramLabel = "HOW",
            split = ",",
            defaultValue = "auto",
            description = "a forecast every bar (hourly) or every day (daily); auto is daily from 1d on")
    private List<Sampling> samplings = List.of(Sampling.auto);

    @Option(
            names = "--measure",
            paramLabel = "NAME",
            description =
                    "rv, parkinson, garman-klass or rogers-satchell (default: rv with 12 bars a day and a horizon "
                            + "of a day or more, else garman-klass)")
    private @Nullable String measure;

    @Option(names = "--window", paramLabel = "DAYS", description = "learn from the last days only (default: all)")
    private @Nullable Integer windowDays;

    @Option(names = "--walk-forward", description = "print every forecast and not only the newest")
    private boolean isWalk;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "of chance (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "json", description = "json, csv or table")
    private Format format = Format.json;

    private record Market(String name, VarianceHistory history, WalkForwardPlan plan, ForecastExport.Frame frame) {}

    @Override
    public Integer call() throws IOException {
        Logs.warningsOnly();
        StringWriter text = new StringWriter();
        if (model.equals(ALL)) {
            tables(text);
        } else {
            single(text);
        }
        System.out.print(text);
        System.out.flush();
        return ExitCode.DONE;
    }

    private void tables(Writer out) throws IOException {
        List<ForecastTableExport.Part> parts = new ArrayList<>();
        for (Path file : priceFiles) {
            for (Sampling sampling : samplings) {
                for (String horizon : horizons) {
                    Market market = market(file, horizon, sampling);
                    parts.add(new ForecastTableExport.Part(
                            market.name,
                            horizon,
                            market.frame.sampling(),
                            ForecastTable.of(market.history, market.plan, ForecastModels.all())));
                }
            }
        }
        ForecastTableExport export = new ForecastTableExport(parts);
        switch (format) {
            case json -> export.json(out);
            case csv -> export.csv(out);
            case table -> export.text(out);
        }
    }

    private void single(Writer out) throws IOException {
        if (priceFiles.size() + horizons.size() + samplings.size() > 3 || format == Format.table) {
            throw new UsageException("several prices, horizons or samplings, and tables, need --model all");
        }
        Market market = market(priceFiles.getFirst(), horizons.getFirst(), samplings.getFirst());
        ForecastRun benchmark = run(ForecastModels.benchmark(), market);
        Optional<VolatilityModel> known = ForecastModels.named(model);
        Optional<VolatilityModel> gated = ForecastModels.learned().stream()
                .filter(learned -> model.equals(learned.name() + "-gated"))
                .findFirst();
        ForecastRun run;
        if (known.isPresent()) {
            known.get().unfit(market.history).ifPresent(reason -> {
                throw new UsageException("--model " + model + ": " + reason);
            });
            run = model.equals(benchmark.model()) ? benchmark : run(known.get(), market);
        } else if (model.equals(Combination.NAME)) {
            run = Combination.of(benchmark, others(market));
        } else if (gated.isPresent()) {
            run = LearnedGate.gated(run(gated.get(), market), benchmark);
        } else {
            throw new UsageException("--model: unknown: " + model + "; known are " + names());
        }
        Optional<LearnedGate> gate = ForecastModels.learned().stream()
                .filter(learned -> learned.name().equals(run.model()))
                .findFirst()
                .map(_ -> LearnedGate.of(run, benchmark));
        int first = isWalk ? 0 : run.size() - 1;
        export(new ForecastExport(run, benchmark, gate, market.frame, first), out);
    }

    private void export(ForecastExport export, Writer out) throws IOException {
        if (format == Format.csv) {
            export.csv(out);
        } else {
            export.json(out);
        }
    }

    private static String names() {
        return ForecastModels.all().stream().map(VolatilityModel::name).collect(Collectors.joining(", "));
    }

    private static List<ForecastRun> others(Market market) {
        return ForecastModels.all().stream()
                .skip(1)
                .filter(one -> one.unfit(market.history).isEmpty())
                .map(one -> run(one, market))
                .toList();
    }

    private static ForecastRun run(VolatilityModel model, Market market) {
        return WalkForward.run(model, market.history, market.plan);
    }

    private Market market(Path file, String horizon, Sampling sampling) throws IOException {
        if (!Files.isReadable(file)) {
            throw new UsageException("--prices: no such file: " + file);
        }
        EvenBars prices = HistoryFiles.bars(file);
        Bars bars = prices.bars();
        long millis = millis(horizon);
        if (millis % bars.stepMillis() != 0) {
            throw new UsageException("--horizon " + horizon + " is no whole number of bars of "
                    + bars.stepMillis() / 60_000 + " minutes");
        }
        boolean isDaily = sampling == Sampling.daily || (sampling == Sampling.auto && millis >= Bars.DAY_MILLIS);
        BarMeasure how = measure(bars, millis);
        VarianceHistory history = VarianceHistory.of(bars, how).with(features());
        WalkForwardPlan plan = plan(history, Math.toIntExact(millis / bars.stepMillis()), isDaily);
        int from = Math.max(0, history.size() - plan.window().orElse(history.size()));
        FeatureUse.flow(history, from).ifPresent(words -> System.err.println("gammadesk: for learned models " + words));
        return new Market(
                file.getFileName().toString().replaceFirst("\\..*", ""),
                history,
                plan,
                new ForecastExport.Frame(
                        horizon, isDaily ? Sampling.daily.name() : Sampling.hourly.name(), how, prices.filled()));
    }

    private WalkForwardPlan plan(VarianceHistory history, int steps, boolean isDaily) {
        WalkForwardPlan plan = WalkForwardPlan.usual(history, steps, isDaily ? history.perDay() : 1, seed);
        if (history.size() < plan.shortest()) {
            throw new UsageException(
                    "--prices: a first forecast needs " + plan.shortest() / history.perDay() + " days of bars");
        }
        OptionalInt window = windowDays == null ? OptionalInt.empty() : OptionalInt.of(windowDays * history.perDay());
        return window.isPresent() ? plan.rolling(window.getAsInt()) : plan;
    }

    private static long millis(String horizon) {
        Matcher m = SPAN.matcher(horizon.toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            throw new UsageException("--horizon: not a span such as 1h or 7d: " + horizon);
        }
        long millis = Long.parseLong(m.group(1)) * (m.group(2).equals("h") ? HOUR_MILLIS : Bars.DAY_MILLIS);
        if (millis < HOUR_MILLIS || millis > 30 * Bars.DAY_MILLIS) {
            throw new UsageException("--horizon: from 1h to 30d, not " + horizon);
        }
        return millis;
    }

    private BarMeasure measure(Bars bars, long horizonMillis) {
        if (measure == null) {
            boolean isFine = bars.perDay() >= BARS_FOR_RETURNS && horizonMillis >= Bars.DAY_MILLIS;
            return isFine ? BarMeasure.SQUARED_RETURN : BarMeasure.GARMAN_KLASS;
        }
        return Arrays.stream(BarMeasure.values())
                .filter(one -> one.label().equals(measure))
                .findFirst()
                .orElseThrow(() -> new UsageException("--measure: unknown: " + measure));
    }

    /** Files of the same name are one feature. */
    private List<Feature> features() throws IOException {
        TreeMap<String, Feature> features = new TreeMap<>();
        for (Path file : featureFiles) {
            if (!Files.isReadable(file)) {
                throw new UsageException("--features: no such file: " + file);
            }
            for (Feature feature : HistoryFiles.features(file)) {
                features.merge(feature.name(), feature, ForecastCommand::joined);
            }
        }
        return List.copyOf(features.values());
    }

    private static Feature joined(Feature one, Feature other) {
        NavigableMap<Long, Double> values = new TreeMap<>(one.values());
        values.putAll(other.values());
        return new Feature(one.name(), values, one.maxAgeMillis());
    }
}
