package gammadesk.app.market;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.pricing.ExpiryValuation;
import gammadesk.analytics.pricing.IvState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * An equity chain as CBOE's site exports it: three lines of heading, then one row per strike with the call's columns
 * before and the put's after it. Gamma and delta are the table's own, rounded as it rounds them; open interest is
 * contracts times the multiplier; time is counted in business days of a year of 262, an expiry of today or before as
 * one day.
 */
public final class CboeQuoteTable {
    private static final String HEADING = "Expiration Date,Calls,";
    private static final Pattern LAST = Pattern.compile("Last: ([0-9.]+)");
    private static final Pattern DATE = Pattern.compile("Date: (\\w+ \\d+, \\d{4})");
    private static final DateTimeFormatter HEADING_DATE = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);
    private static final DateTimeFormatter ROW_DATE = DateTimeFormatter.ofPattern("EEE MMM dd uuuu", Locale.US);
    private static final double BUSINESS_DAYS_PER_YEAR = 262;
    private static final int COLUMNS = 22;
    private static final int CALL = 1;
    private static final int STRIKE = 11;
    private static final int PUT = 12;

    private CboeQuoteTable() {}

    /** One side of a row; volatility is a fraction, 0 where the table has none. */
    private record Quote(
            String name,
            OptionType type,
            double strike,
            double last,
            double bid,
            double ask,
            double volume,
            double vol,
            double delta,
            double gamma,
            double openInterest) {
        private static Quote of(String[] cells, int from, OptionType type) {
            return new Quote(
                    cells[from],
                    type,
                    Double.parseDouble(cells[STRIKE]),
                    Double.parseDouble(cells[from + 1]),
                    Double.parseDouble(cells[from + 3]),
                    Double.parseDouble(cells[from + 4]),
                    Double.parseDouble(cells[from + 5]),
                    Double.parseDouble(cells[from + 6]),
                    Double.parseDouble(cells[from + 7]),
                    Double.parseDouble(cells[from + 8]),
                    Double.parseDouble(cells[from + 9]));
        }
    }

    /** Whether a file (.csv or .csv.gz) looks like such a table. */
    public static boolean recognises(Path file) throws IOException {
        return lines(file).stream().limit(5).anyMatch(line -> line.startsWith(HEADING));
    }

    /**
     * Reads a table.
     *
     * @param multiplier units of the underlying per contract
     * @param rate continuous, a fraction a year: the forward is spot x exp(rate x years)
     * @throws IOException when the file cannot be read or a row makes no sense; the message names the row
     */
    public static ChainValuation read(Path file, double multiplier, double rate) throws IOException {
        List<String> lines = lines(file);
        double spot = Double.parseDouble(find(LAST, lines, file));
        LocalDate today = LocalDate.parse(find(DATE, lines, file), HEADING_DATE);
        SortedMap<LocalDate, List<Quote>> quotes = quotes(lines, file);
        List<ExpiryChain> chains = new ArrayList<>();
        List<ExpiryValuation> values = new ArrayList<>();
        quotes.forEach((date, rows) -> {
            rows.sort(Comparator.comparingDouble(Quote::strike).thenComparing(Quote::type));
            double years = years(today, date);
            double forward = spot * Math.exp(rate * years);
            chains.add(chain(new Expiry(date), years, forward, multiplier, rows));
            values.add(valuation(years, forward, rows));
        });
        long millis = today.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
        ChainSnapshot chain = new ChainSnapshot("CBOE (recorded)", underlying(chains, file), millis, spot, chains);
        return new ChainValuation(chain, values);
    }

    /** The shortest root of an option's name: SPX, although most are SPXW. */
    private static Currency underlying(List<ExpiryChain> chains, Path file) throws IOException {
        return chains.stream()
                .flatMap(chain -> chain.instruments().stream())
                .map(name -> name.replaceFirst("\\d.*", ""))
                .min(Comparator.comparingInt(String::length))
                .map(Currency::of)
                .orElseThrow(() -> new IOException(file + " holds no option"));
    }

    private static List<String> lines(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.readAllLines();
        }
    }

    private static String find(Pattern pattern, List<String> lines, Path file) throws IOException {
        for (String line : lines.subList(0, Math.min(5, lines.size()))) {
            Matcher m = pattern.matcher(line);
            if (m.find()) {
                return m.group(1);
            }
        }
        throw new IOException(file + " has no heading with " + pattern);
    }

    private static SortedMap<LocalDate, List<Quote>> quotes(List<String> lines, Path file) throws IOException {
        SortedMap<LocalDate, List<Quote>> quotes = new TreeMap<>();
        boolean heading = true;
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            if (!heading && cells.length == COLUMNS) {
                add(cells, quotes, file, i + 1);
            }
            heading &= !lines.get(i).startsWith(HEADING);
        }
        return quotes;
    }

    private static void add(String[] cells, SortedMap<LocalDate, List<Quote>> quotes, Path file, int line)
            throws IOException {
        try {
            List<Quote> rows = quotes.computeIfAbsent(LocalDate.parse(cells[0], ROW_DATE), _ -> new ArrayList<>());
            rows.add(Quote.of(cells, CALL, OptionType.CALL));
            rows.add(Quote.of(cells, PUT, OptionType.PUT));
        } catch (DateTimeException | NumberFormatException e) {
            throw new IOException(file + " line " + line + ": " + e.getMessage(), e);
        }
    }

    private static double years(LocalDate today, LocalDate expiry) {
        long days = today.datesUntil(expiry.isBefore(today) ? today : expiry)
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .count();
        return Math.max(1, days) / BUSINESS_DAYS_PER_YEAR;
    }

    private static ExpiryChain chain(Expiry expiry, double years, double forward, double multiplier, List<Quote> rows) {
        return new ExpiryChain(
                expiry,
                years,
                forward,
                "",
                Settlement.LINEAR,
                rows.stream().map(Quote::name).toList(),
                rows.stream().map(Quote::type).toList(),
                column(rows, _ -> forward),
                column(rows, Quote::strike),
                column(rows, _ -> multiplier),
                column(rows, quote -> positive(quote.bid())),
                column(rows, _ -> Double.NaN),
                column(rows, quote -> positive(quote.ask())),
                column(rows, _ -> Double.NaN),
                column(rows, _ -> Double.NaN),
                column(rows, quote -> positive(quote.last())),
                column(rows, quote -> positive(quote.vol()) * 100),
                column(rows, quote -> quote.openInterest() * multiplier),
                column(rows, quote -> quote.volume() * multiplier),
                column(rows, _ -> 0));
    }

    private static ExpiryValuation valuation(double years, double forward, List<Quote> rows) {
        List<IvState> marks = rows.stream()
                .map(quote -> quote.vol() > 0 ? IvState.OK : IvState.NO_PRICE)
                .toList();
        List<IvState> none = rows.stream().map(_ -> IvState.NO_PRICE).toList();
        Column unknown = column(rows, _ -> Double.NaN);
        Column delta = column(rows, Quote::delta);
        return new ExpiryValuation(
                unknown,
                unknown,
                column(rows, quote -> positive(quote.vol()) * 100),
                none,
                none,
                marks,
                unknown,
                delta,
                delta,
                column(rows, Quote::gamma),
                column(
                        rows,
                        quote -> Black76.greeks(forward, quote.strike(), years, positive(quote.vol()), quote.type())
                                .vega()),
                unknown,
                unknown);
    }

    private static double positive(double number) {
        return number > 0 ? number : Double.NaN;
    }

    private static Column column(List<Quote> rows, ToDoubleFunction<Quote> value) {
        return Column.of(rows.stream().mapToDouble(value).toArray());
    }
}
