package gammadesk.app.forecast;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.mispricing.MispricingPicture;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.MacroSource;
import gammadesk.analytics.port.MarketHistory;
import gammadesk.analytics.port.MarketListener;
import gammadesk.app.market.ForecastSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forecasts beside the market. Three threads of lowest priority: one loads history and fits models, which may take
 * minutes; one watches order books every second and sets options against the forecasts every few; one looks macro
 * series up when their source has changed. None is the desk's analytics thread, and a fault is said on the board and
 * ends nothing.
 */
public final class ForecastDesk implements ForecastSource, MarketListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ForecastDesk.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final long LAST_SECONDS = 5;
    private static final long MINUTE_MILLIS = 60_000;
    /** The step that ends with the hour is over by then, and the hour's bar of the venue is not there yet. */
    private static final long RECORD_AFTER_MILLIS = 3_000;

    private final Clock clock;
    private final ForecastSettings settings;
    private final MarketHistory history;
    private final MacroSource macroSource;
    private final Map<Currency, Room> rooms = new LinkedHashMap<>();
    private final FlowRoom flow;
    private final MacroRoom macro;
    private final ScheduledExecutorService slow = lowest("desk-forecast");
    private final ScheduledExecutorService live = lowest("desk-forecast-live");
    private final ScheduledExecutorService economy = lowest("desk-forecast-macro");
    private volatile Optional<DeskSnapshot> latest = Optional.empty();
    private long pricedNanos;
    private long recordedMinute;

    private record Room(BoardParts parts, FlowRecord flow, HistoryRoom history, MispricingRoom mispricing) {}

    /**
     * A desk that does nothing until {@link #start}.
     *
     * @param history of the venue; closed with the desk
     * @param macro of the economy; closed with the desk
     * @param folder for the forecasts that are made, the signals that are followed and the order flow, empty for a desk
     *     that keeps no files
     */
    public ForecastDesk(
            List<Currency> currencies,
            MarketHistory history,
            MacroSource macro,
            Optional<Path> folder,
            Clock clock,
            ForecastSettings settings) {
        this.clock = clock;
        this.settings = settings;
        this.history = history;
        this.macroSource = macro;
        this.flow = new FlowRoom(clock);
        this.macro = new MacroRoom(macro);
        this.pricedNanos = clock.nanos();
        currencies.forEach(currency -> rooms.put(currency, room(currency, folder)));
    }

    private Room room(Currency currency, Optional<Path> folder) {
        BoardParts parts = new BoardParts(currency, clock, "The history of " + currency + " is loaded in a moment.");
        FlowRecord hours = new FlowRecord(folder.map(each -> each.resolve(currency + "-flow.csv")));
        return new Room(
                parts,
                hours,
                new HistoryRoom(
                        currency,
                        history,
                        parts,
                        clock,
                        settings,
                        new IssuedForecasts(folder.map(each -> each.resolve(currency + ".csv"))),
                        () -> hours.with(macro.store())),
                new MispricingRoom(
                        parts,
                        new SignalBook(new SignalFile(folder.map(each -> each.resolve(currency + "-signals.tsv"))))));
    }

    @SuppressWarnings("ThreadPriorityCheck") // A wish only: what keeps the desk in front is that models rest.
    private static ScheduledExecutorService lowest(String name) {
        return Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .name(name)
                .factory());
    }

    /** Begins to load and to watch. */
    public void start() {
        var _ = slow.scheduleWithFixedDelay(
                this::renew, settings.settle().toMillis(), LOOK_MILLIS, TimeUnit.MILLISECONDS);
        var _ = live.scheduleWithFixedDelay(
                this::watch, LOOK_MILLIS, settings.liveEvery().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The source of the economy has changed: it is looked up anew at once, whatever is being fitted. */
    public void renewMacro() {
        macro.renew();
        if (!economy.isShutdown()) {
            economy.execute(this::lookUp);
        }
    }

    private void lookUp() {
        rooms.keySet().stream()
                .flatMap(currency -> market(currency).stream())
                .mapToLong(MarketPicture::venueMillis)
                .max()
                .ifPresent(macro::turn);
    }

    @Override
    public void onEvent(MarketEvent event) {
        flow.onEvent(event);
    }

    @Override
    public Map<Currency, ForecastBoard> boards(DeskSnapshot snapshot) {
        latest = Optional.of(snapshot);
        Map<Currency, ForecastBoard> boards = new HashMap<>();
        rooms.forEach((currency, room) -> boards.put(currency, room.parts().board()));
        return boards;
    }

    private Optional<MarketPicture> market(Currency currency) {
        return latest.flatMap(snapshot -> snapshot.market(currency)).filter(market -> market.venueMillis() > 0);
    }

    private void renew() {
        try {
            lookUp();
            rooms.forEach((currency, room) ->
                    market(currency).ifPresent(market -> room.history().turn(market.venueMillis())));
        } catch (CancellationException _) {
            LOG.debug("The desk is closing");
        } catch (RuntimeException e) {
            LOG.error("Forecasts could not be renewed", e);
        }
    }

    private void watch() {
        try {
            if (flow.turn()) {
                rooms.forEach((currency, room) -> room.parts().flow(flow.picture(currency)));
                record();
            }
            if (clock.nanos() - pricedNanos >= settings.pricesEvery().toNanos()) {
                pricedNanos = clock.nanos();
                rooms.forEach(this::price);
            }
        } catch (RuntimeException e) {
            LOG.error("Order flow or mispricing could not be shown", e);
        }
    }

    /** Once a minute: an hour that is over is found in time for the forecasts after it. */
    private void record() {
        long minute = Math.floorDiv(clock.epochMillis() - RECORD_AFTER_MILLIS, MINUTE_MILLIS);
        if (minute > recordedMinute) {
            recordedMinute = minute;
            rooms.forEach((currency, room) -> {
                if (room.flow().isOn()) {
                    flow.kept(currency).ifPresent(room.flow()::add);
                }
            });
        }
    }

    private void price(Currency currency, Room room) {
        market(currency)
                .ifPresent(market -> room.mispricing()
                        .turn(
                                market,
                                room.history().term(),
                                room.history().premiums(),
                                room.history().funding(),
                                macro.calendar()));
        room.parts()
                .macro(macro.picture(room.parts()
                        .board()
                        .mispricing()
                        .value()
                        .map(MispricingPicture::events)
                        .orElse(List.of())));
    }

    /** Stops at once whatever is under way. */
    @Override
    public void close() {
        live.shutdownNow();
        slow.shutdownNow();
        economy.shutdownNow();
        history.close();
        macroSource.close();
        try {
            if (!slow.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
                LOG.info("A model is still being fitted {} s after the desk was closed", LAST_SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
