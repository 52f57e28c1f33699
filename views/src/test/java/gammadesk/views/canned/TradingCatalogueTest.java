package gammadesk.views.canned;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.MarginAnswer;
import gammadesk.analytics.port.OrderMargins;
import gammadesk.analytics.port.PastAnswer;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.views.book.AccountController;
import gammadesk.views.book.BookDesk;
import gammadesk.views.book.FillsController;
import gammadesk.views.book.OrdersController;
import gammadesk.views.book.PositionsController;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.Pictures;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.FxPulse;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.Theme;
import gammadesk.views.fx.ThemeMode;
import gammadesk.views.fx.TicketWish;
import gammadesk.views.settings.KeyActions;
import gammadesk.views.settings.KeysController;
import gammadesk.views.shell.LayoutStore;
import gammadesk.views.shell.ShellController;
import gammadesk.views.ticket.TicketController;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A picture of every panel of the account in both themes: filled, empty, asking, refused, unknown, stale. */
class TradingCatalogueTest {
    private static final Venue LIVE = new Venue("Deribit", Venue.Environment.LIVE, "www.deribit.com");

    private final ManualClock clock = new ManualClock();
    private final RecordedTrading trading = new RecordedTrading();
    private final Path folder = Path.of("target", "pictures");

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    @ParameterizedTest
    @EnumSource(ThemeMode.class)
    void tables(ThemeMode mode) {
        DeskSnapshot bare = new CannedDesk(clock).cycle(1);
        DeskSnapshot full = bare.with(new CannedAccount(clock).on(bare));
        DeskSnapshot empty = bare.with(new CannedAccount(clock).empty().on(bare));
        DeskSnapshot stale = bare.with(
                new CannedAccount(clock).state(GatewayState.RECONNECTING).on(bare));
        for (int i = 0; i < 4; i++) {
            int which = i;
            draw(mode, "filled", which, full);
            draw(mode, "empty", which, empty);
            draw(mode, "stale", which, stale);
            draw(mode, "no-account", which, bare);
        }
    }

    @ParameterizedTest
    @EnumSource(ThemeMode.class)
    void ordersAsking(ThemeMode mode) {
        DeskSnapshot bare = new CannedDesk(clock).at(LIVE).cycle(1);
        DeskSnapshot full = bare.with(new CannedAccount(clock).at(LIVE).on(bare));
        Shown shown = show(mode, new OrdersController(desk(mode), full), full, 1100, 380);
        Toolkit.run(() -> {
            ((javafx.scene.control.TableView<?>) shown.scene.lookup(".live-table"))
                    .getFocusModel()
                    .focus(1);
            ((ButtonBase) shown.scene.lookup("#cancel-order")).fire();
        });
        write(shown, "orders-asking", mode);
        Toolkit.run(() -> ((ButtonBase) shown.scene.lookup("#confirm-yes")).fire());
        trading.answer(new TradeOutcome.Done("Cancelled: buy 10 BTC-1MAY26-81000-C at 0.0345; 0 of 10 filled."));
        write(shown, "orders-done", mode);
        assertThat(trading.asked()).containsExactly("cancel BTC-2");
    }

    @ParameterizedTest
    @EnumSource(ThemeMode.class)
    void olderTrades(ThemeMode mode) {
        DeskSnapshot bare = new CannedDesk(clock).cycle(1);
        DeskSnapshot full = bare.with(new CannedAccount(clock).on(bare));
        Shown shown = show(mode, new FillsController(desk(mode), full), full, 1100, 320);
        Toolkit.run(() -> ((ButtonBase) shown.scene.lookup("#older-trades")).fire());
        trading.older().complete(new PastAnswer.Loaded(30, true, OptionalLong.of(1_772_359_200_000L)));
        Toolkit.run(() -> {});
        write(shown, "fills-older", mode);
    }

    @ParameterizedTest
    @EnumSource(ThemeMode.class)
    void ticket(ThemeMode mode) {
        DeskSnapshot bare = new CannedDesk(clock).cycle(1);
        DeskSnapshot full = bare.with(new CannedAccount(clock).on(bare));
        Shown shown = ticket(mode, full);
        margin(shown, "0.0862");
        write(shown, "ticket-filled", mode);
        margin(shown, "12.5");
        write(shown, "ticket-too-large", mode);
        Toolkit.run(() -> ((TextField) shown.scene.lookup("#ticket-amount")).setText("2.4"));
        Toolkit.run(() -> {
            ((TextField) shown.scene.lookup("#ticket-iv")).setText("48.5");
        });
        write(shown, "ticket-by-volatility", mode);
        Toolkit.run(() -> ((ComboBox<?>) shown.scene.lookup("#ticket-following"))
                .getSelectionModel()
                .select(1));
        write(shown, "ticket-kept", mode);
        Toolkit.run(() -> ((ButtonBase) shown.scene.lookup("#ticket-review")).fire());
        write(shown, "ticket-kept-asking", mode);
        Toolkit.run(() -> ((ButtonBase) shown.scene.lookup("#confirm-no")).fire());
        Toolkit.run(() -> ((ComboBox<?>) shown.scene.lookup("#ticket-following"))
                .getSelectionModel()
                .select(0));
        Toolkit.run(() -> ((ButtonBase) shown.scene.lookup("#ticket-review")).fire());
        write(shown, "ticket-asking", mode);
        Toolkit.run(() -> ((ButtonBase) shown.scene.lookup("#confirm-yes")).fire());
        write(shown, "ticket-pending", mode);
        trading.answer(
                new TradeOutcome.Refused("Refused by the venue: not_enough_funds (code 10009). Nothing was booked."));
        write(shown, "ticket-refused", mode);
        Toolkit.run(() -> {
            ((ButtonBase) shown.scene.lookup("#ticket-review")).fire();
            ((ButtonBase) shown.scene.lookup("#confirm-yes")).fire();
        });
        trading.answer(new TradeOutcome.Unknown(
                "UNKNOWN: no answer came (the connection broke). It may be booked; it is being looked up. Do not send "
                        + "it again.",
                new CompletableFuture<>()));
        write(shown, "ticket-unknown", mode);
        Toolkit.run(() -> {
            ((TextField) shown.scene.lookup("#ticket-price")).setText("0.0351");
            ((TextField) shown.scene.lookup("#ticket-amount")).setText("2.55");
        });
        write(shown, "ticket-invalid", mode);
        Shown none = show(mode, new TicketController(context(mode), trading, full, _ -> {}), full, 820, 560);
        write(none, "ticket-empty", mode);
        DeskSnapshot live =
                new CannedDesk(clock).at(LIVE).state(FeedState.RECONNECTING).cycle(2);
        Shown stale = ticket(mode, live.with(new CannedAccount(clock).at(LIVE).on(live)));
        write(stale, "ticket-stale", mode);
        DeskSnapshot calm = new CannedDesk(clock).at(LIVE).cycle(3);
        Shown armed = ticket(mode, calm.with(new CannedAccount(clock).at(LIVE).on(calm)));
        Toolkit.run(() -> ((ButtonBase) armed.scene.lookup("#ticket-review")).fire());
        write(armed, "ticket-asking-live", mode);
    }

    @ParameterizedTest
    @EnumSource(ThemeMode.class)
    void keys(ThemeMode mode) {
        DeskSnapshot bare = new CannedDesk(clock).cycle(1);
        DeskSnapshot full = bare.with(new CannedAccount(clock).on(bare));
        write(
                show(mode, new KeysController(context(mode), new CannedKeys(), trading, bare), bare, 960, 420),
                "keys-locked",
                mode);
        write(
                show(mode, new KeysController(context(mode), new CannedKeys().open(), trading, full), full, 960, 420),
                "keys-open",
                mode);
        DeskSnapshot live = new CannedDesk(clock).at(LIVE).cycle(1);
        DeskSnapshot disarmed =
                live.with(new CannedAccount(clock).at(LIVE).disarmed().on(live));
        Shown shown = show(
                mode,
                new KeysController(context(mode), new CannedKeys().open(), trading, disarmed),
                disarmed,
                960,
                420);
        write(shown, "keys-disarmed", mode);
        Toolkit.run(() -> {
            ((TextField) shown.scene.lookup("#arm-address")).setText("www.deribit.com");
            ((ButtonBase) shown.scene.lookup("#arm")).fire();
        });
        write(shown, "keys-arming", mode);
        Shown tried = show(
                mode,
                new KeysController(context(mode), new CannedKeys().open().answering(refused()), trading, full),
                full,
                960,
                520);
        Toolkit.run(() -> {
            ((javafx.scene.control.TableView<?>) tried.scene.lookup(".live-table"))
                    .getFocusModel()
                    .focus(0);
            ((ButtonBase) tried.scene.lookup("#key-test")).fire();
        });
        write(tried, "keys-tried", mode);
        CannedKeys refusing = new CannedKeys()
                .open()
                .with(KeyActions.FredKey.ENVIRONMENT)
                .answering(new KeyActions.Answer(
                        false,
                        "Not kept. FRED refuses: 400 Bad Request. The value for variable api_key is not registered. "
                                + "The key before stays in use."));
        Shown fred = show(mode, new KeysController(context(mode), refusing, trading, full), full, 960, 560);
        Toolkit.run(() -> {
            ((TextField) fred.scene.lookup("#fred-key")).setText("abcdef");
            ((ButtonBase) fred.scene.lookup("#fred-keep")).fire();
        });
        write(fred, "keys-fred", mode);
        DeskSnapshot armed = live.with(new CannedAccount(clock).at(LIVE).on(live));
        write(
                show(mode, new KeysController(context(mode), new CannedKeys().open(), trading, armed), armed, 960, 420),
                "keys-armed",
                mode);
    }

    @ParameterizedTest
    @EnumSource(ThemeMode.class)
    void wholeDesk(ThemeMode mode) {
        DeskSnapshot bare = new CannedDesk(clock).at(LIVE).cycle(1);
        DeskSnapshot full = bare.with(new CannedAccount(clock).at(LIVE).on(bare));
        DeskContext context = context(mode);
        FxPulse pulse = new FxPulse(() -> full, clock);
        for (double[] size : new double[][] {{1600, 1000}, {1000, 1000}}) {
            ShellController shell = Toolkit.call(
                    () -> new ShellController(context, pulse, Catalogue.everything(context, pulse), LayoutStore.NONE));
            Scene scene = Toolkit.call(() -> new Scene(shell.root(), size[0], size[1]));
            Toolkit.run(() -> shell.attach(scene));
            Toolkit.run(() -> context.askForTicket(
                    TicketWish.at(CannedAccount.CALL, Side.BUY, Optional.of(new BigDecimal("0.0345")), "chain")));
            for (int i = 0; i < 4; i++) {
                clock.advanceMillis(120);
                Toolkit.run(() -> {
                    if (size[0] < 1200) {
                        shell.showPanel("ticket");
                    } else {
                        shell.showPanel("positions");
                    }
                    pulse.drawNow();
                    Panels.lay(scene);
                });
            }
            write(scene, "desk-" + (int) size[0], mode);
            Toolkit.run(shell::close);
        }
    }

    private static KeyActions.Answer refused() {
        return new KeyActions.Answer(
                        false,
                        "The key was refused: this key has the scope wallet:read_write, with which money can be"
                                + " withdrawn.")
                .with(List.of(
                        new KeyActions.Right("wallet:read_write", "Withdraws money.", true),
                        new KeyActions.Right(
                                "account:read", "Sees balances, margins and settings of the account.", false),
                        new KeyActions.Right("connection", "Holds for this connection only.", false),
                        new KeyActions.Right("trade:read_write", "Places, changes and cancels orders.", false)));
    }

    /** The venue's answer to what the order in the ticket needs. */
    private void margin(Shown shown, String coin) {
        clock.advanceMillis(6_000);
        DeskSnapshot bare = new CannedDesk(clock).cycle(1);
        DeskSnapshot later = bare.with(new CannedAccount(clock).on(bare));
        Toolkit.run(() -> shown.screen.show(later));
        BigDecimal margin = new BigDecimal(coin);
        trading.margin()
                .complete(new MarginAnswer.Known(new OrderMargins(
                        margin,
                        margin,
                        Optional.of(new BigDecimal("0.0005")),
                        Optional.of(new BigDecimal("0.08")),
                        Currency.BTC,
                        new Stamp(0, clock.nanos()))));
        Toolkit.run(() -> Panels.lay(shown.scene));
    }

    private Shown ticket(ThemeMode mode, DeskSnapshot snapshot) {
        DeskContext context = context(mode);
        Shown shown = show(mode, new TicketController(context, trading, snapshot, _ -> {}), snapshot, 820, 560);
        Toolkit.run(() -> {
            context.askForTicket(
                    TicketWish.at(CannedAccount.CALL, Side.BUY, Optional.of(new BigDecimal("0.0345")), "chain"));
            ((TextField) shown.scene.lookup("#ticket-amount")).setText("2.5");
        });
        return shown;
    }

    private void draw(ThemeMode mode, String label, int which, DeskSnapshot snapshot) {
        BookDesk desk = desk(mode);
        Screen screen = Toolkit.call(() -> switch (which) {
            case 0 -> new OrdersController(desk, snapshot);
            case 1 -> new FillsController(desk, snapshot);
            case 2 -> new PositionsController(desk, snapshot);
            default -> new AccountController(desk, snapshot);
        });
        write(show(mode, screen, snapshot, 1100, 320), screen.id() + "-" + label, mode);
        Toolkit.run(screen::close);
    }

    private BookDesk desk(ThemeMode mode) {
        return new BookDesk(context(mode), trading, new DialogExportTarget(), Runnable::run);
    }

    private DeskContext context(ThemeMode mode) {
        return new DeskContext(clock, Currency.BTC, mode);
    }

    private record Shown(Scene scene, Screen screen) {}

    private static Shown show(ThemeMode mode, Screen screen, DeskSnapshot snapshot, double width, double height) {
        return Toolkit.call(() -> {
            Scene scene = new Scene(new StackPane(screen.node()), width, height);
            Theme.apply(scene, mode);
            Panels.lay(scene);
            screen.show(snapshot);
            Panels.lay(scene);
            return new Shown(scene, screen);
        });
    }

    private void write(Shown shown, String name, ThemeMode mode) {
        write(shown.scene, name, mode);
    }

    private void write(Scene scene, String name, ThemeMode mode) {
        Toolkit.run(() -> {
            Panels.lay(scene);
            try {
                Files.createDirectories(folder);
                Path file = folder.resolve(name + "-" + mode.name().toLowerCase(Locale.ROOT) + ".png");
                Pictures.write(scene.snapshot(null), file);
                assertThat(file).isNotEmptyFile();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
