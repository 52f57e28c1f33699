package gammadesk.app.cli;

import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.pricing.ImpliedVol;
import gammadesk.analytics.pricing.IvState;
import gammadesk.analytics.pricing.OptionValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads options from a table, as spreadsheets write them (comma, semicolon or tab; a byte order mark; decimal commas
 * beside semicolons), and writes each row back with its results. A row that cannot be read keeps its cells, has no
 * results and says why in its last column.
 */
final class PriceTable {
    private static final List<String> RESULTS = List.of(
            "price_usd",
            "price_coin",
            "delta",
            "net_delta",
            "gamma",
            "vega",
            "theta",
            "rho",
            "vanna",
            "volga",
            "charm",
            "speed",
            "zomma",
            "iv",
            "iv_state");
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final List<String> complaints = new ArrayList<>();

    /** What could not be read, by line. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Throws {@link UsageException} when a needed column is missing. */
    void price(Reader in, Writer out) throws IOException {
        BufferedReader reader = new BufferedReader(in);
        skipMark(reader);
        char separator = separator(reader);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .setTrailingData(true)
                .setLenientEof(true)
                .setTrim(true)
                .get();
        try (CSVParser rows = CSVParser.parse(reader, format);
                CSVPrinter printer = new CSVPrinter(
                        out, format.builder().setRecordSeparator('\n').get())) {
            var all = rows.iterator();
            if (!all.hasNext()) {
                throw new UsageException("the table is empty");
            }
            Columns columns = new Columns(all.next(), separator == ';');
            columns.header(printer);
            while (all.hasNext()) {
                row(all.next(), rows.getCurrentLineNumber(), columns, printer);
            }
        }
    }

    private void row(CSVRecord cells, long line, Columns columns, CSVPrinter out) throws IOException {
        List<Object> row = new ArrayList<>(columns.padded(cells));
        try {
            row.addAll(results(columns.option(cells)));
        } catch (Unreadable problem) {
            complaints.add("line " + line + ": " + problem.getMessage());
            RESULTS.subList(1, RESULTS.size()).forEach(_ -> row.add(""));
            row.add("UNREADABLE: " + problem.getMessage());
        }
        out.printRecord(row);
    }

    private static List<Object> results(Asked asked) {
        ImpliedVol iv = asked.iv();
        OptionValue value = Black76.value(asked.forward, asked.strike, asked.years, iv.vol(), asked.type);
        List<Object> cells = new ArrayList<>();
        for (double number : new double[] {
            value.priceUsd(),
            value.priceCoin(),
            value.delta(),
            value.netDelta(),
            value.gamma(),
            value.vega(),
            value.theta(),
            value.rho(),
            value.vanna(),
            value.volga(),
            value.charm(),
            value.speed(),
            value.zomma(),
            iv.vol()
        }) {
            cells.add(Double.isFinite(number) ? Double.toString(number) : "");
        }
        cells.add(iv.state());
        return cells;
    }

    private static void skipMark(BufferedReader in) throws IOException {
        in.mark(1);
        if (in.read() != BYTE_ORDER_MARK) {
            in.reset();
        }
    }

    /** The separator of the first line; a comma if it has none. */
    private static char separator(BufferedReader in) throws IOException {
        int most = 8_192;
        in.mark(most);
        char[] start = new char[most];
        int read = Math.max(0, in.read(start, 0, most));
        in.reset();
        String header = new String(start, 0, read).lines().findFirst().orElse("");
        return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }

    /** One row's question: at a volatility, or at a price. */
    private record Asked(
            double forward, double strike, double years, OptionType type, Optional<Double> vol, double price) {
        ImpliedVol iv() {
            return vol.map(given -> new ImpliedVol(IvState.OK, given))
                    .orElseGet(() -> ImpliedVol.of(price, forward, strike, years, type));
        }
    }

    /** Where the needed columns are. */
    private static final class Columns {
        private final Map<String, Integer> places = new HashMap<>();
        private final List<String> names;
        private final boolean decimalCommas;

        Columns(CSVRecord header, boolean decimalCommas) {
            this.names = header.toList();
            this.decimalCommas = decimalCommas;
            for (int i = 0; i < names.size(); i++) {
                places.put(names.get(i).toLowerCase(Locale.ROOT), i);
            }
            for (String needed : List.of("forward", "strike", "years", "type")) {
                if (!places.containsKey(needed)) {
                    throw new UsageException("the table has no column " + needed);
                }
            }
            if (!places.containsKey("vol") && !places.containsKey("price")) {
                throw new UsageException("the table needs a column vol or a column price");
            }
        }

        void header(CSVPrinter out) throws IOException {
            List<String> all = new ArrayList<>(names);
            all.addAll(RESULTS);
            out.printRecord(all);
        }

        /** The row's own cells, as many as the header has. */
        List<String> padded(CSVRecord cells) {
            List<String> own = new ArrayList<>(cells.toList().subList(0, Math.min(cells.size(), names.size())));
            while (own.size() < names.size()) {
                own.add("");
            }
            return own;
        }

        Asked option(CSVRecord cells) throws Unreadable {
            if (cells.size() > names.size()) {
                throw new Unreadable("more cells than columns");
            }
            String vol = cell(cells, "vol");
            if (vol.isEmpty() && cell(cells, "price").isEmpty()) {
                throw new Unreadable("neither vol nor price");
            }
            return new Asked(
                    positive(cells, "forward"),
                    positive(cells, "strike"),
                    notNegative(cells, "years"),
                    type(cell(cells, "type")),
                    vol.isEmpty() ? Optional.empty() : Optional.of(notNegative(cells, "vol")),
                    vol.isEmpty() ? number(cells, "price") : Double.NaN);
        }

        private String cell(CSVRecord cells, String name) {
            int place = places.getOrDefault(name, -1);
            return place >= 0 && place < cells.size() ? cells.get(place) : "";
        }

        private double positive(CSVRecord cells, String name) throws Unreadable {
            double value = number(cells, name);
            if (!(value > 0)) {
                throw new Unreadable(name + " must be positive, not " + cell(cells, name));
            }
            return value;
        }

        private double notNegative(CSVRecord cells, String name) throws Unreadable {
            double value = number(cells, name);
            if (!(value >= 0)) {
                throw new Unreadable(name + " must not be negative, but is " + cell(cells, name));
            }
            return value;
        }

        private double number(CSVRecord cells, String name) throws Unreadable {
            String text = decimalCommas ? cell(cells, name).replace(',', '.') : cell(cells, name);
            try {
                double value = Double.parseDouble(text);
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException _) {
                throw new Unreadable(name + " is not a number: '" + text + "'");
            }
            throw new Unreadable(name + " is not finite: '" + text + "'");
        }

        private static OptionType type(String word) throws Unreadable {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "c", "call" -> OptionType.CALL;
                case "p", "put" -> OptionType.PUT;
                default -> throw new Unreadable("type must be C or P, not '" + word + "'");
            };
        }
    }

    /** A row that cannot be read. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String why) {
            super(why);
        }
    }
}
