package gammadesk.app.cli;

import gammadesk.analytics.hedging.Advisor;
import gammadesk.analytics.hedging.Advisors;
import gammadesk.analytics.hedging.CostCalibration;
import gammadesk.analytics.hedging.CostModel;
import gammadesk.analytics.hedging.FeeTerms;
import gammadesk.analytics.hedging.HedgeGoal;
import gammadesk.analytics.hedging.HedgeInput;
import gammadesk.analytics.hedging.ShortfallSolver;
import gammadesk.analytics.hedging.Slicing;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.app.backtest.HedgeMarket;
import gammadesk.app.risk.BookFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gammadesk hedge}: what an advisor would trade against a book. Nothing is sent. */
@Command(
        name = "hedge",
        mixinStandardHelpOptions = true,
        subcommands = HedgeCompareCommand.class,
        description = "Proposes hedges for a book (CSV as for the risk command) against a recorded chain, and trades "
                + "nothing. Amounts at a price are not part of a recording, so depth is taken as unlimited; recorded "
                + "futures are taken at one tick around their mark.")
final class HedgeCommand implements Callable<Integer> {
    private static final int PATHS = 1_000;

    private enum Format {
        json
    }

    private final Clock clock;

    HedgeCommand(Clock clock) {
        this.clock = clock;
    }

    @Option(names = "--book", paramLabel = "B.csv", description = "the book (required)")
    private @Nullable Path bookOption;

    @Option(names = "--chain", paramLabel = "F", description = "a recorded chain (.csv, .csv.gz; required)")
    private @Nullable Path chainOption;

    @Option(
            names = "--advisor",
            paramLabel = "NAME",
            defaultValue = "optimiser",
            description = "delta, whalley-wilmott, leland, smile or optimiser (default: ${DEFAULT-VALUE})")
    private String advisor = "optimiser";

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "whose risk (default: that of the book's first position)")
    private @Nullable String currency;

    @Option(names = "--target", paramLabel = "COIN", defaultValue = "0", description = "delta wanted, coin")
    private double target;

    @Option(
            names = "--threshold",
            paramLabel = "COIN",
            defaultValue = "0.1",
            description = "delta off the target that is left alone, coin (default: ${DEFAULT-VALUE})")
    private double threshold = 0.1;

    @Option(
            names = "--max-delta",
            paramLabel = "COIN",
            description = "largest delta off the target after an optimised hedge (default: the larger of 0.5 and the "
                    + "threshold)")
    private @Nullable Double mostDelta;

    @Option(
            names = "--max-gamma",
            paramLabel = "COIN/USD",
            description = "largest gamma after an optimised hedge, change of delta in coin per USD")
    private @Nullable Double mostGamma;

    @Option(
            names = "--max-vega",
            paramLabel = "USD",
            description = "largest vega after an optimised hedge, USD per vol point")
    private @Nullable Double mostVega;

    @Option(
            names = "--max-margin-share",
            paramLabel = "SHARE",
            description = "largest initial portfolio margin after an optimised hedge as a share of equity")
    private @Nullable Double mostMarginShare;

    @Option(
            names = "--soft",
            paramLabel = "USD",
            description = "what a breach of a greek's limit counts that is as large as the limit itself; without it "
                    + "limits are hard. Margin is always hard")
    private @Nullable Double soft;

    @Option(
            names = "--accept",
            paramLabel = "USD",
            description = "expected shortfall beyond the mean that is accepted: the optimiser trades as little as "
                    + "brings it back there (default: less is always better)")
    private @Nullable Double accepted;

    @Option(
            names = "--cost-weight",
            paramLabel = "W",
            defaultValue = "1",
            description = "what a dollar of cost counts against a dollar of expected shortfall, for the optimiser "
                    + "(default: ${DEFAULT-VALUE})")
    private double costWeight = 1;

    @Option(
            names = "--legs",
            paramLabel = "N",
            defaultValue = "4",
            description = "orders at most, for the optimiser (default: ${DEFAULT-VALUE})")
    private int legs = 4;

    @Option(
            names = "--time-limit",
            paramLabel = "MS",
            defaultValue = "2000",
            description = "for the optimiser (default: ${DEFAULT-VALUE})")
    private long millis = 2_000;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "json", description = "json")
    private Format format = Format.json;

    @Override
    public Integer call() throws IOException {
        Logs.warningsOnly();
        Advisor chosen = chosen();
        Path bookFile = required("--book", bookOption);
        Path chainFile = required("--chain", chainOption);
        BookFile file = read(bookFile);
        Currency coin = coin(file.book());
        if (!Files.isReadable(chainFile)) {
            throw new UsageException("--chain: no such file: " + chainFile);
        }
        HedgeMarket market = HedgeMarket.read(chainFile, coin);
        StringWriter text = new StringWriter();
        if (format == Format.json) {
            new HedgeExport(chosen.advise(input(file.book(), coin, market)), file.problems()).json(text);
        }
        System.out.print(text);
        System.out.flush();
        return ExitCode.DONE;
    }

    private Advisor chosen() {
        Advisors advisors = Advisors.of(new ShortfallSolver(millis, 1e-3));
        return advisors.named(advisor)
                .orElseThrow(() -> new UsageException(
                        "--advisor: unknown: " + advisor + "; known are " + String.join(", ", advisors.names())));
    }

    /** Checked here, for a subcommand needs neither. */
    private static Path required(String option, @Nullable Path given) {
        return Optional.ofNullable(given).orElseThrow(() -> new UsageException("Missing required option: " + option));
    }

    private static BookFile read(Path bookFile) throws IOException {
        if (!Files.isReadable(bookFile) || Files.isDirectory(bookFile)) {
            throw new UsageException("--book: cannot read " + bookFile);
        }
        try (Reader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(bookFile), StandardCharsets.UTF_8))) {
            return BookFile.read(reader);
        }
    }

    private Currency coin(RiskBook book) {
        try {
            return currency != null
                    ? Currency.of(currency)
                    : book.entries().stream()
                            .flatMap(entry -> InstrumentName.parse(entry.instrument()).stream())
                            .map(name -> name.family().base())
                            .findFirst()
                            .orElse(Currency.BTC);
        } catch (IllegalArgumentException _) {
            throw new UsageException("--currency: not a currency: " + currency);
        }
    }

    private HedgeInput input(RiskBook book, Currency coin, HedgeMarket market) {
        CostModel costs =
                new CostModel(FeeTerms.PUBLISHED, Slicing.AT_ONCE, Optional.empty(), 1, CostCalibration.UNSEEN);
        return new HedgeInput(
                book,
                market.market(),
                coin,
                market.instruments(),
                goal(),
                costs,
                HedgeMarket.balanced(market.market(), coin, PATHS, 1),
                BookMargin.Model.PORTFOLIO,
                Optional.empty(),
                Map.of("chain", 0.0),
                PricingKernels.scalar(),
                clock::nanos);
    }

    private HedgeGoal goal() {
        HedgeGoal usual = HedgeGoal.USUAL;
        return new HedgeGoal(
                target,
                threshold,
                usual.riskAversion(),
                usual.rebalanceDays(),
                usual.confidence(),
                limit("--accept", accepted),
                limit("--cost-weight", costWeight).orElseThrow(),
                usual.participation(),
                legs,
                limit("--max-delta", mostDelta).orElse(Math.max(threshold, usual.mostDelta())),
                limit("--max-gamma", mostGamma),
                limit("--max-vega", mostVega),
                limit("--max-margin-share", mostMarginShare),
                limit("--soft", soft));
    }

    private static OptionalDouble limit(String option, @Nullable Double value) {
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (!(value >= 0) || value.isInfinite()) {
            throw new UsageException(option + ": neither 0 nor a positive number: " + value);
        }
        return OptionalDouble.of(value);
    }
}
