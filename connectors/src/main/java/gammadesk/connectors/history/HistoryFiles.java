package gammadesk.connectors.history;

import gammadesk.analytics.forecast.feature.FeatureSeries;
import gammadesk.analytics.forecast.measure.Bars;
import gammadesk.analytics.forecast.measure.EvenBars;
import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.FundingRate;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one reader of price bars, funding, volatility indices and macro series in files, and the writer of bars. CSV has
 * a header and a column {@code timestamp}, {@code date} or {@code time} in UTC, the time of a bar's beginning; JSON is
 * an array of {@code [milliseconds, ..., value]}; a name that ends in {@code .gz} is packed. A file that holds
 * something else is an {@link IOException} that names it.
 */
public final class HistoryFiles {
    private static final int FEATURE_DAYS = 7;
    private static final int FUNDINGS_OF_EIGHT_HOURS = 8;
    /** A table with an open and a close in its head, or rows of a time and four prices. */
    private static final Pattern BARS = Pattern.compile(
            "\\A\\s*(?:(?i)(?=[^\\n]*\\bopen\\b)[^\\n]*\\bclose\\b|\\[\\s*\\[[^,\\]]*(?:,[^,\\]]*){4})");

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private HistoryFiles() {}

    /**
     * A value of a day or of a period.
     *
     * @param date the day, or the period's first
     * @param published the day on which this value came out, where the file says so
     */
    public record DatedValue(LocalDate date, double value, Optional<LocalDate> published) {}

    /** Reads something of a file's text. */
    @FunctionalInterface
    private interface Reader<T> {
        T of(String text) throws IOException;
    }

    private static <T> T reading(Path file, String what, Reader<T> reader) throws IOException {
        try {
            return reader.of(TextFile.read(file));
        } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
            throw new IOException(file + " " + what + ": " + e.getMessage(), e);
        }
    }

    /**
     * The bars of a file, oldest first; the commonest distance is their length. A high below open or close, or a low
     * above, is widened; a row without a price is left out, and of two of a time the later in the file counts. A row
     * may lack a volume.
     */
    public static List<Candle> candles(Path file) throws IOException {
        return reading(file, "holds no prices", text -> {
            NavigableMap<Long, Candle> bars = new TreeMap<>();
            TextFile.rows(text).stream().map(HistoryFiles::candle).forEach(bar -> bars.put(bar.startMillis(), bar));
            bars.values().removeIf(bar -> !bar.isSound());
            long step = step(bars.keySet().stream().mapToLong(Long::longValue));
            return bars.values().stream().map(bar -> ending(bar, step)).toList();
        });
    }

    private static Candle candle(CSVRecord row) {
        long start = TextFile.millis(row);
        double open = TextFile.number(row.get("open"));
        double close = TextFile.number(row.get("close"));
        double high = Math.max(TextFile.number(row.get("high")), Math.max(open, close));
        double low = Math.min(TextFile.number(row.get("low")), Math.min(open, close));
        double volume = row.isMapped("volume") ? TextFile.number(row.get("volume")) : Double.NaN;
        return new Candle(start, start, open, high, low, close, volume);
    }

    private static Candle ending(Candle bar, long step) {
        long start = bar.startMillis();
        return new Candle(start, start + step, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    private static long step(LongStream times) {
        long[] at = times.toArray();
        if (at.length < 2) {
            throw new IllegalArgumentException("less than two bars");
        }
        long[] steps = LongStream.range(1, at.length)
                .map(i -> at[(int) i] - at[(int) i - 1])
                .sorted()
                .toArray();
        return steps[steps.length / 2];
    }

    /** The bars of a file without a hole. */
    public static EvenBars bars(Path file) throws IOException {
        List<Candle> candles = candles(file);
        try {
            return EvenBars.of(candles);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds no prices: " + e.getMessage(), e);
        }
    }

    /** Writes bars in the form that {@link #candles} reads. */
    public static void write(List<Candle> candles, Writer out) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
        try (CSVPrinter csv = new CSVPrinter(out, format)) {
            csv.printRecord("timestamp", "open", "high", "low", "close", "volume");
            for (Candle bar : candles) {
                csv.printRecord(
                        STAMP.format(Instant.ofEpochMilli(bar.startMillis())),
                        bar.open(),
                        bar.high(),
                        bar.low(),
                        bar.close(),
                        Double.isNaN(bar.volume()) ? "" : bar.volume());
            }
        }
    }

    /** The funding of a file with a column {@code funding_rate}, paid every eight hours; the index is unknown. */
    public static List<FundingRate> funding(Path file) throws IOException {
        return reading(file, "holds no funding", text -> {
            List<FundingRate> rates = new ArrayList<>();
            for (CSVRecord row : TextFile.rows(text)) {
                double rate = TextFile.number(row.get("funding_rate"));
                if (Double.isFinite(rate)) {
                    rates.add(new FundingRate(TextFile.millis(row), Double.NaN, rate / FUNDINGS_OF_EIGHT_HOURS, rate));
                }
            }
            return rates;
        });
    }

    /**
     * All features of a file: one, or those of an order flow that a desk recorded, each hour known when it was over.
     *
     * @throws IOException when it cannot be read or holds none
     */
    public static List<Feature> features(Path file) throws IOException {
        return FlowFile.isOne(file)
                ? FlowFile.read(file).stream().map(FeatureSeries::feature).toList()
                : List.of(feature(file));
    }

    /**
     * A feature, named by its file up to the first {@code _} or {@code .}, by when its values became known. A day's
     * value is known when the day is over, and a bar's close when the bar is. A series without weekends, or of longer
     * periods than a day, is an office's: it is known by {@link ReleaseRule}.
     */
    public static Feature feature(Path file) throws IOException {
        return reading(file, "is no feature", text -> {
            NavigableMap<Long, Double> values =
                    text.stripLeading().startsWith("[") ? json(text) : csv(text, HistoryFiles::value);
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            boolean isByDay = values.keySet().stream().allMatch(millis -> millis % Bars.DAY_MILLIS == 0);
            return isByDay && isOffice(values)
                    ? published(name, values)
                    : new Feature(
                            upTo(name),
                            shifted(values, isByDay ? Bars.DAY_MILLIS : length(text, values)),
                            FEATURE_DAYS * Bars.DAY_MILLIS);
        });
    }

    /** The close of a bar is known when the bar is over; a single value is known at its time. */
    private static long length(String text, NavigableMap<Long, Double> values) {
        boolean isOfBars = BARS.matcher(text).find() && values.size() > 1;
        return isOfBars ? step(values.keySet().stream().mapToLong(Long::longValue)) : 0;
    }

    private static boolean isOffice(NavigableMap<Long, Double> values) {
        List<LocalDate> dates = values.keySet().stream().map(HistoryFiles::date).toList();
        boolean isLong = dates.size() > 7;
        boolean isWithoutWeekends =
                dates.stream().map(LocalDate::getDayOfWeek).allMatch(day -> day.compareTo(DayOfWeek.SATURDAY) < 0);
        return (isLong && isWithoutWeekends) || ReleaseRule.of("", dates).compareTo(ReleaseRule.WEEK) >= 0;
    }

    private static Feature published(String name, NavigableMap<Long, Double> values) {
        String series = seriesOf(name);
        ReleaseRule rule = ReleaseRule.of(
                series, values.keySet().stream().map(HistoryFiles::date).toList());
        NavigableMap<Long, Double> known = new TreeMap<>();
        values.forEach((millis, value) -> known.put(rule.knownMillis(date(millis)), value));
        return new Feature(series, known, rule.maxAgeDays() * Bars.DAY_MILLIS);
    }

    /**
     * The closes of a file by day, out of a column named {@code close} or the last cell of a row of JSON. Of several
     * rows a day the last one counts; what is no positive number is a day without a close. A file without a single
     * close is an {@link IOException}.
     */
    public static NavigableMap<LocalDate, Double> closes(Path file) throws IOException {
        return reading(file, "is no history", text -> {
            NavigableMap<LocalDate, Double> closes = new TreeMap<>();
            NavigableMap<Long, Double> values =
                    text.stripLeading().startsWith("[") ? json(text) : csv(text, row -> row.get("close"));
            values.forEach((millis, close) -> {
                if (close > 0) {
                    closes.put(date(millis), close);
                }
            });
            if (closes.isEmpty()) {
                throw new IllegalArgumentException("no close in it");
            }
            return closes;
        });
    }

    /**
     * A day that has a name.
     *
     * @param date the day
     * @param name of what happens on it
     */
    public record NamedDate(LocalDate date, String name) {}

    /** A calendar: CSV with the columns {@code date} and {@code name}, in the file's order. */
    public static List<NamedDate> calendar(Path file) throws IOException {
        return reading(
                file,
                "is no calendar of date and name",
                text -> TextFile.rows(text).stream()
                        .map(row -> new NamedDate(LocalDate.parse(row.get("date")), row.get("name")))
                        .toList());
    }

    /** The name of the series in a file such as {@code fred_DGS10.csv.gz}, lower case. */
    public static String seriesOf(String fileName) {
        return upTo(fileName.toLowerCase(Locale.ROOT).replaceFirst("^(fred|yahoo)_", ""));
    }

    private static NavigableMap<Long, Double> shifted(NavigableMap<Long, Double> values, long by) {
        NavigableMap<Long, Double> known = new TreeMap<>();
        values.forEach((millis, value) -> known.put(millis + by, value));
        return known;
    }

    private static LocalDate date(long millis) {
        return LocalDate.ofEpochDay(Math.floorDiv(millis, Bars.DAY_MILLIS));
    }

    private static String upTo(String name) {
        return name.replaceFirst("[_.].*", "");
    }

    /**
     * The values of a macro series in the file's order, out of a column named {@code close} or {@code value}, else the
     * last one. An empty cell is a holiday: it has no row. A column {@code realtime_start} or {@code release_date} says
     * when a value came out; a date may then stand several times.
     */
    public static List<DatedValue> series(Path file) throws IOException {
        return reading(file, "is no series", text -> {
            List<DatedValue> values = new ArrayList<>();
            for (CSVRecord row : TextFile.rows(text)) {
                double value = TextFile.number(value(row));
                if (Double.isFinite(value)) {
                    values.add(new DatedValue(date(TextFile.millis(row)), value, published(row)));
                }
            }
            return values;
        });
    }

    private static Optional<LocalDate> published(CSVRecord row) {
        return Stream.of("realtime_start", "release_date")
                .filter(row::isMapped)
                .map(row::get)
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .map(LocalDate::parse);
    }

    private static String value(CSVRecord row) {
        return Stream.of("close", "value")
                .filter(row::isMapped)
                .findFirst()
                .map(row::get)
                .orElseGet(() -> row.get(row.size() - 1));
    }

    private static NavigableMap<Long, Double> json(String text) {
        NavigableMap<Long, Double> values = new TreeMap<>();
        for (JsonNode row : JsonMapper.shared().readTree(text)) {
            values.put(row.path(0).asLong(), row.path(row.size() - 1).asDouble());
        }
        return values;
    }

    /** A cell of every row that has a number in it. */
    private static NavigableMap<Long, Double> csv(String text, Function<CSVRecord, String> cell) throws IOException {
        NavigableMap<Long, Double> values = new TreeMap<>();
        for (CSVRecord row : TextFile.rows(text)) {
            double value = TextFile.number(cell.apply(row));
            if (Double.isFinite(value)) {
                values.put(TextFile.millis(row), value);
            }
        }
        return values;
    }
}
