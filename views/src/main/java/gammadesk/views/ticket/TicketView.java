package gammadesk.views.ticket;

import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TimeInForce;
import gammadesk.analytics.trading.OrderTicket;
import gammadesk.analytics.trading.OrderTicket.TriggerSource;
import gammadesk.views.confirm.ActionPane;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import gammadesk.views.fx.Scrolling;
import gammadesk.views.ticket.TicketModel.Anchor;
import gammadesk.views.ticket.TicketModel.Figure;
import gammadesk.views.ticket.TicketModel.Following;
import gammadesk.views.ticket.TicketModel.Level;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The fields on the left, the book and the order's figures on the right. */
final class TicketView {
    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final List<OrderType> TYPES = List.of(
            OrderType.LIMIT,
            OrderType.MARKET,
            OrderType.MARKET_LIMIT,
            OrderType.STOP_LIMIT,
            OrderType.STOP_MARKET,
            OrderType.TAKE_LIMIT,
            OrderType.TAKE_MARKET);
    private static final double FORM_WIDTH = 380;

    private final TicketModel model;
    private final TicketController controller;
    private final LiveTable<Level> book;
    private final LiveTable<Figure> figures;
    private final GridPane grid = new GridPane();
    private final ActionPane pane;
    private int row;

    TicketView(DeskContext context, TicketModel model, TicketController controller) {
        this.model = model;
        this.controller = controller;
        this.book = new LiveTable<>(context, "Order book of the ticket", TicketView::key, bookColumns());
        this.figures = new LiveTable<>(context, "What the order means", Figure::name, figureColumns());
        figures.explainEmptiness("Choose an instrument to see what an order in it means.");
        model.book().subscribe(() -> book.show(model.book().get()));
        model.figures().subscribe(() -> showFigures(model.figures().get()));
        showFigures(List.of());
        book.onOpen(controller::takePrice);
        book.node().setOnMouseClicked(event -> {
            if (event.getClickCount() == 1) {
                book.chosenRow().ifPresent(controller::takePrice);
            }
        });
        this.pane = new ActionPane(context.clock(), content());
    }

    private void showFigures(List<Figure> lines) {
        figures.show(lines);
        book.explainEmptiness(lines.isEmpty() ? "Choose an instrument to see its book." : "Nobody bids or offers.");
    }

    Node node() {
        return pane.node();
    }

    ActionPane pane() {
        return pane;
    }

    void close() {
        book.close();
        figures.close();
    }

    private static String key(Level level) {
        return level.side() + "/" + level.rank();
    }

    private Node content() {
        form();
        ScrollPane scroll = Scrolling.form(grid);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox left = new VBox(scroll, foot());
        left.setPrefWidth(FORM_WIDTH);
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        Label state = new Label();
        state.getStyleClass().add("summary");
        state.textProperty().bind(model.bookState());
        VBox right = new VBox(state, book.node(), figures.node());
        VBox.setVgrow(book.node(), Priority.ALWAYS);
        VBox.setVgrow(figures.node(), Priority.ALWAYS);
        right.setPrefWidth(FORM_WIDTH);
        right.setMinWidth(0);
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox root = new HBox(left, right);
        root.getStyleClass().add("ticket");
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        model.stale().subscribe(stale -> root.pseudoClassStateChanged(STALE, stale));
        return root;
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            controller.leave();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof TextField) {
            controller.review();
            event.consume();
        }
    }

    private void form() {
        grid.getStyleClass().add("form");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, fields);
        line("Instrument", instrument());
        message(model.instrumentMessage(), false);
        line("Side", sides());
        line(
                "Type",
                disabledInChange(TicketControls.chooser(
                        "ticket-type", "Kind of order", TYPES, model.type(), TicketWords::type)));
        line(
                "Amount",
                TicketControls.withUnit(
                        TicketControls.field("ticket-amount", "Amount", model.amount()), model.amountUnit()));
        note(model.equivalents());
        message(model.amountMessage(), true);
        priceLine(Anchor.PRICE, "Price", TicketControls.withUnit(priceField(Anchor.PRICE, "Price"), model.priceUnit()));
        priceLine(
                Anchor.USD,
                "= in USD",
                TicketControls.withUnit(
                        priceField(Anchor.USD, "Price in USD per coin"), TicketControls.fixed("USD per coin")));
        priceLine(
                Anchor.IV,
                "= volatility",
                TicketControls.withUnit(priceField(Anchor.IV, "Implied volatility"), TicketControls.fixed("% a year")));
        followingLine();
        note(model.rounding());
        message(model.priceMessage(), true);
        triggerLine();
        message(model.triggerMessage(), true);
        line(
                "Stays",
                disabledInChange(TicketControls.chooser(
                        "ticket-time",
                        "Time in force",
                        List.of(TimeInForce.values()),
                        model.timeInForce(),
                        TicketWords::stays)));
        line("", flags());
        message(model.termsMessage(), false);
        message(model.marginWarning(), false);
    }

    private Node instrument() {
        TextField name = TicketControls.field("ticket-instrument", "Instrument", model.instrument());
        name.setPromptText("such as BTC-PERPETUAL");
        name.disableProperty().bind(model.changing());
        return name;
    }

    private Node sides() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox(4);
        for (Side side : Side.values()) {
            ToggleButton button = new ToggleButton(side == Side.BUY ? "▲ Buy" : "▼ Sell");
            button.setId("ticket-" + side.name().toLowerCase(Locale.ROOT));
            button.getStyleClass().addAll("side", side == Side.BUY ? "buy" : "sell");
            button.setToggleGroup(group);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setTooltip(new Tooltip(side == Side.BUY ? "Buy" : "Sell"));
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setOnAction(_ -> {
                button.setSelected(true);
                model.side().set(side);
            });
            button.disableProperty().bind(model.changing());
            model.side().subscribe(chosen -> button.setSelected(chosen == side));
            box.getChildren().add(button);
        }
        return box;
    }

    private TextField priceField(Anchor anchor, String name) {
        TextField field =
                TicketControls.field("ticket-" + anchor.name().toLowerCase(Locale.ROOT), name, model.text(anchor));
        model.anchor().subscribe(held -> field.pseudoClassStateChanged(HELD, held == anchor));
        BooleanExpression kept = model.changing().and(model.following().isEqualTo(Following.VENUE));
        field.disableProperty().bind(kept.and(model.anchor().isNotEqualTo(anchor)));
        return field;
    }

    private void priceLine(Anchor anchor, String name, Node node) {
        Label label = line(name, node);
        Runnable show = () -> {
            boolean shown = OrderTicket.hasLimit(model.type().get())
                    && (anchor == Anchor.PRICE || model.option().get());
            for (Node each : List.of(label, node)) {
                each.setVisible(shown);
                each.setManaged(shown);
            }
        };
        model.type().subscribe(_ -> show.run());
        model.option().subscribe(_ -> show.run());
    }

    /** Only a price from USD or volatility can be kept. */
    private void followingLine() {
        Node chooser = disabledInChange(TicketControls.chooser(
                "ticket-following",
                "What becomes of a price from USD or volatility once it is sent",
                List.of(Following.values()),
                model.following(),
                Following::words));
        Label label = line("It is", chooser);
        Runnable show = () -> {
            boolean shown = model.type().get() == OrderType.LIMIT
                    && model.option().get()
                    && model.anchor().get() != Anchor.PRICE;
            for (Node each : List.of(label, chooser)) {
                each.setVisible(shown);
                each.setManaged(shown);
            }
        };
        model.type().subscribe(_ -> show.run());
        model.option().subscribe(_ -> show.run());
        model.anchor().subscribe(_ -> show.run());
    }

    private void triggerLine() {
        ComboBox<TriggerSource> source = TicketControls.chooser(
                "ticket-trigger-source",
                "Which price triggers",
                List.of(TriggerSource.values()),
                model.trigger(),
                TriggerSource::words);
        source.setMinWidth(Region.USE_PREF_SIZE);
        TextField price = TicketControls.field("ticket-trigger", "Trigger price", model.triggerPrice());
        HBox.setHgrow(price, Priority.ALWAYS);
        HBox box = new HBox(4, price, source);
        Label label = line("Trigger", box);
        model.type().subscribe(type -> {
            for (Node each : List.of(label, box)) {
                each.setVisible(OrderTicket.hasTrigger(type));
                each.setManaged(OrderTicket.hasTrigger(type));
            }
        });
    }

    private Node flags() {
        CheckBox post = TicketControls.check("ticket-post-only", "Post only", "Refuse instead of taking liquidity");
        post.selectedProperty().bindBidirectional(model.postOnly());
        CheckBox reduce = TicketControls.check("ticket-reduce-only", "Reduce only", "Never open or turn a position");
        reduce.selectedProperty().bindBidirectional(model.reduceOnly());
        reduce.disableProperty().bind(model.changing());
        HBox box = new HBox(12, post, reduce);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private Node foot() {
        Label obstacle = new Label();
        obstacle.setId("ticket-obstacle");
        obstacle.textProperty().bind(model.obstacle());
        obstacle.setWrapText(true);
        obstacle.getStyleClass().add("form-note");
        obstacle.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(obstacle, Priority.ALWAYS);
        Button review = new Button("Review…");
        review.setId("ticket-review");
        review.setMinWidth(Region.USE_PREF_SIZE);
        review.setTooltip(new Tooltip("State everything in words and ask once (Enter in a field)"));
        review.setOnAction(_ -> controller.review());
        model.obstacle().subscribe(words -> review.setDisable(!words.isEmpty()));
        HBox foot = new HBox(8, obstacle, review);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("form-foot");
        return foot;
    }

    private Node disabledInChange(Node node) {
        node.disableProperty().bind(model.changing());
        return node;
    }

    private Label line(String name, Node node) {
        Label label = new Label(name);
        label.getStyleClass().add("form-name");
        label.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(row++, label, node);
        return label;
    }

    private void note(StringProperty words) {
        under(words, "form-note");
    }

    /** What is wrong, beside the field; where rounding helps, a button that does it. */
    private void message(StringProperty words, boolean rounds) {
        Label label = TicketControls.label(words, "form-message");
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox box = new HBox(6, label);
        box.setAlignment(Pos.CENTER_LEFT);
        if (rounds) {
            Button round = new Button("Round");
            round.setTooltip(new Tooltip("Bring amount and price to steps that the venue accepts"));
            round.setMinWidth(Region.USE_PREF_SIZE);
            round.setOnAction(_ -> controller.round());
            box.getChildren().add(round);
        }
        TicketControls.showWhenSaid(words, box);
        grid.add(box, 1, row++);
    }

    private void under(StringProperty words, String style) {
        Label label = TicketControls.label(words, style);
        TicketControls.showWhenSaid(words, label);
        grid.add(label, 1, row++);
    }

    private List<LiveColumn<Level>> bookColumns() {
        return List.of(
                LiveColumn.<Level>words("side", "Book", 4, TicketView::sideWord)
                        .marked("buy", level -> level.side() == Side.BUY)
                        .marked("sell", level -> level.side() == Side.SELL),
                LiveColumn.<Level>figures(
                                "price",
                                "Price",
                                7,
                                Level::price,
                                level -> Numbers.fixed(
                                        level.price(), model.decimals().get().orElse(2)))
                        .marked("buy", level -> level.side() == Side.BUY)
                        .marked("sell", level -> level.side() == Side.SELL)
                        .explained("A click takes it into the ticket"),
                LiveColumn.<Level>figures(
                        "amount",
                        "Amount",
                        7,
                        Level::amount,
                        level -> Numbers.fixed(level.amount(), level.amount() == Math.rint(level.amount()) ? 0 : 1)));
    }

    private static String sideWord(Level level) {
        return (level.side() == Side.BUY ? "bid " : "ask ") + level.rank();
    }

    private static List<LiveColumn<Figure>> figureColumns() {
        return List.of(
                LiveColumn.<Figure>words("name", "This order", 8, Figure::name)
                        .styled("dim")
                        .hover(Figure::hover),
                LiveColumn.<Figure>words("value", "", 18, Figure::value)
                        .styled("mono")
                        .hover(Figure::hover));
    }
}
