package gammadesk.connectors.deribit;

import static gammadesk.connectors.deribit.UnreadableException.require;

import gammadesk.connectors.deribit.DeribitMessage.BarData;
import gammadesk.connectors.deribit.DeribitMessage.Body;
import gammadesk.connectors.deribit.DeribitMessage.FundingData;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Reads what the venue tells of the past. */
final class PastReader {
    private static final int VALUES_OF_A_BAR = 5;

    private PastReader() {}

    /** A chart stands column by column; columns that do not fit each other are no chart. */
    static Body chart(Cursor in) {
        List<Long> ticks = List.of();
        List<Double> open = List.of();
        List<Double> high = List.of();
        List<Double> low = List.of();
        List<Double> close = List.of();
        List<Double> volume = List.of();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "ticks" -> ticks = in.list("the ticks", Cursor::integer);
                case "open" -> open = column(in, name);
                case "high" -> high = column(in, name);
                case "low" -> low = column(in, name);
                case "close" -> close = column(in, name);
                case "volume" -> volume = column(in, name);
                default -> in.skip();
            }
        }
        return new Body.Chart(bars(ticks, open, high, low, close, volume));
    }

    private static List<Double> column(Cursor in, String name) {
        return in.list(name, Cursor::number);
    }

    private static List<BarData> bars(
            List<Long> ticks,
            List<Double> open,
            List<Double> high,
            List<Double> low,
            List<Double> close,
            List<Double> volume) {
        int size = ticks.size();
        boolean fits = open.size() == size && high.size() == size && low.size() == size && close.size() == size;
        require(fits, "the columns of the chart differ in length");
        require(volume.isEmpty() || volume.size() == size, "the volumes do not fit the chart");
        return IntStream.range(0, size)
                .mapToObj(i -> new BarData(
                        ticks.get(i),
                        open.get(i),
                        high.get(i),
                        low.get(i),
                        close.get(i),
                        volume.isEmpty() ? Double.NaN : volume.get(i)))
                .toList();
    }

    /** A volatility index stands row by row, with the end of what is still older. */
    static Body volatilities(Cursor in) {
        List<BarData> bars = List.of();
        OptionalLong continuation = OptionalLong.empty();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "data" -> bars = in.list("the volatilities", PastReader::bar);
                case "continuation" -> continuation = maybe(in);
                default -> in.skip();
            }
        }
        return new Body.Volatilities(bars, continuation);
    }

    private static OptionalLong maybe(Cursor in) {
        if (in.isInteger()) {
            return OptionalLong.of(in.integer());
        }
        in.skip();
        return OptionalLong.empty();
    }

    private static BarData bar(Cursor in) {
        in.enterArray("a volatility");
        require(in.nextElement(), "a volatility has no time");
        long tick = in.integer();
        List<Double> values = new ArrayList<>();
        while (in.nextElement()) {
            values.add(in.number());
        }
        require(values.size() == VALUES_OF_A_BAR - 1, "a volatility is not time, open, high, low and close");
        return new BarData(tick, values.get(0), values.get(1), values.get(2), values.get(3), Double.NaN);
    }

    /** One hour of a perpetual's funding. */
    static FundingData funding(Cursor in) {
        in.enterObject("an hour of funding");
        long timestamp = 0;
        double index = Double.NaN;
        double oneHour = Double.NaN;
        double eightHours = Double.NaN;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "timestamp" -> timestamp = in.integer();
                case "index_price" -> index = in.number();
                case "interest_1h" -> oneHour = in.number();
                case "interest_8h" -> eightHours = in.number();
                default -> in.skip();
            }
        }
        return new FundingData(timestamp, index, oneHour, eightHours);
    }
}
