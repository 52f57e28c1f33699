package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Quote;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads recorded chain files: comma-separated, with a header, gzipped or not. */
final class RecordingReader {
    private static final List<String> REQUIRED = List.of(
            "timestamp",
            "instrument_name",
            "underlying",
            "option_type",
            "strike",
            "expiry_datetime",
            "bid_price",
            "ask_price",
            "mark_price",
            "implied_volatility",
            "open_interest",
            "volume",
            "index_price");
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .get();

    private final Map<String, Instrument> instruments = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final List<SkippedRow> skipped = new ArrayList<>();
    private final TreeMap<Long, List<RecordedOption>> moments = new TreeMap<>();

    /** Good rows by moment, ascending. */
    Map<Long, List<RecordedOption>> moments() {
        return moments;
    }

    List<SkippedRow> skipped() {
        return skipped;
    }

    /** Whether a file has the columns of a chain. */
    static boolean isChain(Path file) throws IOException {
        try (CSVParser parser = FORMAT.parse(open(file))) {
            return parser.getHeaderMap().keySet().containsAll(REQUIRED);
        } catch (IllegalArgumentException | UncheckedIOException _) {
            return false;
        }
    }

    /** Reads a chain file; throws when it is no chain file at all, or has no row that can be used. */
    void read(Path file) throws IOException {
        long good = 0;
        try (CSVParser parser = FORMAT.parse(open(file))) {
            requireColumns(file, parser);
            for (CSVRecord row : parser) {
                good += take(file, parser.getCurrentLineNumber(), row) ? 1 : 0;
            }
        } catch (UncheckedIOException | IllegalArgumentException broken) {
            throw new IOException(file + ": cannot be read as comma-separated text: " + broken.getMessage(), broken);
        }
        if (good == 0) {
            throw new IOException(file + ", line 2: no usable option row" + firstReason(file));
        }
    }

    /** Reads any gzipped or plain table, handing over every row. */
    static void readTable(Path file, Consumer<CSVRecord> rows) throws IOException {
        try (CSVParser parser = FORMAT.parse(open(file))) {
            parser.forEach(rows);
        } catch (UncheckedIOException | IllegalArgumentException broken) {
            throw new IOException(file + ": cannot be read as comma-separated text: " + broken.getMessage(), broken);
        }
    }

    /** A number, NaN where the cell is empty; throws {@link NumberFormatException} otherwise. */
    static double number(CSVRecord row, String column) {
        if (!row.isMapped(column) || !row.isSet(column)) {
            return Double.NaN;
        }
        String text = row.get(column).strip();
        return text.isEmpty() || text.equalsIgnoreCase("nan") ? Double.NaN : Double.parseDouble(text);
    }

    private String firstReason(Path file) {
        return skipped.stream()
                .filter(row -> row.file().equals(file))
                .findFirst()
                .map(row -> "; line " + row.line() + ": " + row.reason())
                .orElse("");
    }

    private static void requireColumns(Path file, CSVParser parser) throws IOException {
        for (String column : REQUIRED) {
            if (!parser.getHeaderMap().containsKey(column)) {
                throw new IOException(file + ", line 1: column '" + column + "' is missing");
            }
        }
    }

    private boolean take(Path file, long line, CSVRecord row) {
        try {
            long millis = OffsetDateTime.parse(row.get("timestamp")).toInstant().toEpochMilli();
            RecordedOption option = option(row);
            if (option.years(millis) <= 0) {
                skipped.add(new SkippedRow(file, line, "expired"));
                return false;
            }
            moments.computeIfAbsent(millis, _ -> new ArrayList<>()).add(option);
            return true;
        } catch (DateTimeException | IllegalArgumentException bad) {
            skipped.add(new SkippedRow(file, line, String.valueOf(bad.getMessage())));
            return false;
        }
    }

    private RecordedOption option(CSVRecord row) {
        Instrument instrument = instrument(row.get("instrument_name"));
        requireTerms(instrument, row);
        double least = instrument.minimumAmount().doubleValue();
        double bid = positive(number(row, "bid_price"));
        double ask = positive(number(row, "ask_price"));
        return new RecordedOption(
                instrument,
                new Quote(bid, bid > 0 ? least : 0, ask, ask > 0 ? least : 0),
                number(row, "mark_price"),
                required(row, "underlying"),
                shared(text(row, "underlying_name")),
                required(row, "index_price"),
                Math.rint(number(row, "implied_volatility") * 1e6) / 1e4,
                number(row, "delta"),
                number(row, "vega"),
                number(row, "open_interest"),
                number(row, "volume"),
                number(row, "volume_usd"));
    }

    private Instrument instrument(String name) {
        return instruments.computeIfAbsent(
                name,
                text -> Contracts.ofName(text, 0)
                        .filter(found -> found.kind() == InstrumentKind.OPTION)
                        .orElseThrow(() -> new IllegalArgumentException("not a coin-settled option: '" + text + "'")));
    }

    private static void requireTerms(Instrument instrument, CSVRecord row) {
        Instrument.OptionTerms terms = instrument.option().orElseThrow();
        if (required(row, "strike") != terms.strike().doubleValue()) {
            throw new IllegalArgumentException("strike " + row.get("strike") + " is not that of " + instrument.name());
        }
        String type = terms.type() == OptionType.CALL ? "call" : "put";
        if (!row.get("option_type").equalsIgnoreCase(type)) {
            throw new IllegalArgumentException(
                    "type " + row.get("option_type") + " is not that of " + instrument.name());
        }
    }

    private static double required(CSVRecord row, String column) {
        double value = number(row, column);
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(column + " is missing or not positive");
        }
        return value;
    }

    private static String text(CSVRecord row, String column) {
        return row.isMapped(column) && row.isSet(column) ? row.get(column).strip() : "";
    }

    /** One copy of a text that comes in thousands of rows. */
    private String shared(String text) {
        return Optional.ofNullable(names.putIfAbsent(text, text)).orElse(text);
    }

    private static double positive(double price) {
        return price > 0 ? price : Double.NaN;
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            boolean zipped = file.getFileName().toString().endsWith(".gz");
            InputStream plain = zipped ? new GZIPInputStream(raw, 1 << 16) : raw;
            return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            raw.close();
            throw new IOException(file + ", line 1: not a gzip file: " + broken.getMessage(), broken);
        }
    }
}
