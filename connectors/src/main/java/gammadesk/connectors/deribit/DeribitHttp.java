package gammadesk.connectors.deribit;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import gammadesk.analytics.port.Clock;
import gammadesk.connectors.deribit.DeribitMessage.Body;
import gammadesk.connectors.deribit.DeribitMessage.Malformed;
import gammadesk.connectors.deribit.DeribitMessage.Refusal;
import gammadesk.connectors.deribit.DeribitMessage.Reply;
import gammadesk.connectors.deribit.DeribitResult.Failure;
import gammadesk.connectors.deribit.DeribitResult.Value;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The venue's one-shot questions over HTTP, for those who want an answer and no stream. Every method waits for its
 * answer, at most as long as the settings say, and never throws on account of the network. Safe for several threads.
 */
public final class DeribitHttp implements AutoCloseable {
    private static final long MICROS_PER_MILLI = 1_000L;

    private final HttpUrl base;
    private final Clock clock;
    private final OkHttpClient http;

    /** A client that has not asked anything yet. */
    public DeribitHttp(DeribitSettings settings, Clock clock) {
        this.base = HttpUrl.get(settings.http());
        this.clock = clock;
        this.http = new OkHttpClient.Builder()
                .connectTimeout(Duration.ofMillis(settings.connectTimeoutMillis()))
                .callTimeout(Duration.ofMillis(settings.httpTimeoutMillis()))
                .build();
    }

    /** All instruments of a currency that are listed now. */
    public DeribitResult<List<Instrument>> instruments(Currency currency) {
        return ask(
                "get_instruments",
                Map.of("currency", currency.code(), "expired", "false"),
                answer -> switch (answer.body()) {
                    case Body.Instruments rows -> value(DeribitMapper.instruments(rows.instruments()));
                    case Body.Nothing _ -> value(List.of());
                    default -> unexpected();
                });
    }

    /** The summaries of all instruments of a currency: best prices without amounts, no greeks. */
    public DeribitResult<List<Ticker>> bookSummaries(Currency currency) {
        return ask(
                "get_book_summary_by_currency", Map.of("currency", currency.code()), answer -> switch (answer.body()) {
                    case Body.Summaries rows ->
                        value(rows.summaries().stream()
                                .map(row -> DeribitMapper.ticker(row, answer.stamp(row.timestampMillis())))
                                .toList());
                    case Body.Nothing _ -> value(List.of());
                    default -> unexpected();
                });
    }

    /** One instrument's ticker. */
    public DeribitResult<Ticker> ticker(String instrument) {
        return ask(
                "ticker",
                Map.of("instrument_name", instrument),
                answer -> answer.body() instanceof Body.OneTicker(TickerData row)
                        ? value(DeribitMapper.ticker(row, answer.stamp(row.timestampMillis())))
                        : unexpected());
    }

    /** One instrument's order book, so many levels a side. */
    public DeribitResult<OrderBook> orderBook(String instrument, int depth) {
        return ask(
                "get_order_book",
                Map.of("instrument_name", instrument, "depth", Integer.toString(depth)),
                answer -> answer.body() instanceof Body.Book book
                        ? value(DeribitMapper.book(
                                book.book(), answer.stamp(book.book().timestampMillis())))
                        : unexpected());
    }

    /** An index price by the venue's name of the index, such as {@code btc_usd}. */
    public DeribitResult<IndexPrice> indexPrice(String index) {
        return ask(
                "get_index_price",
                Map.of("index_name", index),
                answer -> answer.body() instanceof Body.Index(double price)
                        ? value(new IndexPrice(index, price, answer.stamp(0)))
                        : unexpected());
    }

    /** The last public trades of a currency, in the venue's order. */
    public DeribitResult<List<Trade>> lastTrades(Currency currency, int count) {
        return ask(
                "get_last_trades_by_currency",
                Map.of("currency", currency.code(), "count", Integer.toString(count)),
                answer -> answer.body() instanceof Body.Trades trades
                        ? value(trades.trades().stream()
                                .map(row -> DeribitMapper.trade(row, answer.stamp(row.timestampMillis())))
                                .toList())
                        : unexpected());
    }

    /** The venue's time, milliseconds since the epoch. */
    public DeribitResult<Long> time() {
        return ask(
                "get_time",
                Map.of(),
                answer -> answer.body() instanceof Body.Count(long millis) ? value(millis) : unexpected());
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private record Answer(Body body, long venueMillis, long receivedNanos) {
        /** A row without a time of its own is as old as the answer. */
        Stamp stamp(long timestampMillis) {
            return new Stamp(timestampMillis > 0 ? timestampMillis : venueMillis, receivedNanos);
        }
    }

    private <T> DeribitResult<T> ask(
            String method, Map<String, String> parameters, Function<Answer, DeribitResult<T>> reader) {
        HttpUrl.Builder url = base.newBuilder().addPathSegment("public").addPathSegment(method);
        parameters.forEach(url::addQueryParameter);
        try (Response response =
                http.newCall(new Request.Builder().url(url.build()).build()).execute()) {
            return read(response.body().string(), response.code(), reader);
        } catch (InterruptedIOException e) {
            return failure(DeribitError.Kind.NO_ANSWER, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return failure(DeribitError.Kind.UNREACHABLE, e.toString());
        }
    }

    private <T> DeribitResult<T> read(String text, int status, Function<Answer, DeribitResult<T>> reader) {
        return switch (new DeribitParser().parse(text)) {
            case Reply reply -> reader.apply(new Answer(reply.body(), venueMillis(reply), clock.nanos()));
            case Refusal refusal -> new Failure<>(refusal.error());
            case Malformed malformed ->
                failure(DeribitError.Kind.UNREADABLE, "HTTP " + status + ", " + malformed.reason());
            default -> unexpected();
        };
    }

    private static long venueMillis(Reply reply) {
        return reply.venueMicros() / MICROS_PER_MILLI;
    }

    private static <T> DeribitResult<T> value(T value) {
        return new Value<>(value);
    }

    private static <T> DeribitResult<T> unexpected() {
        return failure(DeribitError.Kind.UNREADABLE, "an answer to another question");
    }

    private static <T> DeribitResult<T> failure(DeribitError.Kind kind, String message) {
        return new Failure<>(DeribitError.onTheWay(kind, message));
    }
}
