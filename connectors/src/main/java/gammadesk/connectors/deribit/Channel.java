package gammadesk.connectors.deribit;

/**
 * A subscription channel's name taken apart.
 *
 * @param text the venue's name of it
 * @param kind what it carries
 * @param subject the instrument, index or currency it is about, empty if none
 * @param detail what stands last, such as an interval or a resolution, empty if nothing
 */
record Channel(String text, Kind kind, String subject, String detail) {
    /** What a channel carries. */
    enum Kind {
        TICKER,
        INCREMENTAL_TICKER,
        QUOTE,
        BOOK,
        TRADES,
        PRICE_INDEX,
        VOLATILITY_INDEX,
        MARK_PRICES,
        PERPETUAL,
        INSTRUMENT_STATE,
        PLATFORM_STATE,
        CANDLES,
        EXPIRATION_PRICE,
        /** Not of interest here. */
        OTHER
    }

    /** Takes a channel's name apart; one that is not known here is of kind {@link Kind#OTHER}. */
    static Channel of(String text) {
        String[] parts = text.split("\\.", -1);
        Kind kind = kind(text, parts);
        int subject = subjectAt(kind);
        String about = subject < parts.length && subject > 0 ? parts[subject] : "";
        String detail = subject + 1 < parts.length ? parts[parts.length - 1] : "";
        return new Channel(text, kind, about, detail);
    }

    static String ticker(String instrument) {
        return "ticker." + instrument + ".100ms";
    }

    static String book(String instrument) {
        return "book." + instrument + ".100ms";
    }

    private static Kind kind(String text, String[] parts) {
        return switch (parts[0]) {
            case "ticker" -> Kind.TICKER;
            case "incremental_ticker" -> Kind.INCREMENTAL_TICKER;
            case "quote" -> Kind.QUOTE;
            case "book" -> Kind.BOOK;
            case "trades" -> Kind.TRADES;
            case "deribit_price_index" -> Kind.PRICE_INDEX;
            case "deribit_volatility_index" -> Kind.VOLATILITY_INDEX;
            case "perpetual" -> Kind.PERPETUAL;
            case "estimated_expiration_price" -> Kind.EXPIRATION_PRICE;
            case "platform_state" -> parts.length == 1 ? Kind.PLATFORM_STATE : Kind.OTHER;
            case "markprice" -> text.startsWith("markprice.options.") ? Kind.MARK_PRICES : Kind.OTHER;
            case "instrument" -> text.startsWith("instrument.state.") ? Kind.INSTRUMENT_STATE : Kind.OTHER;
            case "chart" -> text.startsWith("chart.trades.") ? Kind.CANDLES : Kind.OTHER;
            default -> Kind.OTHER;
        };
    }

    /** Where the subject stands; of an instrument's state it is the currency, after the kind. */
    private static int subjectAt(Kind kind) {
        return switch (kind) {
            case MARK_PRICES, CANDLES -> 2;
            case INSTRUMENT_STATE -> 3;
            case PLATFORM_STATE, OTHER -> 0;
            default -> 1;
        };
    }
}
