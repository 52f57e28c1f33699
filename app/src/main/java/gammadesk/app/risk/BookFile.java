package gammadesk.app.risk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.RiskBook;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A book as CSV: {@code instrument,amount,averagePrice}, with a header line, columns in any order, further columns
 * ignored. Amounts are signed: coin for options, spot and linear futures, USD for inverse futures and perpetuals. The
 * average price is in the instrument's price unit and may be empty or missing. {@code BTC}, {@code ETH}, {@code USD},
 * {@code USDC} or {@code USDT} alone in place of an instrument is a balance. A row that cannot be read is told with its
 * line and harms no other.
 *
 * @param book what could be read
 * @param problems what could not
 */
public record BookFile(RiskBook book, List<Problem> problems) {
    private static final List<String> BALANCES = List.of("BTC", "ETH", "USD", "USDC", "USDT");
    private static final char BYTE_ORDER_MARK = '\ufeff';

    public BookFile {
        problems = List.copyOf(problems);
    }

    /**
     * A row that was left out.
     *
     * @param line of the file, from 1
     * @param text the row's instrument cell, empty if it has none
     * @param reason in one clause
     */
    public record Problem(long line, String text, String reason) {}

    /**
     * Reads a book.
     *
     * @throws IOException when the file cannot be read or has no column {@code instrument} or {@code amount}
     */
    public static BookFile read(Reader in) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setAllowMissingColumnNames(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
        try (CSVParser rows = CSVParser.parse(in, format)) {
            Map<String, Integer> columns = columns(rows);
            Rows read = new Rows(columns);
            for (CSVRecord row : rows) {
                read.add(row, rows.getCurrentLineNumber());
            }
            return new BookFile(new RiskBook(read.entries, read.balances), read.problems);
        } catch (IllegalArgumentException e) {
            throw new IOException("not a book: " + e.getMessage(), e);
        }
    }

    private static Map<String, Integer> columns(CSVParser rows) throws IOException {
        Map<String, Integer> columns = new HashMap<>();
        rows.getHeaderMap()
                .forEach((name, place) -> columns.put(
                        name.replace(String.valueOf(BYTE_ORDER_MARK), "").toLowerCase(Locale.ROOT), place));
        if (!columns.containsKey("instrument") || !columns.containsKey("amount")) {
            throw new IOException("a book needs the columns instrument and amount, and may have averagePrice");
        }
        return columns;
    }

    /** Writes a book; a position without an average price has an empty cell there. */
    public static void write(RiskBook book, Writer out) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
        try (CSVPrinter printer = new CSVPrinter(out, format)) {
            printer.printRecord("instrument", "amount", "averagePrice");
            for (RiskBook.Balance balance : book.balances()) {
                printer.printRecord(balance.currency().code(), balance.amount(), "");
            }
            for (RiskBook.Entry entry : book.entries()) {
                OptionalDouble price = entry.averagePrice();
                printer.printRecord(
                        entry.instrument(),
                        entry.amount(),
                        price.isPresent() ? Double.toString(price.getAsDouble()) : "");
            }
        }
    }

    private static final class Rows {
        private final Map<String, Integer> columns;
        private final List<RiskBook.Entry> entries = new ArrayList<>();
        private final List<RiskBook.Balance> balances = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        Rows(Map<String, Integer> columns) {
            this.columns = columns;
        }

        void add(CSVRecord row, long line) {
            String instrument = cell(row, "instrument");
            OptionalDouble amount = number(cell(row, "amount"));
            String price = cell(row, "averageprice");
            OptionalDouble average = number(price);
            if (instrument.isEmpty()) {
                problems.add(new Problem(line, "", "no instrument"));
            } else if (amount.isEmpty()) {
                problems.add(new Problem(line, instrument, "the amount is not a number: " + cell(row, "amount")));
            } else if (!price.isEmpty() && (average.isEmpty() || average.getAsDouble() < 0)) {
                problems.add(new Problem(line, instrument, "the average price is not a price: " + price));
            } else if (BALANCES.contains(instrument)) {
                balances.add(new RiskBook.Balance(new Currency(instrument), amount.getAsDouble()));
            } else {
                entries.add(new RiskBook.Entry(instrument, amount.getAsDouble(), average));
            }
        }

        private String cell(CSVRecord row, String column) {
            Integer place = columns.get(column);
            return place != null && place < row.size() ? row.get(place) : "";
        }

        private static OptionalDouble number(String text) {
            try {
                double value = Double.parseDouble(text);
                return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
            } catch (NumberFormatException _) {
                return OptionalDouble.empty();
            }
        }
    }
}
