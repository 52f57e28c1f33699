package gammadesk.connectors.deribit;

import gammadesk.connectors.deribit.DeribitMessage.Body;
import gammadesk.connectors.deribit.DeribitMessage.InstrumentData;
import gammadesk.connectors.deribit.DeribitMessage.TradeData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the result of a request. The result does not say to which method it belongs, so its shape decides: the names of
 * the members of the object, or of the first object of the list.
 */
final class ReplyReader {
    private ReplyReader() {}

    /** What a result's members give it away as. */
    enum Shape {
        INSTRUMENTS,
        COMBOS,
        SUMMARIES,
        BOOK,
        TICKER,
        TRADES,
        CHART,
        VOLATILITIES,
        FUNDINGS,
        INDEX,
        VERSION,
        OTHER
    }

    /** The shape of an object by the names of its members. */
    static Shape shape(Set<String> names) {
        if (names.contains("instrument_name")) {
            return shapeOfInstrument(names);
        }
        if (names.containsAll(Set.of("id", "legs"))) {
            return Shape.COMBOS;
        }
        if (names.containsAll(Set.of("trades", "has_more"))) {
            return Shape.TRADES;
        }
        if (names.containsAll(Set.of("index_price", "estimated_delivery_price"))) {
            return Shape.INDEX;
        }
        return names.contains("version") ? Shape.VERSION : shapeOfPast(names);
    }

    private static Shape shapeOfPast(Set<String> names) {
        if (names.containsAll(Set.of("status", "ticks"))) {
            return Shape.CHART;
        }
        if (names.containsAll(Set.of("data", "continuation"))) {
            return Shape.VOLATILITIES;
        }
        return names.containsAll(Set.of("timestamp", "interest_1h")) ? Shape.FUNDINGS : Shape.OTHER;
    }

    private static Shape shapeOfInstrument(Set<String> names) {
        if (names.containsAll(Set.of("kind", "tick_size"))) {
            return Shape.INSTRUMENTS;
        }
        if (names.containsAll(Set.of("bids", "asks"))) {
            return Shape.BOOK;
        }
        if (names.contains("best_bid_price")) {
            return Shape.TICKER;
        }
        return names.contains("bid_price") && names.contains("mark_price") ? Shape.SUMMARIES : Shape.OTHER;
    }

    /** Reads the value on which the cursor stands; the shape is that of the object in it, if there is one. */
    static Body read(Cursor in, Shape shape) {
        if (in.isObject()) {
            return object(in, shape);
        }
        if (in.isArray()) {
            return list(in, shape);
        }
        if (in.isInteger()) {
            return new Body.Count(in.integer());
        }
        return in.isString() ? new Body.Word(in.text()) : other(in);
    }

    private static Body object(Cursor in, Shape shape) {
        return switch (shape) {
            case INSTRUMENTS -> instruments(InstrumentReader.read(in).stream().toList(), 0);
            case COMBOS -> new Body.Combos(List.of(ComboReader.read(in)));
            case BOOK -> book(in);
            case TICKER -> new Body.OneTicker(MarketDataReader.ticker(in).data());
            case TRADES -> trades(in);
            case CHART -> PastReader.chart(in);
            case VOLATILITIES -> PastReader.volatilities(in);
            case INDEX -> index(in);
            case VERSION -> version(in);
            case SUMMARIES, FUNDINGS, OTHER -> other(in);
        };
    }

    private static Body list(Cursor in, Shape shape) {
        return switch (shape) {
            case INSTRUMENTS -> instruments(in);
            case COMBOS -> new Body.Combos(in.list("the combos", ComboReader::read));
            case SUMMARIES ->
                new Body.Summaries(in.list(
                        "the summaries", row -> MarketDataReader.ticker(row).data()));
            case FUNDINGS -> new Body.Fundings(in.list("the funding", PastReader::funding));
            default -> words(in);
        };
    }

    private static Body instruments(Cursor in) {
        List<Optional<InstrumentData>> rows = in.list("the instruments", InstrumentReader::read);
        List<InstrumentData> whole = rows.stream().flatMap(Optional::stream).toList();
        return instruments(whole, rows.size() - whole.size());
    }

    private static Body instruments(List<InstrumentData> rows, int unreadable) {
        return new Body.Instruments(rows, unreadable);
    }

    private static Body words(Cursor in) {
        List<String> words = new ArrayList<>();
        boolean onlyWords = true;
        while (in.nextElement()) {
            onlyWords &= in.isString();
            words.add(in.name());
        }
        if (words.isEmpty()) {
            return new Body.Nothing();
        }
        return onlyWords ? new Body.Channels(words) : new Body.Other();
    }

    /** One object holds both: levels and ticker. */
    private static Body book(Cursor in) {
        MarketDataReader.BookBuilding book = new MarketDataReader.BookBuilding();
        TickerData.Builder ticker = new TickerData.Builder();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "bids", "asks", "change_id" -> book.member(in, name);
                case "instrument_name" -> {
                    book.member(in, name);
                    ticker.instrument(book.instrument());
                }
                case "timestamp" -> {
                    book.member(in, name);
                    ticker.timestampMillis(book.timestampMillis());
                }
                default -> MarketDataReader.tickerMember(in, name, ticker);
            }
        }
        return new Body.Book(ticker.build(), book.build());
    }

    private static Body trades(Cursor in) {
        List<TradeData> trades = List.of();
        boolean hasMore = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "trades" -> trades = in.list("the trades", MarketDataReader::trade);
                case "has_more" -> hasMore = in.flag();
                default -> in.skip();
            }
        }
        return new Body.Trades(trades, hasMore);
    }

    private static Body index(Cursor in) {
        double price = Double.NaN;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            if (name.equals("index_price")) {
                price = in.number();
            } else {
                in.skip();
            }
        }
        return new Body.Index(price);
    }

    private static Body version(Cursor in) {
        String version = "";
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            if (name.equals("version")) {
                version = in.text();
            } else {
                in.skip();
            }
        }
        return new Body.Version(version);
    }

    private static Body other(Cursor in) {
        in.skip();
        return new Body.Other();
    }
}
