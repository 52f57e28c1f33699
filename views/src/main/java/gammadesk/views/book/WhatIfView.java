package gammadesk.views.book;

import gammadesk.analytics.desk.BookFigures;
import gammadesk.analytics.desk.BookPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.views.controls.Buttons;
import gammadesk.views.fx.LiveTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The what-if panel: fields to add a trade, the basket, and every figure before and after. */
final class WhatIfView {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final BookRiskDesk desk;
    private final WhatIfController controller;
    private final TextField instrument = field("what-if-instrument", "Instrument, such as BTC-PERPETUAL", 16);
    private final TextField amount = field("what-if-amount", "Amount, − sells", 8);
    private final TextField price = field("what-if-price", "Price (mark)", 8);
    private final Label message = new Label();
    private final Label state = new Label();
    private final LiveTable<WhatIfLine> basket;
    private final LiveTable<Compared> figures;
    private final VBox root = new VBox();

    WhatIfView(BookRiskDesk desk, WhatIfController controller) {
        this.desk = desk;
        this.controller = controller;
        this.basket = new LiveTable<>(
                desk.context(), "Hypothetical trades", line -> line.trade().instrument(), WhatIfLine.columns());
        this.figures = new LiveTable<>(desk.context(), "Before and after", Compared::key, Compared.columns());
        basket.explainEmptiness(
                "No hypothetical trade. Type one above, or press “Chain adds here” and double-click the " + "chain.");
        basket.node().addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        amount.setText("1");
        build();
    }

    Node node() {
        return root;
    }

    void close() {
        basket.close();
        figures.close();
    }

    private void build() {
        state.getStyleClass().add("account-state");
        state.setMinWidth(0);
        state.setMaxWidth(Double.MAX_VALUE);
        state.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(state, Priority.ALWAYS);
        ToggleButton chain = new ToggleButton("Chain adds here");
        chain.setId("what-if-chain");
        chain.setMinWidth(Region.USE_PREF_SIZE);
        chain.setTooltip(
                new Tooltip("While pressed, a double click or Enter on a side of the chain adds the typed amount of "
                        + "it here instead of opening the order ticket"));
        chain.selectedProperty().bindBidirectional(desk.context().tryingOut());
        HBox fields = new HBox(
                instrument,
                amount,
                price,
                Buttons.button("what-if-add", "Add", "Add the typed trade (Enter)", this::addTyped),
                chain,
                Buttons.button("what-if-remove", "Remove", "Take the chosen trade out (Delete)", this::removeChosen),
                Buttons.button("what-if-flip", "Flip", "Turn every trade round", controller::flip),
                Buttons.button("what-if-clear", "Clear", "Take all trades out", controller::clear));
        fields.getStyleClass().add("panel-bar");
        fields.setAlignment(Pos.CENTER_LEFT);
        HBox bar = new HBox(new RiskBar(desk.choice()), state);
        bar.getStyleClass().add("panel-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        message.setId("what-if-message");
        message.getStyleClass().addAll("summary", "risk-warning");
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        say("");
        SplitPane tables = new SplitPane(basket.node(), figures.node());
        tables.setOrientation(Orientation.VERTICAL);
        tables.setDividerPositions(0.3);
        VBox.setVgrow(tables, Priority.ALWAYS);
        root.getStyleClass().add("risk-book");
        root.getChildren().setAll(fields, bar, message, tables);
        for (TextField field : List.of(instrument, amount, price)) {
            field.setOnAction(_ -> addTyped());
        }
    }

    private static TextField field(String id, String prompt, int columns) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.setPrefColumnCount(columns);
        field.setMinWidth(50);
        return field;
    }

    /** The typed amount, empty when it is no number. */
    OptionalDouble amount() {
        return number(amount.getText());
    }

    private void addTyped() {
        String name = name(instrument.getText().strip());
        String typedPrice = price.getText().strip();
        OptionalDouble size = amount();
        OptionalDouble at = number(typedPrice);
        if (InstrumentName.parse(name).isEmpty()) {
            say("“" + name + "” is no instrument's name; such as BTC-PERPETUAL or BTC-25DEC26-100000-C.");
        } else if (size.isEmpty() || size.getAsDouble() == 0) {
            say("The amount is not a number other than 0: " + amount.getText());
        } else if (!typedPrice.isEmpty() && (at.isEmpty() || at.getAsDouble() < 0)) {
            say("The price is not a price: " + typedPrice);
        } else {
            say("");
            controller.add(new RiskBook.Entry(name, size.getAsDouble(), at));
            instrument.selectAll();
        }
    }

    /** Decimal strikes are written with a small d; everything else may be typed in small letters. */
    private static String name(String typed) {
        return InstrumentName.parse(typed).isPresent() ? typed : typed.toUpperCase(Locale.ROOT);
    }

    private static OptionalDouble number(String text) {
        try {
            double value = Double.parseDouble(text.strip().replace('−', '-').replace(",", ""));
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }

    private void say(String words) {
        message.setText(words);
        message.setVisible(!words.isEmpty());
        message.setManaged(!words.isEmpty());
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.DELETE) {
            removeChosen();
            event.consume();
        } else if (event.getText().equals("+") || event.getText().equals("-")) {
            change(event.getText().equals("+") ? 1 : -1);
            event.consume();
        }
    }

    private void change(int sign) {
        amount().ifPresent(step -> basket.chosenRow()
                .ifPresent(line -> controller.add(new RiskBook.Entry(
                        line.trade().instrument(),
                        sign * Math.abs(step),
                        line.trade().averagePrice()))));
    }

    private void removeChosen() {
        basket.chosenRow().ifPresent(line -> controller.remove(line.trade()));
    }

    void show(DeskSnapshot snapshot) {
        long now = desk.context().clock().nanos();
        boolean stale = RiskWords.isStale(snapshot, now);
        state.setText((stale ? "STALE: " : "") + RiskWords.rests(snapshot, now));
        state.pseudoClassStateChanged(STALE, stale);
        basket.show(WhatIfLine.of(desk.basket().get(), snapshot.book().flatMap(BookPicture::whatIf)));
        figures.explainEmptiness(snapshot.book()
                .map(book -> "No figures: " + book.live().reason() + ".")
                .orElse("The risk of the book has not been computed yet."));
        figures.show(snapshot.book().map(WhatIfView::compared).orElse(List.of()));
    }

    private static List<Compared> compared(BookPicture picture) {
        RiskChoice choice = picture.choice();
        Optional<BookFigures> after = picture.whatIf().map(whatIf -> whatIf.after());
        return picture.live()
                .value()
                .map(before -> Arrays.stream(RiskFigure.values())
                        .map(figure -> compared(figure, choice, before, after))
                        .toList())
                .orElse(List.of());
    }

    private static Compared compared(
            RiskFigure figure, RiskChoice choice, BookFigures before, Optional<BookFigures> after) {
        double was = figure.value(before, choice);
        double will = after.map(book -> figure.value(book, choice)).orElse(Double.NaN);
        return new Compared(
                figure.name(),
                figure.title(),
                figure.unit(choice),
                was,
                will,
                will - was,
                value -> figure.text(value, choice),
                value -> figure.change(value, choice),
                figure.reason(after.orElse(before), choice));
    }
}
