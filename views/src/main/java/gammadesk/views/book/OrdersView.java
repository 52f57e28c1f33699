package gammadesk.views.book;

import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.Past;
import gammadesk.views.book.OrdersController.Part;
import gammadesk.views.confirm.ActionPane;
import gammadesk.views.controls.Buttons;
import gammadesk.views.format.Times;
import gammadesk.views.fx.LiveColumn;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The table of orders with its buttons. */
final class OrdersView {
    private final OrdersController controller;
    private final BookTable<Order> table;
    private final OlderRows older;

    OrdersView(BookDesk desk, BookModel<Order> model, OrdersController controller) {
        this.controller = controller;
        this.table = new BookTable<>(desk, model, "Orders", Order::id, columns(), Set.of("label", "id", "changed"));
        this.older = new OlderRows(desk, model, Past.ORDERS);
        showOlder(false);
        table.actions(
                parts(),
                Buttons.button(
                        "cancel-order",
                        "Cancel…",
                        "Cancel the chosen order after one question (Delete)",
                        this::cancelChosen),
                cancelAll(),
                older.node());
        table.table().onOpen(controller::openTicket);
        table.table().marked("ended", order -> !order.isLive());
        table.table().node().addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE) {
                cancelChosen();
                event.consume();
            }
        });
    }

    Node node() {
        return table.node();
    }

    ActionPane pane() {
        return table.pane();
    }

    Optional<Order> chosen() {
        return table.table().chosenRow();
    }

    OlderRows older() {
        return older;
    }

    /** Among the open orders there are no older ones to load. */
    void showOlder(boolean shown) {
        older.node().setVisible(shown);
        older.node().setManaged(shown);
    }

    void close() {
        table.close();
    }

    private void cancelChosen() {
        chosen().ifPresent(controller::cancel);
    }

    private Node parts() {
        HBox chips = new HBox(2);
        chips.setAlignment(Pos.CENTER_LEFT);
        ToggleGroup group = new ToggleGroup();
        Arrays.stream(Part.values()).forEach(part -> {
            ToggleButton chip = new ToggleButton(part.words());
            chip.getStyleClass().add("chip");
            chip.setId("orders-" + part.words().toLowerCase(Locale.ROOT));
            chip.setToggleGroup(group);
            chip.setMinWidth(Region.USE_PREF_SIZE);
            chip.setTooltip(new Tooltip("Show orders that are " + part.words().toLowerCase(Locale.ROOT)));
            chip.setSelected(part == Part.OPEN);
            chip.setOnAction(_ -> {
                chip.setSelected(true);
                controller.choose(part);
            });
            chips.getChildren().add(chip);
        });
        return chips;
    }

    private MenuButton cancelAll() {
        MenuButton menu = new MenuButton("Cancel all…");
        menu.setId("cancel-all");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setTooltip(new Tooltip("Cancel many orders after one question"));
        menu.getItems().add(new MenuItem("all open orders of the account"));
        menu.setOnShowing(_ -> menu.getItems()
                .setAll(controller.scopes().stream()
                        .map(scope -> {
                            MenuItem item = new MenuItem(scope.words());
                            item.setOnAction(_ -> controller.cancelAll(scope));
                            return item;
                        })
                        .toList()));
        return menu;
    }

    private static List<LiveColumn<Order>> columns() {
        return List.of(
                LiveColumn.<Order>figures(
                                "created", "Time", 6, Order::createdMillis, order -> Times.clock(order.createdMillis()))
                        .exact(order -> Times.dateTime(order.createdMillis()))
                        .hover(order -> Times.dateTime(order.createdMillis()))
                        .explained("When the venue took it, UTC")
                        .styled("dim"),
                LiveColumn.<Order>words("instrument", "Instrument", 13.5, Order::instrument)
                        .hover(Order::terms),
                side(),
                LiveColumn.<Order>words(
                        "type",
                        "Type",
                        6,
                        order -> order.type().map(BookWords::word).orElse("other")),
                LiveColumn.<Order>figures(
                                "price",
                                "Price",
                                7,
                                order -> order.price()
                                        .map(BigDecimal::doubleValue)
                                        .orElse(Double.NaN),
                                order -> BookWords.price(order.instrument(), order.price()))
                        .exact(order -> BookWords.plain(order.price()))
                        .explained("Limit price; coin for inverse options, else USD"),
                LiveColumn.<Order>words("kept", "Kept at", 7, BookWords::kept)
                        .styled("dim")
                        .explained("What the venue re-prices the order to as the market moves; empty where its price"
                                + " stands"),
                LiveColumn.<Order>figures(
                                "amount",
                                "Amount",
                                6.5,
                                order -> order.amount().doubleValue(),
                                order -> BookWords.amount(order.amount()))
                        .exact(order -> BookWords.plain(order.amount()))
                        .explained("In the unit beside it"),
                LiveColumn.<Order>words("unit", "Unit", 4.2, order -> BookWords.amountUnit(order.instrument()))
                        .styled("dim"),
                LiveColumn.<Order>figures(
                                "filled",
                                "Filled",
                                6.5,
                                order -> order.filled().doubleValue(),
                                order -> BookWords.amount(order.filled()))
                        .exact(order -> BookWords.plain(order.filled()))
                        .flashing(),
                LiveColumn.<Order>figures(
                                "average",
                                "Average",
                                7,
                                order -> order.averagePrice()
                                        .map(BigDecimal::doubleValue)
                                        .orElse(Double.NaN),
                                order -> order.averagePrice()
                                        .map(_ -> BookWords.price(order.instrument(), order.averagePrice()))
                                        .orElse("—"))
                        .exact(order -> BookWords.plain(order.averagePrice()))
                        .hover(order -> order.averagePrice().isEmpty() ? "nothing has been filled" : "")
                        .explained("Average price of what was filled"),
                LiveColumn.<Order>words("state", "State", 9, BookWords::state)
                        .marked("alarm", order -> order.state() == Order.State.REJECTED)
                        .hover(BookWords::state),
                LiveColumn.<Order>words("flags", "Flags", 8, BookWords::flags).styled("dim"),
                LiveColumn.<Order>figures(
                                "changed",
                                "Changed",
                                6,
                                order -> order.stamp().venueMillis(),
                                order -> Times.clock(order.stamp().venueMillis()))
                        .exact(order -> Times.dateTime(order.stamp().venueMillis()))
                        .styled("dim"),
                LiveColumn.<Order>words("label", "Label", 12, Order::label).styled("dim"),
                LiveColumn.<Order>words("id", "Order id", 9, Order::id).styled("dim"));
    }

    private static LiveColumn<Order> side() {
        return LiveColumn.<Order>words("side", "Side", 4.5, order -> BookWords.side(order.side()))
                .marked("buy", order -> order.side() == Side.BUY)
                .marked("sell", order -> order.side() == Side.SELL)
                .exact(order -> BookWords.word(order.side()));
    }
}
