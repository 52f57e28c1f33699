package gammadesk.app.cli;

import gammadesk.analytics.forecast.ForecastModels;
import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.hedging.FeeTerms;
import gammadesk.analytics.mispricing.PriceTrail;
import gammadesk.analytics.mispricing.TradingCosts;
import gammadesk.connectors.history.HistoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what volatility is forecast from and what trading costs. */
final class MispricingOptions {
    private static final String FUNDING = "funding";

    @Option(
            names = "--prices",
            paramLabel = "F",
            description = "bars of the coin's price (.csv, .csv.gz), a day or finer")
    private @Nullable Path prices;

    @Option(
            names = "--features",
            paramLabel = "F",
            arity = "1..*",
            description =
                    "a name of dvol is the implied volatility of 30 days in percent, for the premium and for models "
                            + "that use it; funding is the perpetual's over eight hours. Daily values count as known when "
                            + "their day is over")
    private List<Path> featureFiles = List.of();

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "log-har-seasonal",
            description = "that forecasts, such as har, log-har, garch (default: ${DEFAULT-VALUE})")
    private String model = "log-har-seasonal";

    @Option(
            names = "--option-fee",
            paramLabel = "COIN",
            defaultValue = "0.0003",
            description = "of a coin of options, at most 12.5 %% of the price (default: ${DEFAULT-VALUE})")
    private double optionFee = 0.0003;

    @Option(
            names = "--hedge-fee",
            paramLabel = "SHARE",
            defaultValue = "0.0005",
            description = "of the perpetual (default: ${DEFAULT-VALUE})")
    private double hedgeFee = 0.0005;

    @Option(
            names = "--hedge-half-spread",
            paramLabel = "SHARE",
            defaultValue = "0.00002",
            description = "half the perpetual's spread (default: ${DEFAULT-VALUE})")
    private double hedgeHalfSpread = 0.00002;

    @Option(
            names = "--hedge-hours",
            paramLabel = "N",
            defaultValue = "6",
            description = "between two hedges, for their expected cost (default: ${DEFAULT-VALUE})")
    private double hedgeHours = 6;

    TradingCosts costs() {
        try {
            return new TradingCosts(FeeTerms.PUBLISHED, optionFee, hedgeFee, hedgeHalfSpread, hedgeHours / 24);
        } catch (IllegalArgumentException e) {
            throw new UsageException("fees, spread and hours: " + e.getMessage());
        }
    }

    MispricingMoments.Source source(long seed) throws IOException {
        Path file = prices;
        if (file == null || !Files.isReadable(file)) {
            throw new UsageException(file == null ? "--prices F is needed" : "--prices: no such file: " + file);
        }
        PriceTrail trail = new PriceTrail(HistoryFiles.bars(file).bars(), new TreeMap<>());
        return new MispricingMoments.Source(
                trail,
                feature(Feature.IMPLIED_VOL),
                ForecastModels.named(model).orElseThrow(() -> new UsageException("--model: unknown: " + model)),
                seed);
    }

    /** The perpetual's funding; empty where none was given. */
    Optional<Feature> funding() throws IOException {
        return feature(FUNDING);
    }

    /** Files of the same name are one feature. */
    private Optional<Feature> feature(String name) throws IOException {
        Optional<Feature> found = Optional.empty();
        for (Path file : featureFiles) {
            if (!Files.isReadable(file)) {
                throw new UsageException("--features: no such file: " + file);
            }
            for (Feature one : HistoryFiles.features(file)) {
                found = one.name().equals(name)
                        ? Optional.of(found.map(before -> joined(before, one)).orElse(one))
                        : found;
            }
        }
        return found;
    }

    private static Feature joined(Feature first, Feature second) {
        NavigableMap<Long, Double> values = new TreeMap<>(first.values());
        values.putAll(second.values());
        return new Feature(first.name(), values, first.maxAgeMillis());
    }
}
