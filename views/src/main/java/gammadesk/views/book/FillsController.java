package gammadesk.views.book;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.Past;
import gammadesk.views.format.Times;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.TicketWish;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.util.Subscription;

/** The executions of our orders. */
public final class FillsController implements Screen {
    private final BookDesk desk;
    private final BookModel<Fill> model = new BookModel<>();
    private final BookTable<Fill> table;
    private final OlderRows older;
    private final Subscription listening;
    private DeskSnapshot latest;

    /** Shows the account of the pictures. */
    public FillsController(BookDesk desk, DeskSnapshot first) {
        this.desk = desk;
        this.latest = first;
        this.table = new BookTable<>(desk, model, "My trades", Fill::tradeId, columns(), Set.of("label", "trade"));
        this.older = new OlderRows(desk, model, Past.TRADES);
        table.actions(older.node());
        table.table().onOpen(fill -> desk.context().askForTicket(TicketWish.of(fill.instrument(), id())));
        this.listening = model.filter().subscribe(_ -> fill());
    }

    @Override
    public String id() {
        return "fills";
    }

    @Override
    public String title() {
        return "My trades";
    }

    @Override
    public Node node() {
        return table.node();
    }

    @Override
    public String help() {
        return """
                Executions of our own orders, newest first, with the fee that was booked: positive is paid.
                Maker means that our order rested in the book, taker that it took what was there.
                Older loads the next page of the past in every currency; beside it stands how far back nothing is missing.
                A click on a title, or S on a cell, sorts; CSV saves all columns with every digit.""";
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        latest = snapshot;
        older.show(snapshot);
        fill();
    }

    @Override
    public void close() {
        listening.unsubscribe();
        table.close();
    }

    private void fill() {
        Rows.fill(
                model,
                latest,
                desk.context().clock().nanos(),
                latest.account().map(account -> account.fills()).orElse(List.of()),
                fill -> fill.instrument() + " " + BookWords.word(fill.side()) + " " + fill.label() + " "
                        + fill.orderId() + " " + fill.tradeId(),
                "No order of this account has been executed lately.");
    }

    private static List<LiveColumn<Fill>> columns() {
        return List.of(
                LiveColumn.<Fill>figures(
                                "time",
                                "Time",
                                7.5,
                                fill -> fill.stamp().venueMillis(),
                                fill -> Times.clockMillis(fill.stamp().venueMillis()))
                        .exact(fill -> Times.dateTime(fill.stamp().venueMillis()))
                        .hover(fill -> Times.dateTime(fill.stamp().venueMillis()))
                        .explained("The venue's time, UTC")
                        .styled("dim"),
                LiveColumn.words("instrument", "Instrument", 13.5, Fill::instrument),
                LiveColumn.<Fill>words("side", "Side", 4.5, fill -> BookWords.side(fill.side()))
                        .marked("buy", fill -> fill.side() == Side.BUY)
                        .marked("sell", fill -> fill.side() == Side.SELL)
                        .exact(fill -> BookWords.word(fill.side())),
                LiveColumn.<Fill>figures(
                                "price",
                                "Price",
                                7,
                                fill -> fill.price().doubleValue(),
                                fill -> BookWords.price(
                                        fill.instrument(), fill.price().doubleValue()))
                        .exact(fill -> BookWords.plain(fill.price()))
                        .explained("Coin for inverse options, else USD"),
                LiveColumn.<Fill>figures(
                                "amount",
                                "Amount",
                                6.5,
                                fill -> fill.amount().doubleValue(),
                                fill -> BookWords.amount(fill.amount()))
                        .exact(fill -> BookWords.plain(fill.amount())),
                LiveColumn.<Fill>words("unit", "Unit", 4.2, fill -> BookWords.amountUnit(fill.instrument()))
                        .styled("dim"),
                LiveColumn.<Fill>figures(
                                "fee",
                                "Fee",
                                8,
                                fill -> fill.fee().doubleValue(),
                                fill -> BookWords.money(fill.fee().doubleValue(), Optional.of(fill.feeCurrency())))
                        .exact(fill -> BookWords.plain(fill.fee()))
                        .explained("Positive is paid; in the currency beside it"),
                LiveColumn.<Fill>words(
                                "currency", "In", 4, fill -> fill.feeCurrency().code())
                        .styled("dim"),
                LiveColumn.words("role", "Role", 4.5, fill -> fill.maker() ? "maker" : "taker"),
                LiveColumn.<Fill>words("order", "Order id", 9, Fill::orderId).styled("dim"),
                LiveColumn.<Fill>words("label", "Label", 12, Fill::label).styled("dim"),
                LiveColumn.<Fill>words("trade", "Trade id", 9, Fill::tradeId).styled("dim"));
    }
}
