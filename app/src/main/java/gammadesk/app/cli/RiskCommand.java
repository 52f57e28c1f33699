package gammadesk.app.cli;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.risk.Attribution;
import gammadesk.analytics.risk.Attributor;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.FactorHistory;
import gammadesk.analytics.risk.Flows;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.SpotVolRule;
import gammadesk.app.risk.BookFile;
import gammadesk.app.risk.RecordedMarket;
import gammadesk.connectors.history.HistoryFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gammadesk risk}: what a book held anywhere is worth, how it reacts and what it can lose. */
@Command(
        name = "risk",
        mixinStandardHelpOptions = true,
        description = "Values a book (CSV: instrument,amount,averagePrice; amount signed, in coin for options and in "
                + "USD for inverse futures; price optional; BTC, ETH, USD, USDC or USDT as instrument is a balance) "
                + "against a recorded chain: greeks, scenarios, stresses, margin and tail. A row that cannot be used "
                + "is named with its reason and harms no other. Coin figures are those of --currency. Volatilities are the "
                + "venue's marks, smiles the fitted surface.")
final class RiskCommand implements Callable<Integer> {
    private enum Format {
        json
    }

    @Option(names = "--book", paramLabel = "B.csv", required = true, description = "the book")
    private Path bookFile = Path.of("book.csv");

    @Option(names = "--chain", paramLabel = "F", required = true, description = "a recorded chain (.csv, .csv.gz)")
    private Path chainFile = Path.of("chain.csv");

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "coin of the scenarios, margin and tail (default: that of the book's first position)")
    private @Nullable String currency;

    @Option(
            names = "--since",
            paramLabel = "F",
            description = "an earlier recorded chain: says why the book gained or lost until --chain, held as it is")
    private @Nullable Path sinceFile;

    @Option(
            names = "--history",
            paramLabel = "F",
            arity = "1..2",
            description = "daily closes of the coin and, second, of its 30-day volatility index in percent (CSV with "
                    + "timestamp or date and close, or JSON [[ms, ..., close]], .gz too): the tail then is a filtered "
                    + "historical simulation (default: a model with chosen dials)")
    private List<Path> historyFiles = List.of();

    @Option(
            names = "--spot-vol",
            paramLabel = "RULE",
            defaultValue = "sticky-strike",
            description =
                    "what volatility does when spot moves: sticky-strike, sticky-moneyness or a number, the change "
                            + "of volatility (1.00 is a hundred points) per 1.00 of ln(spot), the smile travelling along "
                            + "(default: ${DEFAULT-VALUE})")
    private String rule = "sticky-strike";

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "json", description = "json")
    private Format format = Format.json;

    private final Clock clock;

    RiskCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Logs.warningsOnly();
        RiskReport report = report();
        StringWriter text = new StringWriter();
        if (format == Format.json) {
            new RiskExport(report).json(text);
        }
        System.out.print(text);
        System.out.flush();
        return ExitCode.DONE;
    }

    private RiskReport report() throws IOException {
        SpotVolRule spotVol = rule();
        BookFile file = read();
        List<Currency> coins = coins(file.book());
        BookRisk risk = BookRisk.of(file.book(), market("--chain", chainFile, coins));
        return new RiskReport(risk, coins.getFirst(), spotVol, file.problems(), history(), attribution(risk, coins));
    }

    private SpotVolRule rule() {
        try {
            return switch (rule) {
                case "sticky-strike" -> SpotVolRule.stickyStrike();
                case "sticky-moneyness" -> SpotVolRule.stickyMoneyness();
                default -> new SpotVolRule.MeasuredSlope(Double.parseDouble(rule));
            };
        } catch (NumberFormatException _) {
            throw new UsageException("--spot-vol: neither sticky-strike, sticky-moneyness nor a number: " + rule);
        }
    }

    private Optional<RiskReport.Past> history() throws IOException {
        if (historyFiles.isEmpty()) {
            return Optional.empty();
        }
        NavigableMap<LocalDate, Double> prices = closes(historyFiles.getFirst());
        boolean hasLevel = historyFiles.size() > 1;
        NavigableMap<LocalDate, Double> levels = hasLevel ? closes(historyFiles.getLast()) : new TreeMap<>();
        FactorHistory history = FactorHistory.daily(prices, levels);
        if (history.size() == 0) {
            throw new UsageException("--history: the files have no two days in a row in common");
        }
        return Optional.of(new RiskReport.Past(
                history.following(FactorHistory.SKEW_PER_LEVEL, FactorHistory.TERM_PER_LEVEL), hasLevel));
    }

    private static NavigableMap<LocalDate, Double> closes(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new UsageException("--history: no such file: " + file);
        }
        return HistoryFiles.closes(file);
    }

    private Optional<Attribution> attribution(BookRisk now, List<Currency> coins) throws IOException {
        Path earlier = sinceFile;
        if (earlier == null) {
            return Optional.empty();
        }
        RiskMarket before = market("--since", earlier, coins);
        if (before.nowMillis() > now.market().nowMillis()) {
            throw new UsageException("--since: that chain is younger than --chain");
        }
        return Optional.of(
                Attributor.explain(BookRisk.of(now.book(), before), now.market(), Flows.NONE, coins.getFirst()));
    }

    private RiskMarket market(String option, Path file, List<Currency> coins) throws IOException {
        if (!Files.isReadable(file)) {
            throw new UsageException(option + ": no such file: " + file);
        }
        return RecordedMarket.read(file, coins, clock::nanos);
    }

    private BookFile read() throws IOException {
        if (!Files.isReadable(bookFile) || Files.isDirectory(bookFile)) {
            throw new UsageException("--book: cannot read " + bookFile);
        }
        try (Reader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(bookFile), StandardCharsets.UTF_8))) {
            return BookFile.read(reader);
        }
    }

    /** The asked coin or that of the first position first, then the others of the book. */
    private List<Currency> coins(RiskBook book) {
        List<Currency> coins = new ArrayList<>();
        Optional.ofNullable(currency).map(RiskCommand::coin).ifPresent(coins::add);
        book.entries().stream()
                .flatMap(entry -> InstrumentName.parse(entry.instrument()).stream())
                .map(name -> name.family().base())
                .forEach(coins::add);
        if (coins.isEmpty()) {
            coins.add(Currency.BTC);
        }
        return coins.stream().distinct().toList();
    }

    private static Currency coin(String code) {
        try {
            return Currency.of(code);
        } catch (IllegalArgumentException _) {
            throw new UsageException("--currency: not a currency: " + code);
        }
    }
}
