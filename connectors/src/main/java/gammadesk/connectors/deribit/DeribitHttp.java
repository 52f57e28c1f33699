package gammadesk.connectors.deribit;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import gammadesk.analytics.port.Clock;
import gammadesk.connectors.deribit.DeribitMessage.BarData;
import gammadesk.connectors.deribit.DeribitMessage.Body;
import gammadesk.connectors.deribit.DeribitMessage.FundingData;
import gammadesk.connectors.deribit.DeribitMessage.Malformed;
import gammadesk.connectors.deribit.DeribitMessage.Refusal;
import gammadesk.connectors.deribit.DeribitMessage.Reply;
import gammadesk.connectors.deribit.DeribitMessage.TradeData;
import gammadesk.connectors.deribit.DeribitResult.Failure;
import gammadesk.connectors.deribit.DeribitResult.Value;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

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
                .dispatcher(new Dispatcher(daemons()))
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

    /** Bars of an instrument that begin within a time, both ends included; the newest where that is too many. */
    public DeribitResult<PastPage<BarData>> chart(
            String instrument, String resolution, long startMillis, long endMillis) {
        return past(
                "get_tradingview_chart_data",
                Map.of("instrument_name", instrument, "resolution", resolution),
                startMillis,
                endMillis,
                body -> body instanceof Body.Chart(List<BarData> bars) ? page(bars) : Optional.empty());
    }

    /** The hours of a perpetual's funding within a time, both ends included; the newest where that is too many. */
    public DeribitResult<PastPage<FundingData>> fundingHistory(String perpetual, long startMillis, long endMillis) {
        return past(
                "get_funding_rate_history",
                Map.of("instrument_name", perpetual),
                startMillis,
                endMillis,
                body -> switch (body) {
                    case Body.Fundings(List<FundingData> hours) -> page(hours);
                    case Body.Nothing _ -> page(List.of());
                    default -> Optional.empty();
                });
    }

    /** Bars of a currency's volatility index, percent; where that is too many, the newest and a continuation. */
    public DeribitResult<PastPage<BarData>> volatilityIndex(
            Currency currency, String resolution, long startMillis, long endMillis) {
        return past(
                "get_volatility_index_data",
                Map.of("currency", currency.code(), "resolution", resolution),
                startMillis,
                endMillis,
                body -> body instanceof Body.Volatilities(List<BarData> bars, OptionalLong older)
                        ? Optional.of(new PastPage<>(bars, older, older.isPresent()))
                        : Optional.empty());
    }

    /** The public trades of an instrument within a time, both ends included, oldest first. */
    public DeribitResult<PastPage<Trade>> tradesOf(String instrument, long startMillis, long endMillis, int count) {
        return trades(
                "get_last_trades_by_instrument_and_time", "instrument_name", instrument, startMillis, endMillis, count);
    }

    /** The public trades of a currency within a time, both ends included, oldest first. */
    public DeribitResult<PastPage<Trade>> tradesOf(Currency currency, long startMillis, long endMillis, int count) {
        return trades(
                "get_last_trades_by_currency_and_time", "currency", currency.code(), startMillis, endMillis, count);
    }

    private DeribitResult<PastPage<Trade>> trades(
            String method, String key, String of, long startMillis, long endMillis, int count) {
        long nanos = clock.nanos();
        return past(
                method,
                Map.of(key, of, "count", Integer.toString(count), "sorting", "asc"),
                startMillis,
                endMillis,
                body -> body instanceof Body.Trades(List<TradeData> trades, boolean hasMore)
                        ? Optional.of(new PastPage<>(
                                trades.stream()
                                        .map(row -> DeribitMapper.trade(row, new Stamp(row.timestampMillis(), nanos)))
                                        .toList(),
                                OptionalLong.empty(),
                                hasMore))
                        : Optional.empty());
    }

    private <T> DeribitResult<PastPage<T>> past(
            String method,
            Map<String, String> what,
            long startMillis,
            long endMillis,
            Function<Body, Optional<PastPage<T>>> reader) {
        Map<String, String> parameters = new HashMap<>(what);
        parameters.put("start_timestamp", Long.toString(startMillis));
        parameters.put("end_timestamp", Long.toString(endMillis));
        return ask(
                method,
                parameters,
                answer -> reader.apply(answer.body())
                        .<DeribitResult<PastPage<T>>>map(DeribitHttp::value)
                        .orElseGet(DeribitHttp::unexpected));
    }

    private static <T> Optional<PastPage<T>> page(List<T> rows) {
        return Optional.of(new PastPage<>(rows));
    }

    /** The venue's time, milliseconds since the epoch. */
    public DeribitResult<Long> time() {
        return ask(
                "get_time",
                Map.of(),
                answer -> answer.body() instanceof Body.Count(long millis) ? value(millis) : unexpected());
    }

    /** Cancels what is under way. */
    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private static ExecutorService daemons() {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                5,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("deribit-http-", 0).factory());
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
        Call call = http.newCall(new Request.Builder().url(url.build()).build());
        AwaitedReply awaited = new AwaitedReply();
        call.enqueue(awaited);
        try {
            AwaitedReply.Text text = awaited.get();
            return read(text.body(), text.status(), reader);
        } catch (InterruptedException _) {
            call.cancel();
            Thread.currentThread().interrupt();
            return failure(DeribitError.Kind.NO_ANSWER, "interrupted");
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
