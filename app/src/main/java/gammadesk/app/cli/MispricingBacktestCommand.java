package gammadesk.app.cli;

import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.mispricing.HedgedReplay;
import gammadesk.analytics.mispricing.MispricingPicture;
import gammadesk.analytics.mispricing.ReplayMoment;
import gammadesk.analytics.mispricing.SignalRecords;
import gammadesk.analytics.mispricing.SignalTest;
import gammadesk.analytics.mispricing.StraddleEntries;
import gammadesk.analytics.mispricing.StraddleEntry;
import gammadesk.analytics.mispricing.TradingCosts;
import gammadesk.app.cli.MispricingBacktestExport.KindRow;
import gammadesk.app.cli.MispricingBacktestExport.OutcomeRow;
import gammadesk.app.cli.MispricingBacktestExport.SnapshotRow;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gammadesk mispricing backtest}: what the signal earned on recorded chains, next to chance. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = "Measures the mispricing of each recorded chain by forecasts made from what was known then, and "
                + "trades at-the-money straddles wherever the edge after costs was above a threshold: sold when rich, "
                + "bought when cheap, delta-hedged at each chain with the perpetual, spread crossed both ways, fees "
                + "paid. Beside it stand random entries, random sides, the same pattern shifted in time, and buying or "
                + "selling everything. The same input and seed give the same table.")
final class MispricingBacktestCommand implements Callable<Integer> {
    private static final double[] THRESHOLDS = {0, 0.5, 1};
    private static final double HOLD_SLACK = 0.9;

    private enum Format {
        json,
        csv,
        table
    }

    @Mixin
    private MispricingOptions options = new MispricingOptions();

    @Option(
            names = "--chains",
            paramLabel = "F",
            arity = "1..*",
            required = true,
            description = "recorded chains (.csv, .csv.gz), in any order; trades are made in stretches of ten or more "
                    + "without a pause of more than 20 hours")
    private List<Path> files = List.of();

    @Option(names = "--currency", paramLabel = "CODE", defaultValue = "BTC", description = "whose options")
    private String currency = "BTC";

    @Option(
            names = "--hold",
            paramLabel = "DAYS",
            split = ",",
            defaultValue = "1,3",
            description = "how long a trade is held; a tenth less is enough (default: ${DEFAULT-VALUE})")
    private List<Double> holds = List.of(1.0, 3.0);

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "10000",
            description = "of each control (default: ${DEFAULT-VALUE})")
    private int draws = 10_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "of chance (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "json, csv or table")
    private Format format = Format.table;

    @Override
    public Integer call() throws IOException {
        Logs.warningsOnly();
        MispricingMoments.Source source = options.source(seed);
        List<ReplayMoment> moments = MispricingMoments.read(files, coin(), () -> 0);
        if (moments.isEmpty()) {
            throw new UsageException("--chains: no option of " + currency);
        }
        print(export(MispricingMoments.walk(moments, source)));
        return ExitCode.DONE;
    }

    private Currency coin() {
        try {
            return Currency.of(currency);
        } catch (IllegalArgumentException _) {
            throw new UsageException("--currency: not a currency: " + currency);
        }
    }

    private MispricingBacktestExport export(MispricingMoments walked) throws IOException {
        TradingCosts costs = options.costs();
        Optional<Feature> funding = options.funding();
        List<OutcomeRow> outcomes = new ArrayList<>();
        List<KindRow> kinds = new ArrayList<>();
        for (MispricingMoments run : walked.runs()) {
            HedgedReplay<ReplayMoment> replay = new HedgedReplay<>(run.moments(), costs, funding);
            for (double hold : holds) {
                outcomes(run, replay, costs, hold, outcomes);
                kinds(run, replay, costs, hold, kinds);
            }
        }
        return new MispricingBacktestExport(currency, seed, draws, snapshots(walked, costs), outcomes, kinds);
    }

    private List<SnapshotRow> snapshots(MispricingMoments walked, TradingCosts costs) {
        List<SnapshotRow> rows = new ArrayList<>();
        for (int i = 0; i < walked.moments().size(); i++) {
            ReplayMoment one = walked.moments().get(i);
            MispricingPicture.Past past = MispricingPicture.Past.none(costs);
            MispricingPicture picture = walked.terms()
                    .get(i)
                    .map(term -> MispricingPicture.of(one.surface(), one.chain(), term, past))
                    .orElseGet(() -> MispricingPicture.without(one.surface(), one.chain(), "too few prices", past));
            rows.add(new SnapshotRow(picture, walked.premiums().get(i), one.surface()));
        }
        return rows;
    }

    private void outcomes(
            MispricingMoments run,
            HedgedReplay<ReplayMoment> replay,
            TradingCosts costs,
            double hold,
            List<OutcomeRow> rows) {
        List<StraddleEntry> entries = StraddleEntries.of(replay, run.terms(), run.premiums(), costs, hold * HOLD_SLACK);
        int count = run.moments().size();
        for (double threshold : THRESHOLDS) {
            rows.add(new OutcomeRow(
                    run.moments(),
                    hold,
                    "signal, edge >= " + threshold + " errors",
                    SignalTest.of(entries, count, threshold, draws, seed)));
        }
        rows.add(new OutcomeRow(
                run.moments(),
                hold,
                "premium granted",
                SignalTest.of(entries, count, StraddleEntry::neutralSignal, draws, seed)));
        rows.add(new OutcomeRow(run.moments(), hold, "sell all", SignalTest.all(entries, count, -1, seed)));
        rows.add(new OutcomeRow(run.moments(), hold, "buy all", SignalTest.all(entries, count, 1, seed)));
    }

    private static void kinds(
            MispricingMoments run,
            HedgedReplay<ReplayMoment> replay,
            TradingCosts costs,
            double hold,
            List<KindRow> rows) {
        long end = run.moments().getLast().millis();
        SignalRecords.asOf(SignalRecords.outcomes(replay, run.terms(), run.premiums(), costs, hold * HOLD_SLACK), end)
                .forEach((kind, record) -> rows.add(new KindRow(run.moments(), hold, kind, record)));
    }

    private void print(MispricingBacktestExport export) throws IOException {
        StringWriter text = new StringWriter();
        switch (format) {
            case json -> export.json(text);
            case csv -> export.csv(text);
            case table -> export.text(text);
        }
        System.out.print(text);
        System.out.flush();
    }
}
