package gammadesk.app.cli;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.app.market.RecordedChain;
import gammadesk.app.risk.BookFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                + "is named with its reason and harms no other. Coin figures are those of --currency.")
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

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "json", description = "json")
    private Format format = Format.json;

    @Override
    public Integer call() throws IOException {
        Logs.warningsOnly();
        BookFile file = read();
        List<Currency> coins = coins(file.book());
        Currency main = coins.getFirst();
        BookRisk risk = BookRisk.of(file.book(), market(coins));
        StringWriter text = new StringWriter();
        if (format == Format.json) {
            new RiskExport(risk, main, file.problems()).json(text);
        }
        System.out.print(text);
        System.out.flush();
        return ExitCode.DONE;
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

    /** A coin of which nothing was recorded leaves its positions without a value, no more. */
    private RiskMarket market(List<Currency> coins) throws IOException {
        if (!Files.isReadable(chainFile)) {
            throw new UsageException("--chain: no such file: " + chainFile);
        }
        List<ChainSnapshot> chains = new ArrayList<>();
        for (Currency coin : coins) {
            try {
                chains.add(RecordedChain.read(chainFile, coin));
            } catch (IOException e) {
                if (coin.equals(coins.getLast()) && chains.isEmpty()) {
                    throw e;
                }
            }
        }
        return RiskMarket.of(chains.getFirst().venueMillis(), chains, Map.of());
    }
}
