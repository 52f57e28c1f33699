package gammadesk.app.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gammadesk price}: a table of options in, the same table with prices, greeks and volatilities out. */
@Command(
        name = "price",
        mixinStandardHelpOptions = true,
        description =
                "Prices a table of options (Black-76). Columns in, in any order: forward, strike, years, type (C or "
                        + "P) and either vol (a fraction) or price (USD per coin), vol being taken where a row has both; others pass through. Vega, vanna and volga are "
                        + "per vol point, theta and charm per day, rho per 1 %, the rest plain derivatives. A row that cannot be "
                        + "read is named on stderr and left empty; the exit code is then 1.")
final class PriceCommand implements Callable<Integer> {
    @Option(names = "--in", paramLabel = "F.csv", required = true, description = "the table")
    private Path in = Path.of("in.csv");

    @Option(names = "--out", paramLabel = "G.csv", description = "where the result goes (default: standard output)")
    private Path out = Path.of("-");

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(in) || Files.isDirectory(in)) {
            throw new UsageException("--in: cannot read " + in);
        }
        if (Files.exists(out) && Files.isSameFile(in, out)) {
            throw new UsageException("--out: the result would overwrite the table " + in);
        }
        try (Reader reader = reader();
                Writer writer = writer()) {
            PriceTable table = new PriceTable();
            table.price(reader, writer);
            table.complaints().forEach(line -> System.err.println("gammadesk: " + in.getFileName() + " " + line));
            return table.complaints().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    /** A foreign character in a note spoils no prices: what is not UTF-8 is replaced. */
    private Reader reader() throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(in), StandardCharsets.UTF_8));
    }

    private Writer writer() throws IOException {
        return out.toString().equals("-")
                ? new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))
                : Files.newBufferedWriter(out);
    }
}
