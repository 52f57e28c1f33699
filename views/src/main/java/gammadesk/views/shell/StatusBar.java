package gammadesk.views.shell;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Venue;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.DeskContext;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The bar across the top: where the data comes from, whether it can be believed, what the market does. */
final class StatusBar {
    private static final PseudoClass TEST = PseudoClass.getPseudoClass("test");
    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
    private static final PseudoClass ARMED = PseudoClass.getPseudoClass("armed");
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final DeskContext context;
    private final Region line = new Region();
    private final Label environment = new Label();
    private final HBox currencies = new HBox();
    private final Fact price = new Fact("index", "Index price, USD", 7.2).strong();
    private final Fact change = new Fact("24 h", "Change of the perpetual over 24 hours", 4.2);
    private final Fact volatility = new Fact("DVOL", "The venue's volatility index, % a year", 4);
    private final Fact connection = new Fact("", "State of the connection", 6).words();
    private final Fact roundTrip = new Fact("rtt", "Round trip to the venue", 4);
    private final Fact messages = new Fact("msg/s", "Messages a second, over the last few seconds", 3.2);
    private final Fact age = new Fact("age", "Since the newest message of any kind", 3.6);
    private final Fact gaps = new Fact("gaps", "Broken order-book sequences since the start", 1.6);
    private final Fact reconnects = new Fact("reconnects", "Connections made again after a loss", 1.6);
    private final Fact malformed = new Fact("malformed", "Messages that could not be read", 1.6);
    private final Fact equity = new Fact("equity", "Equity of the account in the shown currency", 7);
    private final Fact orders = new Fact("orders", "Open orders of the account", 1.6);
    private final Fact trading = new Fact("trading", "Whether orders can be sent", 5.5).words();
    private final Label notice = new Label();
    private final FlowPane facts = new FlowPane();
    private final VBox root = new VBox();

    StatusBar(DeskContext context) {
        this.context = context;
        line.getStyleClass().add("environment-line");
        environment.getStyleClass().add("environment");
        environment.setMinWidth(Region.USE_PREF_SIZE);
        currencies.getStyleClass().addAll("chips", "fact");
        currencies.setAlignment(Pos.CENTER_LEFT);
        currencies.setAccessibleRole(AccessibleRole.PARENT);
        currencies.setAccessibleText("Currency");
        price.getStyleClass().add("price");
        change.getStyleClass().add("price");
        volatility.getStyleClass().add("price");
        notice.getStyleClass().add("notice");
        notice.setMaxWidth(Double.MAX_VALUE);
        notice.setWrapText(true);
        facts.getChildren()
                .setAll(
                        environment,
                        currencies,
                        price,
                        change,
                        volatility,
                        equity,
                        orders,
                        trading,
                        connection,
                        roundTrip,
                        messages,
                        age,
                        gaps,
                        reconnects,
                        malformed);
        facts.setRowValignment(VPos.CENTER);
        facts.getStyleClass().add("status-facts");
        root.getStyleClass().add("status-bar");
        root.getChildren().setAll(line, facts, notice);
        showMessage("");
    }

    Node node() {
        return root;
    }

    void show(Status status) {
        showEnvironment(status.venue());
        showCurrencies(status);
        showMarket(status);
        showConnection(status);
        showAccount(status);
        root.pseudoClassStateChanged(STALE, status.stale());
    }

    void showMessage(String text) {
        notice.setText(text);
        notice.setVisible(!text.isEmpty());
        notice.setManaged(!text.isEmpty());
    }

    private void showMarket(Status status) {
        price.show(status.index());
        change.show(status.change());
        volatility.show(status.volatilityIndex());
    }

    private void showConnection(Status status) {
        connection.show(status.connection(), status.stale());
        connection.explain(status.reason().isEmpty() ? "State of the connection" : status.reason());
        roundTrip.show(status.roundTrip());
        messages.show(status.messages());
        age.show(status.age(), status.stale());
        gaps.show(Numbers.count(status.gaps()), status.staleBooks() > 0);
        gaps.explain("Broken order-book sequences since the start; " + status.staleBooks()
                + " books wait for a new snapshot now");
        reconnects.show(Numbers.count(status.reconnects()));
        malformed.show(Numbers.count(status.malformed()));
    }

    private void showAccount(Status status) {
        equity.show(status.equity());
        orders.show(status.openOrders());
        trading.show(status.trading(), status.mode() == Status.Trading.STALE);
        trading.explain(status.tradingReason());
        trading.pseudoClassStateChanged(ARMED, status.mode() == Status.Trading.ARMED);
    }

    private void showEnvironment(Venue venue) {
        String words = switch (venue.environment()) {
            case EMBEDDED -> "EMBEDDED";
            case TEST -> "TEST";
            case LIVE -> "LIVE";
        };
        if (words.equals(environment.getText())) {
            return;
        }
        environment.setText(words);
        environment.setTooltip(new Tooltip(venue.name() + " at " + venue.address() + ", "
                + switch (venue.environment()) {
                    case EMBEDDED -> "the exchange inside this program: no real money";
                    case TEST -> "a test net: no real money";
                    case LIVE -> "REAL MONEY";
                }));
        for (Node node : List.of(line, environment)) {
            node.pseudoClassStateChanged(TEST, venue.environment() == Venue.Environment.TEST);
            node.pseudoClassStateChanged(LIVE, venue.environment() == Venue.Environment.LIVE);
        }
    }

    private void showCurrencies(Status status) {
        List<Currency> known = status.currencies().isEmpty() ? List.of(status.currency()) : status.currencies();
        List<Object> shown = currencies.getChildren().stream()
                .map(Node::getUserData)
                .map(Objects::requireNonNull)
                .toList();
        if (!shown.equals(known)) {
            currencies
                    .getChildren()
                    .setAll(known.stream().map(this::currencyButton).toList());
        }
        for (Node node : currencies.getChildren()) {
            ((ToggleButton) node).setSelected(status.currency().equals(node.getUserData()));
        }
    }

    private ToggleButton currencyButton(Currency currency) {
        ToggleButton button = new ToggleButton(currency.code());
        button.setUserData(currency);
        button.setId("currency-" + currency.code());
        button.getStyleClass().add("chip");
        button.setTooltip(new Tooltip("Show the " + currency + " market" + keyOf(currency)));
        button.setOnAction(_ -> {
            button.setSelected(true);
            context.currency().set(currency);
        });
        return button;
    }

    private static String keyOf(Currency currency) {
        return currency.equals(Currency.BTC) ? " (Ctrl+B)" : currency.equals(Currency.ETH) ? " (Ctrl+E)" : "";
    }
}
