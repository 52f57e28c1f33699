package gammadesk.views.book;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.trading.CancelScope;
import gammadesk.views.confirm.ActionPane;
import gammadesk.views.confirm.Question;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.TicketWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.util.Subscription;

/** Open orders and those that came to an end, with what can be done to them. */
public final class OrdersController implements Screen {
    /** Which orders are shown. */
    enum Part {
        OPEN("Open"),
        ENDED("Ended"),
        BOTH("Both");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final BookDesk desk;
    private final BookModel<Order> model = new BookModel<>();
    private final OrdersView view;
    private final Subscription listening;
    private DeskSnapshot latest;
    private Part part = Part.OPEN;

    /** Shows the account of the pictures. */
    public OrdersController(BookDesk desk, DeskSnapshot first) {
        this.desk = desk;
        this.latest = first;
        this.view = new OrdersView(desk, model, this);
        this.listening = model.filter().subscribe(_ -> fill());
    }

    @Override
    public String id() {
        return "orders";
    }

    @Override
    public String title() {
        return "Orders";
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public String help() {
        return """
                Open orders and those that ended lately, as the venue last reported them.
                Enter or a double click opens the order ticket to change the order. Delete cancels the chosen order after \
                one question; Cancel all offers an instrument, a currency or everything.
                Older, with the orders that ended, loads the next page of the past in every currency; beside it stands how \
                far back nothing is missing.
                Cancels need no arming and are sent even when the market's data are old.
                A click on a title, or S on a cell, sorts; rows then keep their places until the next click. \
                Ctrl+C copies the exact value, Ctrl+F filters.""";
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        latest = snapshot;
        view.older().show(snapshot);
        fill();
    }

    @Override
    public void close() {
        listening.unsubscribe();
        view.close();
    }

    void choose(Part wanted) {
        part = wanted;
        view.showOlder(part != Part.OPEN);
        fill();
    }

    private void fill() {
        List<Order> rows = new ArrayList<>();
        latest.account().ifPresent(account -> {
            if (part != Part.ENDED) {
                rows.addAll(account.openOrders());
            }
            if (part != Part.OPEN) {
                rows.addAll(account.closedOrders());
            }
        });
        Rows.fill(
                model,
                latest,
                desk.context().clock().nanos(),
                rows,
                OrdersController::words,
                part == Part.OPEN ? "No open orders. F9 opens the order ticket." : "No orders have ended lately.");
    }

    private static String words(Order order) {
        return order.instrument() + " " + BookWords.word(order.side()) + " " + BookWords.state(order) + " "
                + order.type().map(BookWords::word).orElse("") + " " + order.label() + " " + order.id();
    }

    void openTicket(Order order) {
        desk.context()
                .askForTicket(
                        order.isLive() ? TicketWish.change(order, id()) : TicketWish.of(order.instrument(), id()));
    }

    void cancel(Order order) {
        account().ifPresent(account -> {
            if (!order.isLive()) {
                return;
            }
            String rest = BookWords.plain(order.amount().subtract(order.filled()));
            view.pane()
                    .ask(
                            new Question(
                                    "Cancel this order?",
                                    List.of(
                                            order.terms() + ", order " + order.id() + ".",
                                            "The " + rest + " that are not filled will be taken off the book; what is "
                                                    + "filled until the venue has the cancel stays filled."),
                                    "Cancel the order",
                                    account.venue()),
                            () -> desk.actions().cancel(order));
        });
    }

    /** The scopes that hold an open order now. */
    List<CancelScope> scopes() {
        List<CancelScope> scopes = new ArrayList<>();
        view.chosen()
                .map(order -> new CancelScope.OfInstrument(order.instrument()))
                .ifPresent(scopes::add);
        account().stream()
                .flatMap(account -> account.summaries().stream())
                .map(summary -> new CancelScope.OfCurrency(summary.currency()))
                .forEach(scopes::add);
        scopes.add(new CancelScope.Everything());
        return scopes;
    }

    void cancelAll(CancelScope scope) {
        account()
                .ifPresent(account -> view.pane()
                        .ask(
                                new Question(
                                        "Cancel " + scope.words() + "?",
                                        List.of(
                                                count(account, scope),
                                                "Orders that wait here to be sent are dropped too. What is filled until the "
                                                        + "venue has the cancel stays filled."),
                                        "Cancel them all",
                                        account.venue()),
                                () -> desk.actions().cancelAll(scope)));
    }

    private static String count(AccountPicture account, CancelScope scope) {
        long known = account.openOrders().stream()
                .filter(order -> isIn(order, scope))
                .count();
        return known == 1
                ? "One open order of this kind is known here now."
                : known + " open orders of this kind are known here now.";
    }

    private static boolean isIn(Order order, CancelScope scope) {
        return switch (scope) {
            case CancelScope.Everything _ -> true;
            case CancelScope.OfInstrument(String instrument) ->
                order.instrument().equals(instrument);
            case CancelScope.OfCurrency(Currency currency) ->
                order.instrument().startsWith(currency + "-")
                        || order.instrument().contains("_" + currency + "-");
        };
    }

    private Optional<AccountPicture> account() {
        return latest.account();
    }

    ActionPane pane() {
        return view.pane();
    }
}
