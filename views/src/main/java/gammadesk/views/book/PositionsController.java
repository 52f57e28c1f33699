package gammadesk.views.book;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.HeldPosition;
import gammadesk.analytics.market.Position;
import gammadesk.analytics.trading.TradingActions.Approval;
import gammadesk.views.confirm.ActionPane;
import gammadesk.views.confirm.Question;
import gammadesk.views.controls.Buttons;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.TicketWish;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;

/** What the account holds, marked to the market, with its greeks. */
public final class PositionsController implements Screen {
    private final BookDesk desk;
    private final BookModel<HeldPosition> model = new BookModel<>();
    private final BookTable<HeldPosition> table;
    private final Subscription listening;
    private DeskSnapshot latest;

    /** Shows the account of the pictures. */
    public PositionsController(BookDesk desk, DeskSnapshot first) {
        this.desk = desk;
        this.latest = first;
        this.table = new BookTable<>(
                desk,
                model,
                "Positions",
                held -> held.position().instrument(),
                columns(),
                Set.of("realised", "initial", "maintenance"));
        table.actions(
                Buttons.button(
                        "close-position",
                        "Close…",
                        "Close the chosen position at the market's price after one question (Delete)",
                        this::closeChosen),
                Buttons.button(
                        "close-ticket",
                        "Ticket",
                        "Open the order ticket to take the chosen position back (Enter)",
                        () -> table.table().chosenRow().ifPresent(this::openTicket)));
        table.table().onOpen(this::openTicket);
        table.table().node().addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE) {
                closeChosen();
                event.consume();
            }
        });
        this.listening = model.filter().subscribe(_ -> fill());
    }

    @Override
    public String id() {
        return "positions";
    }

    @Override
    public String title() {
        return "Positions";
    }

    @Override
    public Node node() {
        return table.node();
    }

    @Override
    public String help() {
        return """
                What the account holds. Mark and profit follow the market as the desk sees it; where the market is not \
                known here they are the venue's last statement, and dim.
                Profit is in the settlement currency and, beside it, in USD at the index. Delta and gamma are in coin, \
                vega in USD per vol point, theta in USD a day, each of the whole position.
                Enter opens the order ticket with the opposite side, reduce-only. Delete closes the chosen position at \
                the market's price after one question.
                A click on a title, or S on a cell, sorts; rows then keep their places until the next click.""";
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        latest = snapshot;
        fill();
    }

    @Override
    public void close() {
        listening.unsubscribe();
        table.close();
    }

    private void fill() {
        List<HeldPosition> rows =
                latest.account().map(account -> account.positions()).orElse(List.of());
        Rows.fill(
                model,
                latest,
                desk.context().clock().nanos(),
                rows,
                held -> held.position().instrument(),
                "No positions. F9 opens the order ticket.");
    }

    private void openTicket(HeldPosition held) {
        desk.context()
                .askForTicket(TicketWish.closing(
                        held.position().instrument(), held.position().size(), id()));
    }

    private void closeChosen() {
        table.table().chosenRow().ifPresent(this::close);
    }

    private void close(HeldPosition held) {
        latest.account().ifPresent(account -> {
            Position position = held.position();
            String verb = position.size().signum() > 0 ? "sell " : "buy ";
            String unit = BookWords.amountUnit(position.instrument());
            Approval approval = desk.actions().newApproval();
            table.pane()
                    .ask(
                            new Question(
                                    "Close the position in " + position.instrument() + "?",
                                    List.of(
                                            "A reduce-only market order will " + verb
                                                    + BookWords.plain(
                                                            position.size().abs()) + " " + unit
                                                    + ", or whatever the position is by then.",
                                            "It takes what the book gives. Mark now "
                                                    + BookWords.price(position.instrument(), held.mark())
                                                    + ", profit so far "
                                                    + BookWords.signedMoney(held.profit(), held.settlement()) + " "
                                                    + held.settlement()
                                                            .map(Object::toString)
                                                            .orElse("") + "."),
                                    "Close the position",
                                    account.venue()),
                            () -> desk.actions().close(approval, position.instrument(), Optional.empty()));
        });
    }

    ActionPane pane() {
        return table.pane();
    }

    private static List<LiveColumn<HeldPosition>> columns() {
        return List.of(
                LiveColumn.words(
                        "instrument",
                        "Instrument",
                        12.5,
                        held -> held.position().instrument()),
                LiveColumn.<HeldPosition>figures(
                                "size",
                                "Size",
                                7,
                                held -> held.position().size().doubleValue(),
                                held -> signedAmount(held.position()))
                        .exact(held -> BookWords.plain(held.position().size()))
                        .marked("buy", held -> held.position().size().signum() > 0)
                        .marked("sell", held -> held.position().size().signum() < 0)
                        .explained("Positive is long; in the unit beside it"),
                LiveColumn.<HeldPosition>words(
                                "unit",
                                "Unit",
                                3.2,
                                held -> BookWords.amountUnit(held.position().instrument()))
                        .styled("dim"),
                LiveColumn.<HeldPosition>figures(
                                "average",
                                "Average",
                                7,
                                held -> held.position().averagePrice().doubleValue(),
                                held -> BookWords.price(
                                        held.position().instrument(),
                                        held.position().averagePrice().doubleValue()))
                        .exact(held -> BookWords.plain(held.position().averagePrice()))
                        .explained("Average price paid; coin for inverse options, else USD"),
                LiveColumn.<HeldPosition>figures(
                                "mark",
                                "Mark",
                                7,
                                HeldPosition::mark,
                                held -> BookWords.price(held.position().instrument(), held.mark()))
                        .flashing()
                        .marked("stated", held -> !held.live())
                        .hover(PositionsController::source)
                        .explained("Mark price as the desk sees it"),
                LiveColumn.<HeldPosition>figures(
                                "profit",
                                "P&L",
                                7.5,
                                HeldPosition::profit,
                                held -> BookWords.signedMoney(held.profit(), held.settlement()))
                        .marked("stated", held -> !held.live())
                        .hover(PositionsController::source)
                        .explained("Not yet realised, in the currency beside it"),
                LiveColumn.<HeldPosition>words(
                                "currency",
                                "In",
                                4,
                                held -> held.settlement().map(Object::toString).orElse("—"))
                        .styled("dim"),
                usd("profit-usd", "P&L USD", 7.5, HeldPosition::profitUsd, "Not yet realised, in USD at the index", 2),
                greek("delta", "Delta", HeldPosition::deltaCoin, "Coin: change of value per USD of the coin", 4),
                greek("gamma", "Gamma", HeldPosition::gammaCoin, "Coin per USD", 6),
                greek("vega", "Vega", HeldPosition::vegaUsd, "USD per vol point", 2),
                greek("theta", "Theta", HeldPosition::thetaUsd, "USD a day", 2),
                venue(
                        "realised",
                        "Realised",
                        held -> held.position().realisedProfit().doubleValue(),
                        "by the venue"),
                venue(
                        "initial",
                        "Initial",
                        held -> held.position().initialMargin().doubleValue(),
                        "margin to open"),
                venue(
                        "maintenance",
                        "Maint.",
                        held -> held.position().maintenanceMargin().doubleValue(),
                        "margin to keep"));
    }

    private static String signedAmount(Position position) {
        String amount = BookWords.amount(position.size());
        return position.size().signum() > 0 ? "+" + amount : amount;
    }

    private static String source(HeldPosition held) {
        return held.live() ? "at the desk's mark" : "the venue's last statement; " + held.greeksReason();
    }

    private static LiveColumn<HeldPosition> usd(
            String id, String title, double width, ToDoubleFunction<HeldPosition> value, String explained, int places) {
        return LiveColumn.<HeldPosition>figures(
                        id, title, width, value, held -> Numbers.signed(value.applyAsDouble(held), places))
                .explained(explained);
    }

    private static LiveColumn<HeldPosition> greek(
            String id, String title, ToDoubleFunction<HeldPosition> value, String explained, int places) {
        return usd(id, title, 6.5, value, explained, places)
                .hover(held -> Double.isNaN(value.applyAsDouble(held)) ? held.greeksReason() : "");
    }

    private static LiveColumn<HeldPosition> venue(
            String id, String title, ToDoubleFunction<HeldPosition> value, String explained) {
        return LiveColumn.<HeldPosition>figures(
                        id, title, 7, value, held -> BookWords.money(value.applyAsDouble(held), held.settlement()))
                .explained("In the settlement currency, " + explained)
                .styled("dim");
    }
}
